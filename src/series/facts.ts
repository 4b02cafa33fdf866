import { type Fact, type FactName, type Facts, gpusInParallel } from '../model/fact.ts'
import { gpuIn, type NamedGpu } from './gpu-names.ts'
import picomatch from 'picomatch'
import type { Plan, SeriesHint } from '../model/plan.ts'
import type { Run, SettledRun } from '../model/run.ts'
import { partsIn, settledMix } from '../model/stated-mix.ts'
import { unreadGpus } from '../records/stated-facts.ts'

/** A piece of a path that people write, and which facts its groups hold, in order. */
interface Pattern {
  readonly facts: readonly FactName[]
  readonly pattern: RegExp
}

const start = String.raw`(?<![A-Za-z0-9])`
const end = String.raw`(?![A-Za-z0-9])`
const piece = (source: string): RegExp => new RegExp(`${start}${source}${end}`, 'gi')

const lengths = ['inputTokens', 'outputTokens'] as const

/**
 * In the order tried; the first pattern that holds a fact wins, and within it the piece nearest the file name.
 * 2xH100, TP4_DP2, tp8, tensor_parallel_size=4, 1p3d, in2048_out128, io256x256, itkns-1024-otkns-512, i10240-o256,
 * CTX1024..O128, random_8192in_1024out, ip2048_op2048, isl1024_osl1024, mc32, conc128, concurrency64, _c32, C100.
 */
