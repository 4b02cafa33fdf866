import type { EvidenceName } from '../../diagnoses/diagnosis.ts'
import type { Trail } from '../../model/trail.ts'
import type { Diagnosed } from '../../model/report.ts'
import { placedRuns, type PlacedRun } from './level-runs.ts'
import { rebuiltFrom } from './runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Level = Diagnosed['levels'][number]
type Runs = ReadonlyMap<string, PlacedRun>

/** One diagnosis with its place and the runs it names. */
interface Context {
  readonly diagnosis: Diagnosed
  readonly ref: string
  readonly runs: Runs
}

const runRef = ({ runs }: Context, id: string | null): string => runs.get(id ?? '')!.ref

/** The place of the level that a run tells of. */
const levelRef = ({ diagnosis, ref }: Context, run: string | null): string =>
  `${ref}/levels/${diagnosis.levels.findIndex((level) => level.run === run)}`

const latency = (level: Level, at: string, context: Context): Trail => {
  const placed = context.runs.get(level.run)!
  if (level.latencyFrom === 'measured') return taken(`${placed.ref}/latency/e2e/mean`)
  if (level.latencyFrom === 'little')
    return trail('latency', { C: `${at}/load`, X: `${placed.ref}/throughput/requests` })
  return trail('rebuilt', rebuiltFrom(placed), { rounding: 'max' })
}

const growth = (level: Level, y: string, context: Context): Trail =>
  trail('elasticity', {
    y: `${runRef(context, level.run)}/${y}`,
    y_1: `${runRef(context, level.below)}/${y}`,
    C: `${levelRef(context, level.run)}/load`,
    C_1: `${levelRef(context, level.below)}/load`,
  })

const prefillLoad = (run: string, context: Context): Trail => {
  const alone = runRef(context, context.diagnosis.unloaded)
  return trail('prefillLoad', {
    X: `${run}/throughput/requests`,
    L: `${run}/tokens/input`,
    L_1: `${alone}/tokens/input`,
    TTFT_1: `${alone}/latency/ttft/mean`,
  })
}

/** How each number of a level is made, where it has it. */
const makers = {
  load: (level: Level, at: string, context: Context) => {
    const run = context.runs.get(level.run)!
    return run.run.load.concurrency === null
      ? trail('openLoad', { X: `${run.ref}/throughput/requests`, R: `${at}/latency` })
      : taken(`${run.ref}/load/concurrency`)
  },
  latency,
  ttftShare: (level: Level, at: string, context: Context) =>
    trail('ttftShare', { TTFT: `${runRef(context, level.run)}/latency/ttft/mean`, R: `${at}/latency` }),
  decodeShare: (level: Level, at: string, context: Context) => {
    const run = runRef(context, level.run)
    const inputs = { TPOT: `${run}/latency/tpot/mean`, L: `${run}/tokens/output`, R: `${at}/latency` }
    return trail('decodeShare', inputs)
  },
  running: (level: Level, at: string, context: Context) => {
    const TTFT = `${runRef(context, level.run)}/latency/ttft/mean`
    return trail('runningBatch', { C: `${at}/load`, TTFT, R: `${at}/latency` })
  },
  prefillLoad: (level: Level, _: string, context: Context) =>
    prefillLoad(runRef(context, level.run), context),
  tpotGrowth: (level: Level, _: string, context: Context) => growth(level, 'latency/tpot/mean', context),
  throughputGrowth: (level: Level, _: string, context: Context) =>
    growth(level, 'throughput/requests', context),
  gapRatio: (level: Level, _: string, context: Context) => {
    const itl = `${runRef(context, level.run)}/latency/itl`
    return trail('ratio', { y: `${itl}/p99`, y_0: `${itl}/median` })
  },
  gapPerToken: (level: Level, _: string, context: Context) => {
    const run = `${runRef(context, level.run)}/latency`
    return trail('ratio', { y: `${run}/itl/p99`, y_0: `${run}/tpot/mean` })
  },
  perSlot: (level: Level, _: string, context: Context) => {
    const run = runRef(context, level.run)
    return trail('ratio', { y: `${run}/completed`, y_0: `${run}/load/concurrency` })
  },
} as const satisfies Readonly<Record<string, (level: Level, at: string, context: Context) => Trail>>

const isMade = (name: string): name is keyof typeof makers => Object.hasOwn(makers, name)

const ofLevel = (level: Level, at: string, context: Context): readonly Entry[] =>
  Object.entries(makers)
    .filter(([name]) => level[name as keyof typeof makers] !== null)
    .map(([name, make]): Entry => [`${at}/${name}`, make(level, at, context)])

type Rule = Diagnosed['rules'][number]

/** Numbers of a rule that are not those of its level. */
const elsewhere = (rule: Rule, context: Context): Readonly<Partial<Record<EvidenceName, Trail>>> => {
  const run = runRef(context, rule.run)
  const below = rule.below === null ? '' : levelRef(context, rule.below)
  const longer = context.diagnosis.longer === null ? '' : runRef(context, context.diagnosis.longer)
  const read = { ttft: `${run}/latency/ttft/mean`, inputTokens: `${run}/tokens/input` }
  const far = { longerTtft: `${longer}/latency/ttft/mean`, longerInput: `${longer}/tokens/input` }
  return {
    ttft: taken(read.ttft),
    inputTokens: taken(read.inputTokens),
    gap: taken(`${run}/latency/itl/p99`),
    occupancy: taken(`${run}/occupancy/high`),
    loadBelow: taken(`${below}/load`),
    runningBelow: taken(`${below}/running`),
    longerTtft: taken(far.longerTtft),
    longerInput: taken(far.longerInput),
    excess: trail('excess', {
      TTFT: read.ttft,
      L: read.inputTokens,
      TTFT_l: far.longerTtft,
      L_l: far.longerInput,
    }),
  }
}

const ofRule = (rule: Rule, at: string, context: Context): readonly Entry[] => {
  const other = elsewhere(rule, context)
  return Object.keys(rule.evidence).flatMap((name): readonly Entry[] => {
    const made = isMade(name) ? taken(`${levelRef(context, rule.run)}/${name}`) : other[name as EvidenceName]
    return made ? [[`${at}/evidence/${name}`, made]] : []
  })
}

/** What each level tells, and what each rule shows of it. */
export const diagnosisTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  return answer.series.flatMap(({ diagnosis, points }, i) => {
    const ref = `series/${i}/diagnosis`
    const context = { diagnosis, ref, runs }
    const pointRef = (run: string): string =>
      `series/${i}/points/${points.findIndex((point) => point.runs.includes(run))}/level`
    return [
      ...(diagnosis.at ? [[`${ref}/at/level`, taken(pointRef(diagnosis.at.run))] as const] : []),
      ...diagnosis.levels.map(({ run }, j): Entry => [`${ref}/levels/${j}/level`, taken(pointRef(run))]),
      ...diagnosis.rules.map(({ run }, j): Entry => [`${ref}/rules/${j}/level`, taken(pointRef(run))]),
      ...diagnosis.levels.flatMap((level, j) => ofLevel(level, `${ref}/levels/${j}`, context)),
      ...diagnosis.rules.flatMap((rule, j) => ofRule(rule, `${ref}/rules/${j}`, context)),
    ]
  })
}
