/** A family of accelerators: how its models are written, a blank for any separator or none, and the usual name. */
interface Family {
  readonly written: string
  readonly name: string
  /** A word that means other things too: a card only where its maker or a count stands before it. */
  readonly introduced?: true
}

/** NVIDIA, AMD, Intel, Google, Huawei and AWS, by the names on their product pages in 2026. */
const families: readonly Family[] = [
  { written: '(GB[23]00|GH200|VR200|B[23]00|H[128]00|H20|A[18]00|L40S?|L20|L4|A[34]0|A10G?|V100S?|T4)', name: '$1' },
  // Cards not known yet, and old or small ones.
  { written: '([ABHLPRTV]\\d{2,3}[A-Z]?|K80|M[46]0|A2|L2|P4)', name: '$1', introduced: true },
  { written: '(?:DGX Spark|GB10)', name: 'GB10' },
  { written: 'Jetson (AGX|) (Orin|Thor|Xavier|Nano) (Nano|NX|)', name: 'Jetson $1 $2 $3' },
  { written: '(AGX|Jetson) (Orin|Thor|Xavier)', name: 'Jetson AGX $2' },
  { written: 'Orin (Nano|NX)', name: 'Jetson Orin $1' },
  { written: '(?:RTX )?PRO ([24568][05]00)', name: 'RTX PRO $1' },
  { written: 'RTX ([56]000) PRO', name: 'RTX PRO $1' },
  { written: 'RTX (\\d{4}) (?:SFF )?Ada', name: 'RTX $1 Ada' },
  { written: '(?:RTX )?A([24568][05]00)', name: 'RTX A$1' },
  { written: '(?:Quadro )?(RTX|GTX) (\\d{4}) (Ti|) (Super|D|)', name: '$1 $2 $3 $4' },
  { written: '([345]090) (Ti|D|)', name: 'RTX $1 $2' },
  { written: '([2345]0[5-8]0) (Ti|) (Super|)', name: 'RTX $1 $2 $3', introduced: true },
  { written: 'MI ([1-5]\\d\\d[AXP]?|[56]0)', name: 'MI$1' },
  { written: 'RX (\\d{4}) (XTX|XT|GRE|)', name: 'RX $1 $2' },
  { written: '(7[689]\\d0|90[67]0) (XTX|XT)', name: 'RX $1 $2' },
  { written: '(?:AI )?(?:PRO )?(W[67][5-9]00|R9[67]00|V620|V710)', name: 'Radeon PRO $1' },
  { written: '(?:Strix Halo|Ryzen AI Max\\+? 395|8060S)', name: 'Strix Halo' },
  { written: 'Gaudi ([1-4]|)', name: 'Gaudi $1' },
  { written: '(?:GPU )?Max (1100|1350|1450|1550)', name: 'Max $1', introduced: true },
  { written: 'GPU Max (1100|1350|1450|1550)', name: 'Max $1' },
  { written: 'Flex (140|170)', name: 'Flex $1', introduced: true },
  { written: 'Arc (Pro|) ([AB]\\d{2,3}M?)', name: 'Arc $1 $2' },
  { written: '(?:TPU v?7X?|(?:TPU )?Ironwood)', name: 'TPU v7' },
  { written: '(?:TPU )?(?:Trillium|v6e)', name: 'TPU v6e' },
  { written: '(?:TPU )?v5(?:e| litepod)', name: 'TPU v5e' },
  { written: '(?:TPU )?v5p', name: 'TPU v5p' },
  { written: 'TPU v?([2-6])', name: 'TPU v$1' },
  { written: '(?:Ascend )?(910[ABC]\\d?|310P\\d?|950(?:DT|PR|TO))', name: 'Ascend $1' },
  { written: 'Ascend (310|910|950)', name: 'Ascend $1' },
  { written: '(?:Trainium|TRN) ([1-4])N?', name: 'Trainium$1' },
  { written: 'Trainium', name: 'Trainium' },
  { written: '(?:Inferentia 2|INF2)', name: 'Inferentia2' },
]

/** Makers, brands, machines and clouds that people write before a card; none of them is part of its name here. */
const makers =
  'nvidia|tesla|geforce|dgx|hgx|amd|instinct|radeon|intel|habana|google|huawei|atlas|aws|gcp|azure|oci|cloud|lambda|runpod|coreweave|vast|nebius|crusoe'

/** Words of a name that are not written in capitals. */
const usual: Readonly<Record<string, string>> = {
  ti: 'Ti',
  super: 'SUPER',
  pro: 'Pro',
  jetson: 'Jetson',
  orin: 'Orin',
  thor: 'Thor',
  xavier: 'Xavier',
  nano: 'Nano',
}

/** An accelerator as a text names it, and how many of them where the text says so. */
export interface NamedGpu {
  /** With memory and form: `H100 80GB SXM`. */
  readonly name: string
  /** Without them: `H100`. */
  readonly card: string
  readonly count: number | null
  /** The piece that says it, and where it begins. */
  readonly where: string
  readonly at: number
}

