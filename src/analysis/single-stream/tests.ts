import { type BaselineMetric, type Timing, baselineMetrics, testKey } from '../../model/baseline.ts'
import { groupBy } from '../../model/group-by.ts'
import { quantisationIn } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { Duel, Report, SingleStream, Symptom } from '../../model/report.ts'
import { made, of, record } from '../../trails/made.ts'

type Timings = SingleStream['timings']
type DuelMetric = Duel['metrics'][number]

const isRate = (metric: BaselineMetric): boolean => metric === 'promptRate' || metric === 'generationRate'

/** A model without what its files and quantisations are called: `qwen3-8b`. */
const plainName = (model: string): string =>
  model
    .slice(model.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/\.gguf$/, '')
    .replace(
      /[-_.](?:ud-)?(?:i?q\d(?:_[a-z0-9]+)*|awq|gptq|fp8|fp4|nvfp4|mxfp4|int[48]|bf16|f16|fp16|gguf|w\da\d+)\b.*$/,
      '',
    )

const sameModel = (a: SingleStream, b: SingleStream): boolean =>
  a.model === null || b.model === null || plainName(a.model) === plainName(b.model)

/** The same test by the same tool on another engine: what else differs is named, and not only the engine is compared then. */
const isPair = (a: SingleStream, b: SingleStream): boolean =>
  a.tool === b.tool &&
  a.name === b.name &&
  a.streams === b.streams &&
  a.tokens.depth === b.tokens.depth &&
  a.engine !== null &&
  b.engine !== null &&
  a.engine !== b.engine &&
  sameModel(a, b)

const winnerOf = (metric: BaselineMetric, difference: number, noise: number | null): DuelMetric['winner'] => {
  if (noise === null || Math.abs(difference) <= noise) return null
  return difference > 0 === isRate(metric) ? 'b' : 'a'
}

const noiseOf = (a: NonNullable<Timings[BaselineMetric]>, b: NonNullable<Timings[BaselineMetric]>) =>
  a.std === null || b.std === null || a.samples < 2 || b.samples < 2 || a.std + b.std === 0
    ? null
    : made('engineNoise', {
        x_a: of(a, 'mean'),
        s_a: of(a, 'std'),
        n_a: of(a, 'samples'),
        s_b: of(b, 'std'),
        n_b: of(b, 'samples'),
      })

const compared = (metric: BaselineMetric, a: Timings, b: Timings): readonly DuelMetric[] => {
  const [one, other] = [a[metric], b[metric]]
  if (!one || !other) return []
  const difference = made('engineDifference', { x_a: of(one, 'mean'), x_b: of(other, 'mean') })
  const noise = noiseOf(one, other)
  const winner = winnerOf(metric, difference.value, noise?.value ?? null)
  return [record({ metric, a: one.mean, b: other.mean, difference, noise, winner })]
}

/** Answers further apart than this are different work. */
const sameOutput = 0.05

const differsIn = (a: SingleStream, b: SingleStream): Duel['differs'] => [
  ...(a.model === b.model ? [] : (['model'] as const)),
  ...(a.quantisation === b.quantisation ? [] : (['quantisation'] as const)),
  ...(a.gpu === b.gpu ? [] : (['gpu'] as const)),
  ...(Math.abs((a.tokens.output ?? 0) - (b.tokens.output ?? 0)) <=
  sameOutput * Math.max(a.tokens.output ?? 0, b.tokens.output ?? 0)
    ? []
    : (['outputTokens'] as const)),
]

const times = baselineMetrics.filter((metric) => metric !== 'load')

/** Every two engines on the same test, metric by metric. */
export const duelsOf = (tests: readonly SingleStream[]): readonly Duel[] =>
  tests.flatMap((a, i) =>
    tests.slice(i + 1).flatMap((b) => {
      if (!isPair(a, b)) return []
      const metrics = times.flatMap((metric) => compared(metric, a.timings, b.timings))
      return metrics.length > 0 ? [{ a: a.id, b: b.id, differs: differsIn(a, b), metrics }] : []
    }),
  )

/** Without a limit of the plan: what people wait for a first word, and between words, without finding it slow. */
const patience = { firstToken: 3, gap: 0.12 } as const

/** Tokens of a prompt beyond which it is one with documents in it. */
const longPromptTokens = 1000
/** Tokens beyond which an answer is long. */
const longAnswerTokens = 500
/** Share of the total, and seconds, that may lie outside of the engine. */
const restShare = 0.1
const restSeconds = 0.2

const limitOf = ({ sla }: Plan, metrics: readonly string[]): number | null => {
  const own = sla.limits.filter(({ metric }) => metrics.includes(metric)).map(({ threshold }) => threshold)
  return own.length > 0 ? Math.min(...own) : null
}

type Told = Omit<SingleStream, 'symptoms'>

const waitOf = ({ firstToken, timings }: Told): number | null => timings.ttft?.mean ?? firstToken

/** Seconds a token; a rate of streams together is none of one. */
const gapOf = ({ timings, streams }: Told): number | null => {
  if (timings.tpot) return timings.tpot.mean
  return timings.generationRate && streams === 1 ? 1 / timings.generationRate.mean : null
}

