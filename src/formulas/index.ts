import { arrivalFormulas } from './arrivals.ts'
import { arrivalModelFormulas } from './arrival-models.ts'
import { betweenFormulas } from './between.ts'
import { confidenceFormulas } from './confidence.ts'
import { copyFormulas } from './copies.ts'
import { costFormulas } from './cost.ts'
import { demandFormulas } from './demand.ts'
import { diagnosisFormulas } from './diagnosis.ts'
import type { Formula } from './formula.ts'
import { gainFormulas } from './gains.ts'
import { levelFormulas } from './levels.ts'
import { limitFormulas } from './limit.ts'
import { mixFormulas } from './mix.ts'
import { requestFormulas } from './requests.ts'
import { sensitivityFormulas } from './sensitivity.ts'
import { steadyFormulas } from './steady.ts'
import { timeFormulas } from './times.ts'
import { userFormulas } from './users.ts'
import { workloadFormulas } from './workload.ts'

/** Formulas of what somebody asked for, which not every report has. */
export const questionFormulas = { ...demandFormulas, ...costFormulas }

const all = {
  ...requestFormulas,
  ...confidenceFormulas,
  ...levelFormulas,
  ...limitFormulas,
  ...timeFormulas,
  ...arrivalFormulas,
  ...userFormulas,
  ...gainFormulas,
  ...workloadFormulas,
  ...diagnosisFormulas,
  ...steadyFormulas,
  ...arrivalModelFormulas,
  ...mixFormulas,
  ...sensitivityFormulas,
  ...betweenFormulas,
  ...copyFormulas,
  ...questionFormulas,
}

export type FormulaId = keyof typeof all

/** Every formula that the document shows or that a trail names, in the order of the appendix. */
export const formulas: Readonly<Record<FormulaId, Formula>> = all

export const formulaIds = Object.keys(all) as readonly FormulaId[]

/** A name that a report gives to a formula, such as that of another version may not be one. */
export const isFormula = (name: string): name is FormulaId => Object.hasOwn(all, name)

/** The formula that a trail names. Throws RangeError for a name of none. */
export const formulaOf = (name: string): Formula => {
  if (!isFormula(name)) throw new RangeError(`no formula ${name}`)
  return all[name]
}
