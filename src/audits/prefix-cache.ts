import { middle } from '../maths/spread.ts'
import { dateOf, type SettledRun } from '../model/run.ts'
import { settingOf } from '../model/setting.ts'
import {
  type Audit,
  error,
  type LevelSubject,
  type Outcome,
  type PairSubject,
  type RunSubject,
  type SeriesSubject,
  warning,
} from './audit.ts'

const reasons = [
  'hits',
  'onSameSeed',
  'onSeedUnknown',
  'statusUnknown',
  'firstTokenFaster',
  'longerInputFaster',
] as const
type Reason = (typeof reasons)[number]

type Status = 'off' | 'on' | 'unknown'

const word = (text: string | null): Status => {
  if (text === null) return 'unknown'
  if (/^(off|false|no|0|disabled|reset)$/i.test(text)) return 'off'
  return /^(on|true|yes|1|enabled)$/i.test(text) ? 'on' : 'unknown'
}

const statusOf = ({ settings }: SettledRun): Status => {
  const off = word(settingOf(settings, ['no_enable_prefix_caching']))
  if (off === 'on') return 'off'
  return word(settingOf(settings, ['prefix_caching', 'enable_prefix_caching', 'prefix_cache']))
}

/** Random prompts: said so, or nothing said, which is the client's default. */
const isRandom = ({ settings }: SettledRun): boolean =>
  /^random/i.test(settingOf(settings, ['dataset_name', 'dataset']) ?? 'random')

const isVllm = ({ facts }: SettledRun): boolean => /vllm/i.test(facts.engine?.value ?? 'vllm')

const hitRate = ({ settings }: SettledRun): number => {
  const text = settingOf(settings, ['prefix_cache_hit_rate', 'cache_hit_rate', 'gpu_prefix_cache_hit_rate'])
  const value = Number(text?.replace('%', '') ?? 0)
  if (!(value > 0)) return 0
  return value > 1 || text?.includes('%') ? value / 100 : value
}

/** Another run of the series, not known to be later, sent the same prompts: their prefixes were there already. */
const repeatsPrompts = (run: SettledRun, siblings: readonly SettledRun[]): boolean => {
  const seed = settingOf(run.settings, ['seed'])
  const time = dateOf(run.date)
  const later = (other: SettledRun): boolean => time !== null && (dateOf(other.date) ?? -Infinity) > time
  return (
    seed !== null && siblings.some((one) => one !== run && settingOf(one.settings, ['seed']) === seed && !later(one))
  )
}

const ofRun = ({ run, siblings }: RunSubject): readonly Outcome<Reason>[] => {
  if (!isRandom(run)) return []
  const rate = hitRate(run)
  if (rate > 0.05) return error('hits', 'noPass', { rate })
  return isVllm(run) && statusOf(run) === 'on' && repeatsPrompts(run, siblings) ? error('onSameSeed', 'noPass') : []
}

const declared = (runs: readonly SettledRun[]): readonly Outcome<Reason>[] => {
  const unknown = runs.some((run) => statusOf(run) === 'unknown')
  if (unknown) return warning('statusUnknown')
  const unseeded = runs.some(({ settings }) => settingOf(settings, ['seed']) === null)
  return unseeded ? warning('onSeedUnknown') : []
}

/** By more than 20 %, and by more than the noise of the factors. */
const clearlyLess = (a: number, b: number): boolean => a < 0.8 * b * (1 - 1e-9)

/** The first of two neighbouring levels between which the median TTFT falls by more than 20 % as the load rises. */
const faster = (levels: readonly LevelSubject[]): readonly Outcome<Reason>[] => {
  const drops = levels.slice(1).flatMap((level, i) => {
    const [before, after] = [levels[i]!.medianTtft, level.medianTtft]
    if (before === null || after === null || !clearlyLess(after, before)) return []
    return [{ from: levels[i]!.level, to: level.level, before, after }]
  })
  return drops.slice(0, 1).flatMap((values) => warning('firstTokenFaster', values))
}

const notOff = (runs: readonly SettledRun[]): boolean =>
  runs.length > 0 && runs.every((run) => isVllm(run) && isRandom(run)) && runs.some((run) => statusOf(run) !== 'off')

const usual = ({ runs }: SeriesSubject, side: 'input' | 'output'): number | null =>
  middle(
    runs.map(({ tokens }) => tokens[side]).filter((value) => value !== null),
    'lower',
  )

/** A longer input cannot have its first token sooner at one concurrency, unless most of it was not computed. */
const longerInput = ({ differ, base, other }: PairSubject): readonly Outcome<Reason>[] => {
  const [short, long, a, b] = [
    usual(base, 'input'),
    usual(other, 'input'),
    usual(base, 'output'),
    usual(other, 'output'),
  ]
  if (differ !== 'lengths' || !short || !long || !a || !b || !notOff(other.runs)) return []
  if (long < 1.5 * short || Math.abs(b / a - 1) > 0.1) return []
  const pairs = other.levels.flatMap((level) => {
    const below = base.levels.find((one) => one.level === level.level)?.medianTtft ?? null
    if (below === null || level.medianTtft === null || !clearlyLess(level.medianTtft, below)) return []
    return [{ level: level.level, input: long, shorter: short, ttft: level.medianTtft, shorterTtft: below }]
  })
  return pairs.slice(0, 1).flatMap((values) => warning('longerInputFaster', values))
}

/**
 * vLLM keeps computed prefixes by default and its benchmark's random prompts follow from the seed: a ladder of levels that
 * sends the same prompts again reads them from memory, and was seen to gain up to 86 % in throughput (vLLM #52884).
 */
export const prefixCache: Audit<Reason> = {
  reasons,
  run: ofRun,
  series: ({ runs, levels, axis }) =>
    notOff(runs) ? [...declared(runs), ...(axis === 'concurrency' ? faster(levels) : [])] : [],
  pair: longerInput,
}