const gap = '[-_ ]?'
const start = String.raw`(?<![\p{L}\p{N}.])`
const end = String.raw`(?![\p{L}\p{N}])`
const maker = `(?:(?:${makers})${gap})*`
/** `8x`, `8×`; before a longer name also `8` alone, as in `8Mi300x`. */
const countBefore = String.raw`(?:(?<times>[1-9]\d{0,2})${gap}[x×]${gap}|(?<glued>[1-9]\d?)(?=${maker}(?:[GHAB]{1,2}\d{3}|MI\d{3}|RTX|Gaudi)))?`
const extras = String.raw`(?<extras>(?:${gap}(?:\d{2,3} ?GB?|SXM\d?|PCI[-_]?E|NVL\d{0,2}|OAM|HBM\de?|Blackwell|Generation|Laptop|GPU|Max[-_ ]?Q|(?:Server|Workstation)(?: Edition)?)(?:(?=[x×]\d)|(?![\p{L}\p{N}]|(?<=\d)\d))|(?:SXM\d?|PCIE|NVL\d{0,2}))*)`
const countAfter = String.raw`(?:${gap}[x×](?<after>[1-9]\d{0,2}))?`

const patternOf = ({ written, introduced }: Family): RegExp => {
  const model = written.replaceAll(' ', gap)
  const before = introduced
    ? `(?:(?<times>[1-9]\\d{0,2})[x×]${gap}${maker}|(?:${makers})${gap}${maker})`
    : `${countBefore}${maker}`
  return new RegExp(`${start}${before}(?<model>${model})${extras}${countAfter}${end}`, 'giu')
}

/** `model` is one quick look: a pattern that need not be tried is never compiled, which takes a millisecond. */
const compiled = families.map((family) => ({
  ...family,
  pattern: patternOf(family),
  model: new RegExp(family.written.replaceAll(' ', gap), 'iu'),
}))

/** Holds wherever a family is named, and seldom else: one quick look instead of one for each family. */
const anyModel = new RegExp(
  families
    .map(
      ({ written, introduced }) => `${introduced ? `(?:[x×]|${makers})${gap}` : ''}(?:${written.replaceAll(' ', gap)})`,
    )
    .join('|'),
  'i',
)

const usualWord = (word: string): string => usual[word.toLowerCase()] ?? word.toUpperCase()

/** The template with its blanks filled in; the match's own groups are those that have no name. */
const cardName = ({ name, written }: Family, model: string): string => {
  const parts = new RegExp(`^${written.replaceAll(' ', gap)}$`, 'iu').exec(model) ?? []
  return name
    .replaceAll(/\$(\d)/g, (_, index: string) => usualWord(parts[Number(index)] ?? ''))
    .replaceAll(/ +/g, ' ')
    .trim()
}

/** Memory, then form, whatever their order: `80GB SXM5`. */
const extrasOf = (text: string): readonly string[] => {
  const memory = /(\d{2,3}) ?GB?(?![\p{L}\p{N}])/iu.exec(text)?.[1]
  const form = /SXM\d?|PCI[-_]?E|NVL\d{0,2}|OAM/i.exec(text)?.[0]
  const forms = form === undefined ? [] : [/^pci/i.test(form) ? 'PCIe' : form.toUpperCase()]
  return [...(memory === undefined ? [] : [`${memory}GB`]), ...forms]
}

const named = (family: Family, match: RegExpMatchArray): NamedGpu => {
  const { model = '', extras: more = '', times, glued, after } = match.groups ?? {}
  const card = cardName(family, model)
  const count = times ?? glued ?? after
  return {
    name: [card, ...extrasOf(more)].join(' '),
    card,
    count: count === undefined ? null : Number(count),
    where: match[0],
    at: match.index ?? 0,
  }
}

const overlaps = (a: NamedGpu, b: NamedGpu): boolean => a.at < b.at + b.where.length && b.at < a.at + a.where.length

/** The cards that a text names, from left to right; of readings that overlap the longest. */
export const gpusIn = (text: string): readonly NamedGpu[] => {
  if (!anyModel.test(text)) return []
  const near = compiled.filter(({ model }) => model.test(text))
  const found = near.flatMap((family) => [...text.matchAll(family.pattern)].map((match) => named(family, match)))
  const longest = found.toSorted((a, b) => b.where.length - a.where.length)
  return longest
    .filter((one, i) => !longest.slice(0, i).some((other) => overlaps(other, one)))
    .toSorted((a, b) => a.at - b.at)
}

/** The one card that a text names; null where it names none, or several. */
export const gpuIn = (text: string): NamedGpu | null => {
  const all = gpusIn(text)
  return new Set(all.map(({ card }) => card)).size === 1 ? (all.at(-1) ?? null) : null
}
