/** Elements that the style sheet never sets in bold: plain paragraphs, items, descriptions, and cells without a tone. */
const regular = [
  /<p(?: class="(?:body|note|table-note|subtitle|figure-note)")?>.*?<\/p>/gs,
  /<li>.*?<\/li>/gs,
  /<dd>(?!<span class="big").*?<\/dd>/gs,
  /<td class="(?!result|[^"]*tone-)[^"]*"[^>]*>.*?<\/td>/gs,
]

const withoutStyle = (html: string): string => html.replace(/<style>.*?<\/style>/gs, '')

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll(/&(?:#x([0-9a-f]+)|(lt|gt|quot|amp));/gi, (_, code: string | undefined, name: string) =>
      code === undefined ? entities[name]! : String.fromCodePoint(Number.parseInt(code, 16)),
    )

/** What a page of ours shows, and the part of it that may be bold: the characters that each weight must draw. */
export const pageText = (html: string): { readonly all: string; readonly bold: string } => {
  const shown = withoutStyle(html)
  return { all: textOf(shown), bold: textOf(regular.reduce((rest, element) => rest.replace(element, ''), shown)) }
}
