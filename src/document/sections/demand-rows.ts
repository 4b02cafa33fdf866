import type { Language } from '../../i18n/language.ts'
import type { AskedEmployees } from '../../model/plan.ts'
import type { Report } from '../../model/report.ts'
import type { Cell } from '../block.ts'

type Chooser = Report['plan']['chosenBy']['sla']
export type Row = (name: string, text: string, chooser: Chooser, ref: string) => readonly Cell[]

const kinds = {
  registered: 'count',
  active: 'share',
  perDay: 'number',
  busyHour: 'share',
  peak: 'number',
  growth: 'share',
  years: 'count',
} as const

const employeeRows = (employees: AskedEmployees, row: Row, language: Language): readonly (readonly Cell[])[] =>
  (Object.keys(kinds) as (keyof typeof kinds)[]).map((name) => {
    const { value, by } = employees[name]
    const text = language.value(value, kinds[name])
    return row(language.say(`assumption.${name}`), text, by, `plan/demand/employees/${name}/value`)
  })

/** The demand that was asked about: each number with who chose it. */
export const demandRows = ({ plan }: Report, row: Row, language: Language): readonly (readonly Cell[])[] => {
  const { users, arrivalRates, employees } = plan.demand
  const counts = users.map((count) => language.value(count, 'users'))
  const rates = arrivalRates.map((rate) => language.say('unit.rate', { rate }))
  return [
    ...(counts.length > 0
      ? [row(language.say('assumption.users'), language.list(counts), 'plan', 'plan/demand/users')]
      : []),
    ...(rates.length > 0
      ? [row(language.say('assumption.arrivalRate'), language.list(rates), 'plan', 'plan/demand/arrivalRates')]
      : []),
    ...(employees ? employeeRows(employees, row, language) : []),
    ...(users.length + rates.length > 0 || employees
      ? [row(language.say('assumption.spare'), language.value(plan.spare, 'count'), plan.chosenBy.spare, 'plan/spare')]
      : []),
  ]
}
