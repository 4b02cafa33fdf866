import { diagnoses } from '../../diagnoses/index.ts'
import {
  isNumber,
  type DiagnosedLevel,
  type DiagnosisSubject,
  type Judged,
  type Told,
} from '../../diagnoses/diagnosis.ts'
import type { Diagnosed, Ungraded } from '../../model/report.ts'
import { groupBy } from '../../series/group-by.ts'
import { diagnosedLevels, latencyOf, middleRun, type Levels } from './diagnosed-level.ts'
import type { Answered } from '../findings.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import { limitPoint } from '../points/limit-point.ts'
import { levelsOf } from '../points/points.ts'
import { standing } from '../points/repeats.ts'

/** A series as the rules see it, and the run that each level is told by. */
interface Seen extends Levels {
  readonly series: Ungraded
  readonly runs: readonly JudgedRun[]
}

const isVoid = ({ outcomes }: JudgedRun): boolean => outcomes.some(({ effect }) => effect === 'void')

/** Levels whose numbers contradict themselves tell nothing. */
const seen = ({ series, judged }: Answered): Seen => {
  const all = levelsOf(judged, series.capacity.axis).map((runs, i) => ({
    point: series.points[i]!,
    run: middleRun(standing(runs)),
  }))
  const kept = all.filter(({ run }) => !isVoid(run))
  const runs = kept.map(({ run }) => run)
  const points = kept.map(({ point }) => point)
  return { series, runs, ...diagnosedLevels(points, runs) }
}

type At = NonNullable<Diagnosed['at']>

const atOf = ({ series, levels }: Seen): { readonly limit: DiagnosedLevel; readonly is: At['is'] } | null => {
  const usable = levels.filter((level) => level.usable)
  const held = limitPoint(series.points)
  const limit = usable.find(({ level }) => level === held?.level)
  if (limit) return { limit, is: 'limit' }
  const failing = series.points.find((point) => point.usable && point.verdict === 'fail')
  const lowest = usable.find(({ level }) => level === failing?.level)
  if (lowest) return { limit: lowest, is: 'lowestFailing' }
  const highest = usable.at(-1)
  return highest ? { limit: highest, is: 'highestMeasured' } : null
}

const known = (told: Told | undefined): number | null => (isNumber(told ?? []) ? (told as number) : null)

const setting = ({ model, engine, tool, layout, variant, synthetic }: Ungraded): string =>
  JSON.stringify([model, engine, tool, layout, variant, synthetic])

/** Prompts at least this many times as long tell how long reading takes. */
const muchLonger = 4

/** `alike`: sweeps of the same setting. */
const longerOf = (own: Seen, alike: readonly Seen[]): DiagnosisSubject['longer'] => {
  const tokens = known(own.unloaded?.told.inputTokens) ?? Infinity
  const longer = alike.flatMap(({ unloaded }) => {
    const [inputTokens, ttft] = [known(unloaded?.told.inputTokens), known(unloaded?.told.ttft)]
    return inputTokens !== null && ttft !== null && inputTokens >= muchLonger * tokens
      ? [{ run: unloaded!.run, inputTokens, ttft }]
      : []
  })
  return longer.toSorted((a, b) => b.inputTokens - a.inputTokens)[0] ?? null
}

const levelsTold = ({ levels, runs }: Seen): Diagnosed['levels'] =>
  levels.map(({ level, run, below, told }, i) => ({
    level,
    run,
    below: below?.run ?? null,
    load: known(told.load),
    latency: known(told.latency),
    latencyFrom: latencyOf(runs[i]!)?.from ?? null,
    ttftShare: known(told.ttftShare),
    decodeShare: known(told.decodeShare),
    running: known(told.running),
    prefillLoad: known(told.prefillLoad),
    tpotGrowth: known(told.tpotGrowth),
    throughputGrowth: known(told.throughputGrowth),
    gapRatio: known(told.gapRatio),
    gapPerToken: known(told.gapPerToken),
    perSlot: known(told.perSlot),
  }))

const ruleOf = (id: string, about: 'limit' | 'sweep', judged: Extract<Judged, { answer: 'holds' }>) => ({
  id,
  reason: judged.reason,
  about,
  level: judged.level.level,
  run: judged.level.run,
  below: judged.below?.run ?? null,
  evidence: { ...judged.evidence },
})

const diagnosisOf = (own: Seen, alike: readonly Seen[]): Diagnosed => {
  const at = atOf(own)
  const { levels, unloaded } = own
  const subject = { levels, unloaded, limit: at?.limit ?? null, longer: longerOf(own, alike) }
  const judged = Object.entries(diagnoses).map(([id, { about, judge }]) => ({
    id,
    about,
    told: judge(subject) as Judged,
  }))
  return {
    at: at && { run: at.limit.run, level: at.limit.level, is: at.is },
    unloaded: unloaded?.run ?? null,
    longer: subject.longer?.run ?? null,
    rules: judged.flatMap(({ id, about, told }) =>
      told.answer === 'holds' ? [ruleOf(id, about, told)] : [],
    ),
    absent: judged.flatMap(({ id, told }) => (told.answer === 'absent' ? [id] : [])),
    cannot: judged.flatMap(({ id, told }) =>
      told.answer === 'unknown' ? [{ id, missing: [...told.missing] }] : [],
    ),
    levels: levelsTold(own),
  }
}

/** Where the capacity of each series goes, in their order. A layout with much longer prompts helps to tell. */
export const diagnosesOf = (answered: readonly Answered[]): readonly Diagnosed[] => {
  const all = answered.map(seen)
  const alike = groupBy(all, ({ series }) => setting(series))
  return all.map((own) => diagnosisOf(own, alike.get(setting(own.series))!))
}
