import type { Catalog } from '../catalog.ts'
import { formulaMessages, termMessages } from './appendix.ts'
import { auditMessages } from './audits.ts'
import { chartMessages } from './charts.ts'
import { compareMessages } from './compare.ts'
import { answerMessages } from './answer.ts'
import { documentMessages } from './document.ts'
import { tableMessages } from './table.ts'
import { errorMessages, problemMessages } from './errors.ts'
import { explainMessages } from './explain.ts'
import { nextMessages } from './next.ts'
import { sizeMessages } from './size.ts'
import { terminalMessages } from './terminal.ts'

export const ja: Catalog = {
  ...auditMessages,
  ...chartMessages,
  ...compareMessages,
  ...answerMessages,
  ...documentMessages,
  ...tableMessages,
  ...errorMessages,
  ...explainMessages,
  ...formulaMessages,
  ...problemMessages,
  ...nextMessages,
  ...sizeMessages,
  ...termMessages,
  ...terminalMessages,
}
