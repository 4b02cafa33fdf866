import { quantisationIn } from '../model/names.ts'
import { dateOf } from '../model/run.ts'
import { settingOf } from '../model/setting.ts'
import { type Audit, type Outcome, type PairSubject, type SeriesSubject, warning } from './audit.ts'

const reasons = ['engineVersion', 'daysApart', 'quantizationUnknown'] as const
type Reason = (typeof reasons)[number]

const day = 24 * 3600 * 1000

const told = ({ runs }: SeriesSubject, names: readonly string[]): readonly string[] =>
  [...new Set(runs.map(({ settings }) => settingOf(settings, names)))].filter((value) => value !== null)

const versions = ({ base, other }: PairSubject): readonly Outcome<Reason>[] => {
  const [a, b] = [base, other].map((side) => told(side, ['engine_version', 'vllm_version', 'version']).toSorted())
  if (!a?.length || !b?.length || a.join() === b.join()) return []
  const values = { base: a.join(', '), scaled: b.join(', ') }
  return warning('engineVersion', values)
}

const dates = ({ base, other }: PairSubject): readonly Outcome<Reason>[] => {
  const [a, b] = [base, other].map(({ runs }) => runs.map(({ date }) => dateOf(date)).filter((time) => time !== null))
  if (!a?.length || !b?.length) return []
  const apart = Math.max(Math.min(...b) - Math.max(...a), Math.min(...a) - Math.max(...b)) / day
  const values = { days: Math.floor(apart) }
  return apart > 90 ? warning('daysApart', values) : []
}

const quantization = ({ base, other }: PairSubject): readonly Outcome<Reason>[] => {
  const known = [base, other].every(
    (side) =>
      told(side, ['quantization', 'precision', 'dtype']).length > 0 ||
      side.runs.every(({ facts }) => quantisationIn(facts.model?.value ?? null) !== null),
  )
  return known ? [] : warning('quantizationUnknown')
}

/** What stands between two series whose gain is reported although nothing known forbids it. */
export const comparability: Audit<Reason> = {
  reasons,
  pair: (subject) =>
    subject.differ === 'gpus' ? [...versions(subject), ...dates(subject), ...quantization(subject)] : [],
}
