import { answer } from './answer.ts'
import { arrivals } from './arrivals.ts'
import { audits } from './audits.ts'
import { batch } from './batch.ts'
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
import { explain } from './explain.ts'
import { explore } from './explore.ts'
import { layouts } from './layouts.ts'
import { levels } from './levels.ts'
import { revision } from './revision.ts'
import { serverSide } from './server-side.ts'
import { sheets } from './sheets.ts'
import { singleStream } from './single-stream.ts'
import { size } from './size.ts'
import { slides } from './slides.ts'
import { table } from './table.ts'

export const ja = {
  ...answer,
  ...arrivals,
  ...audits,
  ...batch,
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
  ...explain,
  ...explore,
  ...layouts,
  ...levels,
  ...revision,
  ...serverSide,
  ...sheets,
  ...singleStream,
  ...size,
  ...slides,
  ...table,
}
