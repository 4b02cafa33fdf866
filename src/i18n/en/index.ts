import type { Catalog } from '../catalog.ts'
import { formulaMessages, termMessages } from './appendix.ts'
import { auditMessages } from './audits.ts'
import { chartMessages } from './charts.ts'
import { documentMessages } from './document.ts'
import { errorMessages, problemMessages } from './errors.ts'
import { terminalMessages } from './terminal.ts'

export const en: Catalog = {
  ...auditMessages,
  ...chartMessages,
  ...documentMessages,
  ...errorMessages,
  ...formulaMessages,
  ...problemMessages,
  ...termMessages,
  ...terminalMessages,
}