const patterns: readonly Pattern[] = [
  { facts: ['tensorParallel'], pattern: piece(String.raw`(?:tp|tensor[_-]parallel(?:[_-]size)?)[=_-]?(\d{1,3})`) },
  { facts: ['pipelineParallel'], pattern: piece(String.raw`(?:pp|pipeline[_-]parallel(?:[_-]size)?)[=_-]?(\d{1,2})`) },
  { facts: ['dataParallel'], pattern: piece(String.raw`(?:dp|data[_-]parallel(?:[_-]size)?)[=_-]?(\d{1,3})`) },
  { facts: ['prefillWorkers', 'decodeWorkers'], pattern: piece(String.raw`(\d{1,2})p(\d{1,2})d`) },
  { facts: ['gpus'], pattern: piece(String.raw`([1-9]\d{0,2})gpus?`) },
  { facts: ['gpus'], pattern: piece(String.raw`n?gpus?([1-9]|1[0-6]|24|32|48|64|72|96|128)`) },
  { facts: ['gpus'], pattern: piece(String.raw`(?:n?gpus|n(?:um)?[_-]gpus?|gpu[_-]count)[=_-]([1-9]\d{0,2})`) },
  { facts: ['gpus'], pattern: piece(String.raw`(?<=^|/)([1-9]\d{0,2})[-_]gpus?`) },
  { facts: ['gpus'], pattern: piece(String.raw`(?<!\d[-_.])([1-9]\d{0,2})[-_]gpus`) },
  { facts: lengths, pattern: piece(String.raw`in[=_-]?(\d+)[_-]out[=_-]?(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`io(\d+)x(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`itkns-(\d+)-otkns-(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`i(\d+)[_-]o(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`ctx(\d+)(?:[._-]+[a-z]+\d+)*[._-]+o(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`(\d+)in[_-](\d+)out`) },
  { facts: lengths, pattern: piece(String.raw`ip(\d+)[_-]op(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`isl[=_-]?(\d+)[_-]osl[=_-]?(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`random[_-]input[_-]len=(\d+)-random[_-]output[_-]len=(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`input[_-]?(?:len)?[=_-]?(\d+)[_-]output[_-]?(?:len)?[=_-]?(\d+)`) },
  { facts: ['concurrency'], pattern: piece(String.raw`(?:mc|conc|concurrency|max[_-]concurrency)[=_-]?(\d+)`) },
  { facts: ['concurrency'], pattern: piece(String.raw`c(\d+)`) },
]

const last = (path: string, pattern: RegExp): RegExpExecArray | null => [...path.matchAll(pattern)].at(-1) ?? null

const numbersIn = (path: string, { facts, pattern }: Pattern): Facts => {
  const match = last(path, pattern)
  const found = facts.map((name, i): [FactName, Fact<number>] => [
    name,
    { value: Number(match?.[i + 1]), from: 'path', where: match?.[0] ?? '' },
  ])
  return match ? Object.fromEntries(found.filter(([, fact]) => fact.value > 0)) : {}
}

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi
const loneCount = piece(String.raw`(?:([1-9]\d?)x|x([1-9]\d?))`)

/** `2x` and `x2` beside a card mean how many of it; alone they may mean anything. */
const countBeside = (part: string, gpu: NamedGpu): Facts['gpus'] | null => {
  if (gpu.count !== null) return { value: gpu.count, from: 'path', where: gpu.where }
  const match = last(part, loneCount)
  return match && { value: Number(match[1] ?? match[2]), from: 'path', where: match[0] }
}

/** The card in the part of the path nearest the file name that names exactly one. */
const hardwareIn = (path: string): Facts => {
  const parts = path.replaceAll(uuid, '').split('/')
  const found = parts.map((part) => ({ part, gpu: gpuIn(part) })).findLast(({ gpu }) => gpu !== null)
  if (!found?.gpu) return {}
  const gpus = countBeside(found.part, found.gpu)
  return { gpu: { value: found.gpu.name, from: 'path', where: found.gpu.where }, ...(gpus && { gpus }) }
}

/** What paths said before: a table has very many rows of one. */
const told = new Map<string, Facts>()
const mostPaths = 10_000

/** What folder and file names say of hardware, lengths and concurrency. A hint, and printed as one. */
export const factsFromPath = (path: string): Facts => {
  const facts = told.get(path) ?? factsIn(path)
  if (told.size >= mostPaths) told.clear()
  told.set(path, facts)
  return facts
}

const factsIn = (path: string): Facts => {
  const withoutEnding = path.replace(/\.[A-Za-z]+$/, '')
  return Object.assign(
    {},
    ...patterns.toReversed().map((pattern) => numbersIn(withoutEnding, pattern)),
    hardwareIn(withoutEnding),
  ) as Facts
}

const hinted = (hint: SeriesHint): Facts => {
  const { match, ...values } = hint
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, { value, from: 'plan', where: match } as Fact<string | number>]),
  )
}

/** The path and its trailing parts, so that a glob need not know what lies above: hidden folders, `..`, a drive. */
const partsOf = (path: string): readonly string[] => path.split('/').map((_, i, names) => names.slice(i).join('/'))

/** True for paths that a glob matches, or any trailing part of which it matches. */
export const matcher = (glob: string): ((path: string) => boolean) => {
  const isMatch = picomatch(glob, { nocase: true, dot: true })
  return (path) => partsOf(path).some((part) => isMatch(part))
}

/** Entries of the plan whose glob matches the path; later entries win. */
const fromPlan = (path: string, hints: readonly SeriesHint[]): Facts => {
  const matching = hints.filter(({ match }) => matcher(match)(path))
  return Object.assign({}, ...matching.map(hinted)) as Facts
}

/** GPUs by the sizes in parallel, when no count is given, nor one that cannot be read. */
const derivedGpus = (facts: Facts, settings: Run['settings']): Facts => {
  const value = facts.gpus || unreadGpus(settings) ? null : gpusInParallel(facts, settings)
  if (value === null) return facts
  return { ...facts, gpus: { value, from: 'derived', where: 'tensorParallel * pipelineParallel * dataParallel' } }
}

/** One card under two names: `NVIDIA H100 80GB HBM3` is what a folder calls `h100`. */
const sameCard = (a: string, b: string): boolean => {
  const [left, right] = [gpuIn(a)?.card, gpuIn(b)?.card]
  return left !== undefined && left === right
}

const disagrees = (
  name: string,
  fact: Fact<string | number> | undefined,
  kept: Fact<string | number> | undefined,
): boolean => {
  if (fact === undefined || kept === undefined) return false
  const [said, used] = [String(fact.value), String(kept.value)]
  return said.toLowerCase() !== used.toLowerCase() && !(name === 'gpu' && sameCard(said, used))
}

/** A mix as one text, however it is stated; a word of a result that is neither lengths nor a mix of the plan is none. */
const withOneMix = ({ mix, ...facts }: Facts, mixes: Plan['mixes']): Facts => {
  const value = mix && settledMix(mix.value, mixes)
  const isMix = value !== undefined && (mix?.from === 'plan' || partsIn(value).length > 0)
  return isMix ? { ...facts, mix: { ...mix!, value } } : facts
}

/** Of lengths that were sent together none is the one that was asked for. */
const withoutOneLength = (facts: Facts): Facts => {
  const { inputTokens: _, outputTokens: __, ...others } = facts
  return facts.mix ? others : facts
}

/**
 * One run's facts from plan, file, path, in this order, each with its origin. What a weaker origin says otherwise is
 * kept as overruled. Lengths that nothing states stay open: the means that were measured stand in when runs are grouped.
 */
export const settleFacts = (
  run: Run,
  id: string,
  hints: readonly SeriesHint[],
  mixes: Plan['mixes'] = [],
): SettledRun => {
  const origins: readonly Facts[] = [fromPlan(run.path, hints), run.stated, factsFromPath(run.path)]
  const layers = origins.map((layer) => withOneMix(layer, mixes))
  const facts = withoutOneLength(derivedGpus(Object.assign({}, ...layers.toReversed()) as Facts, run.settings))
  const overruled = layers.flatMap((layer) =>
    Object.entries(layer)
      .filter(([name, fact]) => disagrees(name, fact, facts[name as FactName]))
      .map(([name, fact]) => ({ name, fact })),
  )
  const cap = facts.concurrency && !run.load.capRecorded ? facts.concurrency.value : run.load.concurrency
  return { ...run, id, facts, overruled, load: { ...run.load, concurrency: cap } }
}
