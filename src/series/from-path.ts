import type { Fact, FactName, Facts } from '../model/fact.ts'

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
  {
    facts: ['tensorParallel'],
    pattern: piece(String.raw`(?:tp|tensor[_-]parallel(?:[_-]size)?)[=_-]?(\d{1,3})`),
  },
  {
    facts: ['pipelineParallel'],
    pattern: piece(String.raw`(?:pp|pipeline[_-]parallel(?:[_-]size)?)[=_-]?(\d{1,3})`),
  },
  {
    facts: ['dataParallel'],
    pattern: piece(String.raw`(?:dp|data[_-]parallel(?:[_-]size)?)[=_-]?(\d{1,3})`),
  },
  { facts: ['prefillWorkers', 'decodeWorkers'], pattern: piece(String.raw`(\d{1,2})p(\d{1,2})d`) },
  { facts: ['gpus'], pattern: piece(String.raw`(\d{1,3})[-_]?gpus?`) },
  { facts: ['gpus'], pattern: piece(String.raw`(?:gpus|num[_-]gpus|gpu[_-]count)[=_-](\d{1,3})`) },
  { facts: lengths, pattern: piece(String.raw`in[=_-]?(\d+)[_-]out[=_-]?(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`io(\d+)x(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`itkns-(\d+)-otkns-(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`i(\d+)[_-]o(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`ctx(\d+)(?:[._-]+[a-z]+\d+)*[._-]+o(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`(\d+)in[_-](\d+)out`) },
  { facts: lengths, pattern: piece(String.raw`ip(\d+)[_-]op(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`isl[=_-]?(\d+)[_-]osl[=_-]?(\d+)`) },
  { facts: lengths, pattern: piece(String.raw`random[_-]input[_-]len=(\d+)-random[_-]output[_-]len=(\d+)`) },
  {
    facts: lengths,
    pattern: piece(String.raw`input[_-]?(?:len)?[=_-]?(\d+)[_-]output[_-]?(?:len)?[=_-]?(\d+)`),
  },
  {
    facts: ['concurrency'],
    pattern: piece(String.raw`(?:mc|conc|concurrency|max[_-]concurrency)[=_-]?(\d+)`),
  },
  { facts: ['concurrency'], pattern: piece(String.raw`c(\d+)`) },
]

/** Families whose names are letters and a number: A100, GH200, MI300X, RTX 5090, RTX PRO 6000, RTX A6000, Gaudi3. */
const families = [
  String.raw`[AHLBVTP][1-9]\d{0,3}`,
  String.raw`(?:G[HB]|MI)\d{2,3}`,
  String.raw`(?:RTX|GTX)[ _-]?(?:PRO[ _-]?|A)?\d{4}`,
  String.raw`PRO[ _]?\d{4}`,
  String.raw`(?:Gaudi|TPU)[ _-]?v?\d`,
].join('|')
const form = String.raw`(?:-\d+GB)?(?:-(?:SXM|PCIe|NVL)\d?)?`

/** `2xH100`, `8xH100SXM5`, `1xH100-80GB-SXM`, `8xMi300x`: a count and a GPU, in a folder or a part of a name. */
const countedGpu = new RegExp(
  String.raw`${start}([1-9]\d{0,2})x[ _]?((?:(?:NVIDIA|AMD)[ _-])?(?:${families})[A-Za-z0-9]*${form})`,
  'gi',
)

/** `8xh100` and `8xMi300x` are H100 and MI300X; `RTX5090` is written RTX 5090. */
const tidyGpu = (name: string): string => {
  const spaced = name.replaceAll('_', ' ')
  return (spaced === spaced.toLowerCase() ? spaced.toUpperCase() : spaced)
    .replace(/^mi\d+x?/i, (token) => token.toUpperCase())
    .replace(/^(RTX|GTX)[ -]?(?:(PRO)[ -]?)?(?=A?\d)/i, (_, ...parts: unknown[]) =>
      parts
        .slice(0, 2)
        .map((part) => (part ? `${String(part).toUpperCase()} ` : ''))
        .join(''),
    )
}

const last = (path: string, pattern: RegExp): RegExpExecArray | null =>
  [...path.matchAll(pattern)].at(-1) ?? null

const numbersIn = (path: string, { facts, pattern }: Pattern): Facts => {
  const match = last(path, pattern)
  const found = facts.map((name, i): [FactName, Fact<number>] => [
    name,
    { value: Number(match?.[i + 1]), from: 'path', where: match?.[0] ?? '' },
  ])
  return match ? Object.fromEntries(found.filter(([, fact]) => fact.value > 0)) : {}
}

const gpuIn = (path: string): Facts => {
  const match = last(path, countedGpu)
  if (!match?.[1] || !match[2]) return {}
  return {
    gpus: { value: Number(match[1]), from: 'path', where: match[0] },
    gpu: { value: tidyGpu(match[2]), from: 'path', where: match[0] },
  }
}

/** What folder and file names say of hardware, lengths and concurrency. A hint, and printed as one. */
export const factsFromPath = (path: string): Facts => {
  const withoutEnding = path.replace(/\.[A-Za-z]+$/, '')
  return Object.assign(
    {},
    ...patterns.toReversed().map((pattern) => numbersIn(withoutEnding, pattern)),
    gpuIn(withoutEnding),
  ) as Facts
}
