import { families, makers, usual, type Family } from './gpu-families.ts'

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
const extras = String.raw`(?<extras>(?:${gap}(?:\d{2,3} ?GB?|SXM\d?|PCI[-_]?E|NVL\d{0,2}|OAM|HBM\de?|Blackwell|Generation|Laptop|GPU|Max[-_ ]?Q|(?:Server|Workstation)(?: Edition)?)(?![\p{L}\p{N}]|(?<=\d)\d)|(?:SXM\d?|PCIE|NVL\d{0,2}))*)`
const countAfter = String.raw`(?:${gap}[x×](?<after>[1-9]\d{0,2}))?`

const patternOf = ({ written, introduced }: Family): RegExp => {
  const model = written.replaceAll(' ', gap)
  const before = introduced
    ? `(?:(?<times>[1-9]\\d{0,2})[x×]${gap}${maker}|(?:${makers})${gap}${maker})`
    : `${countBefore}${maker}`
  return new RegExp(`${start}${before}(?<model>${model})${extras}${countAfter}${end}`, 'giu')
}

const compiled = families.map((family) => ({ ...family, pattern: patternOf(family) }))

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
  const found = compiled.flatMap((family) => [...text.matchAll(family.pattern)].map((match) => named(family, match)))
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
