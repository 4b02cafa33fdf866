import { type BaselineMetric, baselineMetrics } from '../../model/baseline.ts'
import type { Duel, SingleStream } from '../../model/report.ts'
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
