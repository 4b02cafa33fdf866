import type { Point } from '../model/report.ts'
import { settingOf } from '../model/setting.ts'
import { ladderOf, type Subject } from './levels.ts'
import type { TopRule } from './proposal.ts'

const powerAbove = (value: number): number => 2 ** Math.ceil(Math.log2(value) - 1e-9)

/** Where a line through a limit's values at the last two levels meets its threshold. */
const meets = (limit: string, below: readonly [number, Point], last: readonly [number, Point]): number => {
  const [a, b] = [below[1].judgements[limit]?.value ?? null, last[1].judgements[limit]?.value ?? null]
  const threshold = last[1].judgements[limit]?.threshold ?? null
  if (a === null || b === null || threshold === null || b <= a) return Infinity
  return last[0] + ((threshold - b) * (last[0] - below[0])) / (b - a)
}

/**
 * The first load at which a judged latency reaches its limit if it goes on rising as it did at the end. Near the limit
 * latency bends upwards, so that it is reached no later; a guess of where to measure, never an answer.
 */
const trend = (subject: Subject): number => {
  const [below, last] = ladderOf(subject)
    .filter(({ point }) => point.usable)
    .slice(-2)
  if (!below || !last) return Infinity
  const limits = Object.keys(last.point.judgements)
  return Math.min(Infinity, ...limits.map((limit) => meets(limit, [below.load, below.point], [last.load, last.point])))
}

/** Requests beyond the slots of the server wait (C − S) / X, where its slots are recorded. */
const slots = ({ series, runs }: Subject): number => {
  const settings = series.points.flatMap(({ runs: ids }) => ids.map((id) => runs.get(id)?.settings ?? {}))
  const count = Number(settingOf(settings[0] ?? {}, ['max_num_seqs']) ?? Number.NaN)
  const wait = series.points.at(-1)?.judgements['ttft.p99']?.threshold ?? null
  const { throughput } = series.capacity
  return count > 0 && wait !== null && throughput !== null ? count + wait * throughput : Infinity
}

/**
 * A load above the highest that should break a limit: the power of two at or above where the trend meets it, or where
 * the slots are full for that long; no more than eight times the highest, from where only the next doubling is left.
 */
export const topLoad = (highest: number, subject: Subject): { readonly level: number; readonly by: TopRule } => {
  const next = powerAbove(highest * 1.0001)
  const guesses = [
    { by: 'trend' as const, at: trend(subject) },
    { by: 'slots' as const, at: slots(subject) },
  ].toSorted((a, b) => a.at - b.at)
  const [guess] = guesses
  if (!guess || guess.at > 8 * highest) return { level: next, by: 'doubling' }
  return { level: Math.max(next, powerAbove(guess.at)), by: guess.by }
}
