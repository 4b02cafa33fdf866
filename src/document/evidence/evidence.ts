import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
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

/** What proves the body: each workload in full, the measurement, every point, every file, every formula. */
export const evidenceOf = (report: Report, language: Language, groundsOf: GroundsOf): readonly Section[] => {
  const sections = [
    ...workloads(report, language),
    ...mixes(report, language),
    ...demand(report, language),
    ...cost(report, language),
    ...(report.series.length > 0 ? [...singleStream(report, language), ...duels(report, language)] : []),
    ...serverSide(report, language),
    findings(report, language),
    conditions(report, language),
    ...definitions(report, language),
    ...counterparts(report, language),
    points(report, language),
    sources(report, language),
    trail(report, language, groundsOf),
    method(report, language),
  ]
  return [...sections, glossary(report, sections, language)]
}
