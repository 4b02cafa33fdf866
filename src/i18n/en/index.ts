import type { Catalog } from '../catalog.ts'
import { arrivalMessages } from './arrivals.ts'
import { formulaMessages, termMessages } from './appendix.ts'
import { auditMessages } from './audits.ts'
import { chartMessages } from './charts.ts'
import { compareMessages } from './compare.ts'
import { confidenceFormulaMessages } from './confidence-formulas.ts'
import { confidenceMessages } from './confidence.ts'
import { costMessages } from './cost.ts'
import { costSensitivityMessages } from './cost-sensitivity.ts'
import { decisionMessages } from './decision.ts'
import { demandMessages } from './demand.ts'
import { answerMessages } from './answer.ts'
import { bottleneckMessages, diagnosisMessages } from './diagnosis.ts'
import { documentMessages } from './document.ts'
import { tableMessages } from './table.ts'
import { errorMessages, problemMessages } from './errors.ts'
import { explainMessages } from './explain.ts'
import { mixMessages } from './mix.ts'
import { initMessages } from './init.ts'
import { layoutMessages } from './layouts.ts'
import { nextMessages } from './next.ts'
import { promiseMessages } from './promise.ts'
import { questionFormulaMessages } from './question-formulas.ts'
import { sensitivityMessages } from './sensitivity.ts'
import { sizeMessages } from './size.ts'
import { steadyMessages } from './steady.ts'
import { terminalMessages } from './terminal.ts'

export const en: Catalog = {
  ...auditMessages,
  ...arrivalMessages,
  ...chartMessages,
  ...compareMessages,
  ...confidenceFormulaMessages,
  ...confidenceMessages,
  ...costMessages,
  ...costSensitivityMessages,
  ...decisionMessages,
  ...demandMessages,
  ...answerMessages,
  ...bottleneckMessages,
  ...diagnosisMessages,
  ...documentMessages,
  ...tableMessages,
  ...errorMessages,
  ...explainMessages,
  ...formulaMessages,
  ...problemMessages,
  ...questionFormulaMessages,
  ...mixMessages,
  ...initMessages,
  ...layoutMessages,
  ...nextMessages,
  ...promiseMessages,
  ...sensitivityMessages,
  ...sizeMessages,
  ...steadyMessages,
  ...termMessages,
  ...terminalMessages,
}
