import { isNumber, type EvidenceName, type Judged, type Told } from '../../diagnoses/diagnosis.ts'
import { diagnoses } from '../../diagnoses/index.ts'
import type { Diagnosed, Ungraded } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { explained, of, taken, type Made, type Read, record } from '../../trails/made.ts'
import { limitPoint } from '../capacity-of.ts'
import type { Answered } from '../findings.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import { levelsOf } from '../points/points.ts'
import { standing } from '../points/repeats.ts'
import { diagnosedLevels, middleRun, type Levels, type MadeLevel, type Source } from './diagnosed-level.ts'

/** A series as the rules see it, and the run that each level is told by. */
interface Seen extends Levels {
  readonly series: Ungraded
}

const isVoid = ({ outcomes }: JudgedRun): boolean => outcomes.some(({ effect }) => effect === 'void')

/** Levels whose numbers contradict themselves tell nothing. */
const seen = ({ series, judged }: Answered): Seen => {
  const levels = levelsOf(judged, series.capacity.axis).map((runs, i) => ({
    point: series.points[i]!,
    judged: middleRun(standing(runs)),
  }))
  return { series, ...diagnosedLevels(levels.filter((level) => !isVoid(level.judged))) }
}

type At = NonNullable<Diagnosed['at']>

const atOf = ({ series, levels }: Seen): { readonly limit: MadeLevel; readonly is: At['is'] } | null => {
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
const longerOf = (own: Seen, alike: readonly Seen[]) => {
  const tokens = known(own.unloaded?.told.inputTokens) ?? Infinity
  const longer = alike.flatMap(({ unloaded }) => {
    const [inputTokens, ttft] = [known(unloaded?.told.inputTokens), known(unloaded?.told.ttft)]
    return inputTokens !== null && ttft !== null && inputTokens >= muchLonger * tokens
      ? [{ run: unloaded!.run, inputTokens, ttft, made: unloaded!.made }]
      : []
  })
  return longer.toSorted((a, b) => b.inputTokens - a.inputTokens)[0] ?? null
}

/** Null for what is missing. */
const numberOf = (source: Source): Made<number> | null =>
  'kind' in source ? (source.kind === 'made' ? source : taken(source)) : null

const levelTold = ({ point, run, below, latencyFrom, made }: MadeLevel): Diagnosed['levels'][number] =>
  record({
    level: taken(of(point, 'level')),
    run,
    below: below?.run ?? null,
    load: numberOf(made.load),
    latency: numberOf(made.latency),
    latencyFrom,
    ttftShare: numberOf(made.ttftShare),
    decodeShare: numberOf(made.decodeShare),
    running: numberOf(made.running),
    prefillLoad: numberOf(made.prefillLoad),
    tpotGrowth: numberOf(made.tpotGrowth),
    throughputGrowth: numberOf(made.throughputGrowth),
    gapRatio: numberOf(made.gapRatio),
    gapPerToken: numberOf(made.gapPerToken),
    perSlot: numberOf(made.perSlot),
  })

type Longer = ReturnType<typeof longerOf>
type Known = Read<number> | Made<number>

/** Numbers of a rule that are not those of its level: of the level below, and of longer prompts. */
const elsewhere = (
  { made }: MadeLevel,
  below: MadeLevel | null,
  longer: Longer,
): Readonly<Partial<Record<EvidenceName, Source>>> => {
  const far = longer?.made ?? null
  return {
    ...(below && { loadBelow: below.made.load, runningBelow: below.made.running }),
    ...(far && { longerTtft: far.ttft, longerInput: far.inputTokens }),
    ...(far && {
      excess: explained('excess', 0, {
        TTFT: made.ttft as Known,
        L: made.inputTokens as Known,
        TTFT_l: far.ttft as Known,
        L_l: far.inputTokens as Known,
      }),
    }),
  }
}

/** What a rule shows, each number as it was made. */
const evidenceOf = (
  level: MadeLevel,
  below: MadeLevel | null,
  longer: Longer,
  evidence: Readonly<Record<string, number>>,
) => {
  const all: Readonly<Partial<Record<string, Source>>> = { ...level.made, ...elsewhere(level, below, longer) }
  const entries = Object.entries(evidence).map(([name, value]) => {
    const source = all[name]
    if (!source || !('kind' in source)) return [name, value] as const
    return [name, name === 'excess' ? { ...source, value } : explained('taken', value, { x: source })] as const
  })
  return record(Object.fromEntries(entries)) as Readonly<Record<string, number>>
}

interface Rule {
  readonly id: string
  readonly about: 'limit' | 'sweep'
  readonly judged: Extract<Judged, { answer: 'holds' }>
}

const ruleOf = (
  { id, about, judged: { reason, level, below, evidence } }: Rule,
  levels: readonly MadeLevel[],
  longer: Longer,
): Diagnosed['rules'][number] => {
  const [own, lower] = [levels[level.index]!, below && levels[below.index]!]
  return record({
    id,
    reason,
    about,
    level: taken(of(own.point, 'level')),
    run: own.run,
    below: below?.run ?? null,
    evidence: evidenceOf(own, lower, longer, evidence),
  })
}

const diagnosisOf = (own: Seen, alike: readonly Seen[]): Diagnosed => {
  const at = atOf(own)
  const { levels, unloaded } = own
  const longer = longerOf(own, alike)
  const subject = { levels, unloaded, limit: at?.limit ?? null, longer }
  const judged = Object.entries(diagnoses).map(([id, { about, judge }]) => ({
    id,
    about,
    told: judge(subject) as Judged,
  }))
  return {
    at: at && record({ run: at.limit.run, level: taken(of(at.limit.point, 'level')), is: at.is }),
    unloaded: unloaded?.run ?? null,
    longer: longer?.run ?? null,
    rules: judged.flatMap(({ id, about, told }) =>
      told.answer === 'holds' ? [ruleOf({ id, about, judged: told }, levels, longer)] : [],
    ),
    absent: judged.flatMap(({ id, told }) => (told.answer === 'absent' ? [id] : [])),
    cannot: judged.flatMap(({ id, told }) => (told.answer === 'unknown' ? [{ id, missing: [...told.missing] }] : [])),
    levels: levels.map(levelTold),
  }
}

/** Where the capacity of each series goes, in their order. A layout with much longer prompts helps to tell. */
export const diagnosesOf = (
  answered: readonly Answered[],
  finish: (told: ReadonlyMap<number, Diagnosed>) => void = () => {},
): readonly Diagnosed[] => {
  const all = answered.map((own, index) => ({ own, index }))
  const diagnosed = new Map<number, Diagnosed>()
  for (const members of groupBy(all, ({ own }) => setting(own.series)).values()) {
    const alike = members.map(({ own }) => seen(own))
    const told = new Map(members.map(({ index }, i) => [index, diagnosisOf(alike[i]!, alike)]))
    finish(told)
    for (const [index, one] of told) diagnosed.set(index, one)
  }
  return all.map(({ index }) => diagnosed.get(index)!)
}
