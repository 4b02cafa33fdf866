import { answer } from './answer.ts'
import { arrivals } from './arrivals.ts'
import { audits } from './audits.ts'
import { body } from './body.ts'
import { charts } from './charts.ts'
import { commands } from './commands.ts'
import { cost } from './cost.ts'
import { counterparts } from './counterparts.ts'
import { definitions } from './definitions.ts'
import { demand } from './demand.ts'
import { demandFormulas } from './demand-formulas.ts'
import { diagnosis } from './diagnosis.ts'
import { document } from './document.ts'
import { errors } from './errors.ts'
import { evidence } from './evidence.ts'
import { explain } from './explain.ts'
import { explore } from './explore.ts'
import { layouts } from './layouts.ts'
import { levels } from './levels.ts'
import { office } from './office.ts'
import { revision } from './revision.ts'
import { size } from './size.ts'
import { table } from './table.ts'

export const en = {
  ...answer,
  ...arrivals,
  ...audits,
  ...body,
  ...charts,
  ...commands,
  ...cost,
  ...counterparts,
  ...definitions,
  ...demand,
  ...demandFormulas,
  ...diagnosis,
  ...document,
  ...errors,
  ...evidence,
  ...explain,
  ...explore,
  ...layouts,
  ...levels,
  ...office,
  ...revision,
  ...size,
  ...table,
}
