import type { Section } from '../block.ts'
import type { GroundsOf } from '../trail/leaves.ts'
import { glossary, method, trail } from './trail.ts'
import { conditions } from './conditions.ts'
import { counterparts } from './counterparts.ts'
import { duels } from '../duels.ts'
import { singleStream } from '../single-stream.ts'
import { cost } from './cost.ts'
import { definitions } from './definitions.ts'
import { demand } from './demand.ts'
import { findings } from './findings.ts'
import { mixes } from './mix.ts'
import { points } from './points.ts'
import { serverSide } from './server-side.ts'
import { sources } from './sources.ts'
import { workloads } from './workloads.ts'
import type { Edition } from '../edition.ts'

/** What proves the body: each workload in full, the measurement, every point, every file, every formula. */
export const evidenceOf = (edition: Edition, groundsOf: GroundsOf): readonly Section[] => {
  const sections = [
    ...workloads(edition),
    ...mixes(edition),
    ...demand(edition),
    ...cost(edition),
    ...(edition.report.series.length > 0 ? [...singleStream(edition), ...duels(edition)] : []),
    ...serverSide(edition),
    findings(edition),
    conditions(edition),
    ...definitions(edition),
    ...counterparts(edition),
    points(edition),
    sources(edition),
    trail(edition, groundsOf),
    method(edition),
  ]
  return [...sections, glossary(edition, sections)]
}
