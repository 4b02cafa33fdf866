import { analyze } from '../src/analysis/analyze.ts'
import type { Plan } from '../src/model/plan.ts'
import type { Report } from '../src/model/report.ts'
import { resolvePlan } from '../src/question/resolve.ts'
import { readDocuments } from '../src/reading/documents.ts'
import { recognise } from '../src/recognition/recognise.ts'
import { distinctRuns } from '../src/series/duplicates.ts'
import type { Records } from './any-records.ts'

/** What an answer gives, by name; what it does not give is 0. */
export type Given = ReadonlyMap<string, number>

export const plan: Plan = resolvePlan({}, null)

const runsOf = (records: Records) =>
  Object.entries(records).flatMap(([path, record], i) => {
    const bytes = Buffer.from(JSON.stringify(record))
    const source = { id: `s${i + 1}`, path, sha256: '', bytes: bytes.length, ...readDocuments(bytes) }
    return recognise(source).runs
  })

type Series = Report['series'][number]

/** Users who wait are held by a rate alone: the slower the answers, the more of them wait, and none asks more often. */
const isCounted = ({ basis }: Series['users'][number]): boolean => basis === 'open'

const givenBy = ({ capacity, basis, headroom, users }: Series): readonly (readonly [string, number])[] => {
  const { axis, maxConcurrency } = capacity
  if (!basis?.judged || maxConcurrency === null) return []
  return [
    [`limit by ${axis}`, maxConcurrency],
    [`rate by ${axis}`, headroom?.arrivalRate ?? 0],
    ...users.filter(isCounted).map((row) => {
      const share = row.model === 'fixed' ? row.utilization : 'derived'
      return [`users every ${row.interval} s, ${share}, by ${axis}`, row.users] as const
    }),
  ]
}

/** Limit, rate and users of judged answers; of several series, the most. */
export const answersOf = (records: Records): Given => {
  const given = new Map<string, number>()
  for (const series of analyze(distinctRuns(runsOf(records)).runs, plan).series)
    for (const [name, value] of givenBy(series)) given.set(name, Math.max(value, given.get(name) ?? 0))
  return given
}
