/** An element of a page, or '' for its root. Text is unescaped. */
export interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return decimal === undefined ? (entities[name] ?? all) : String.fromCodePoint(Number(decimal))
  })

const empty = new Set(['meta', 'br', 'wbr', 'hr', 'img', 'link'])
const token = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9:-]*(?:="[^"<]*")?)*)\s*(\/?)>|[^<]+/giy

const attributesOf = (text: string): Readonly<Record<string, string>> => {
  const all = [...text.matchAll(/([a-z][a-z0-9:-]*)(?:="([^"]*)")?/gi)].map(([, name = '', value = '']) => [
    name,
    plain(value),
  ])
  if (new Set(all.map(([name]) => name)).size < all.length) throw new Error(`an attribute twice: ${text}`)
  return Object.fromEntries(all)
}

/** The tree of a page that is written as strictly as XML; anything looser throws. Style sheets are kept as one text. */
export const parsePage = (html: string): Element => {
  const root = { tag: '', attributes: {}, children: [] as (Element | string)[] }
  const open = [root]
  token.lastIndex = 0
  while (token.lastIndex < html.length) {
    const at = token.lastIndex
    const match = token.exec(html)
    const here = open.at(-1)!
    if (!match) throw new Error(`no markup: ${html.slice(at, at + 120)}`)
    const [text, closing, tag, attributes = '', closed] = match
    if (tag === undefined) {
      if (!text.startsWith('<')) here.children.push(plain(text))
    } else if (closing) {
      if (here.tag !== tag) throw new Error(`</${tag}> in <${here.tag}>: ${html.slice(at - 200, at)}`)
      open.pop()
    } else {
      const element = { tag, attributes: attributesOf(attributes), children: [] as (Element | string)[] }
      here.children.push(element)
      if (tag === 'style') {
        const end = html.indexOf('</style>', token.lastIndex)
        element.children.push(html.slice(token.lastIndex, end))
        token.lastIndex = end + '</style>'.length
      } else if (!closed && !empty.has(tag)) open.push(element)
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.tag}> is not closed`)
  return root
}

/** Every element in document order. */
export const elementsOf = (element: Element): readonly Element[] => {
  const found: Element[] = []
  const walk = ({ children }: Element): void => {
    for (const child of children) {
      if (typeof child === 'string') continue
      found.push(child)
      walk(child)
    }
  }
  walk(element)
  return found
}

export const withTag = (element: Element, ...tags: readonly string[]): readonly Element[] =>
  elementsOf(element).filter(({ tag }) => tags.includes(tag))

const inline = new Set(['a', 'b', 'bdi', 'span', 'strong', 'tspan', 'em'])

/** What is read of an element, in pieces that markup keeps apart; neither style sheets nor scripts are read. */
export const textsOf = (element: Element): readonly string[] => {
  const pieces: string[] = ['']
  const walk = ({ tag, children }: Element): void => {
    if (tag === 'style' || tag === 'script') return
    if (!inline.has(tag)) pieces.push('')
    for (const child of children) {
      if (typeof child === 'string') pieces.push(pieces.pop()! + child)
      else walk(child)
    }
    if (!inline.has(tag)) pieces.push('')
  }
  walk(element)
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

export const textOf = (element: Element): string => textsOf(element).join(' ')