const signs: Readonly<Record<Exclude<Symptom, 'balanced'>, (test: Told, plan: Plan) => boolean>> = {
  coldStart: ({ cold }) => cold > 0,
  longPrompt: ({ tokens, timings, shares }) =>
    (tokens.prompt ?? 0) >= longPromptTokens &&
    timings.prompt !== undefined &&
    (shares.prompt ?? 0) > (shares.generation ?? 0),
  slowPrompt: (test, plan) => (waitOf(test) ?? 0) > (limitOf(plan, ['ttft']) ?? patience.firstToken),
  slowGeneration: (test, plan) => (gapOf(test) ?? 0) > (limitOf(plan, ['itl', 'tpot']) ?? patience.gap),
  longAnswer: ({ tokens, shares }) => (tokens.output ?? 0) >= longAnswerTokens && (shares.generation ?? 0) > 0.5,
  elsewhere: ({ rest, shares }) => (rest ?? 0) > restSeconds && (shares.rest ?? 0) > restShare,
}

/** What the numbers of a test show, the most telling first; `balanced` where nothing stands out, none where nothing was timed. */
const symptomsOf = (test: Told, plan: Plan): readonly Symptom[] => {
  const found = (Object.keys(signs) as (keyof typeof signs)[]).filter((symptom) => signs[symptom](test, plan))
  if (found.length > 0) return found
  return waitOf(test) !== null && gapOf(test) !== null ? ['balanced'] : []
}

type Baseline = Report['baselines'][number]
type Repeated = NonNullable<SingleStream['timings'][BaselineMetric]>

/** Seconds of loading above which a model was not in memory yet. */
const coldLoad = 1

const loadOf = ({ timings }: Baseline): number => timings.load?.mean ?? 0
const isCold = (one: Baseline): boolean => loadOf(one) > coldLoad

/** Mean over all repeats, and their standard deviation where every part of it is known. */
const pooled = (parts: readonly Timing[]): Repeated | null => {
  if (parts.length === 0) return null
  const inputs = { x: parts.map((part) => of(part, 'mean')), n: parts.map((part) => of(part, 'samples')) }
  const mean = made('streamMean', inputs)
  const samples = made('total', { x: inputs.n })
  const known = parts.every(({ std, samples: n }) => std !== null || n === 1)
  const s = parts.map((part) => (part.std === null ? 0 : of(part, 'std')))
  return record({
    mean,
    std: samples.value > 1 && known ? made('streamStd', { ...inputs, s, m: mean }) : null,
    samples,
  })
}

const timingsOf = (all: readonly Baseline[]): SingleStream['timings'] =>
  Object.fromEntries(
    baselineMetrics.flatMap((metric) => {
      const together = pooled(all.flatMap(({ timings }) => timings[metric] ?? []))
      return together ? [[metric, together] as const] : []
    }),
  )

/** What the parts leave of the total, and the wait until the first token; each null where a part of it is missing. */
const partsOf = ({ load, prompt, generation, total, ttft }: SingleStream['timings']) => {
  const parts = load && prompt && { L: of(load, 'mean'), P: of(prompt, 'mean') }
  const firstToken = parts && !ttft ? made('firstTokenWait', parts) : null
  const rest =
    parts && generation && total
      ? made('restOfTotal', { T: of(total, 'mean'), ...parts, G: of(generation, 'mean') })
      : null
  const share = (part: Repeated | undefined) =>
    part && total && rest ? made('partOfTotal', { x: of(part, 'mean'), T: of(total, 'mean') }) : null
  return {
    firstToken,
    rest,
    shares: record({
      load: share(load),
      prompt: share(prompt),
      generation: share(generation),
      rest: rest && total ? made('partOfTotal', { x: rest, T: of(total, 'mean') }) : null,
    }),
  }
}

const meanOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Repeats that found the model in memory, or all where none did. */
const warmOf = (all: readonly Baseline[]): readonly Baseline[] => {
  const warm = all.filter((one) => !isCold(one))
  return warm.length > 0 ? warm : all
}

const testOf = (all: readonly Baseline[], id: string, plan: Plan): SingleStream => {
  const [first] = all as readonly [Baseline]
  const counted = warmOf(all)
  const cold = all.filter(isCold)
  const timings = timingsOf(counted)
  const tokens = {
    prompt: meanOf(counted.map((one) => one.tokens.prompt)),
    output: meanOf(counted.map((one) => one.tokens.output)),
    depth: first.tokens.depth,
  }
  const { tool, model, engine, gpu, name, streams } = first
  const plain = {
    id,
    baselines: all.map((one) => one.id),
    tool,
    model,
    engine,
    gpu,
    name,
    streams,
    quantisation: quantisationIn(model),
    tokens,
    repeats: {
      made: sumOf(all.map(({ repeats }) => repeats.made)),
      succeeded: sumOf(all.map(({ repeats }) => repeats.succeeded)),
    },
    cold: cold.length,
    coldLoad: meanOf(cold.map(loadOf)),
    timings,
  }
  const told = record({ ...plain, ...partsOf(timings) })
  return record({ ...plain, ...partsOf(timings), symptoms: [...symptomsOf(told, plan)] })
}

/** Repeats of one test together, in the order in which they were read. */
export const singleStreamOf = (baselines: readonly Baseline[], plan: Plan): readonly SingleStream[] =>
  [...groupBy(baselines, (one) => testKey(one)).values()].map((all, i) => testOf(all, `t${i + 1}`, plan))
