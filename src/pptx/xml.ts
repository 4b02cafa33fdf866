import { visible } from '../visible.ts'

type Value = string | number | null | undefined
type Attributes = Readonly<Record<string, Value>>

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML cannot say at all: halves of letters, and the two places that are none. */
const unsayable = /\p{Surrogate}|[\ufffe\uffff]/gu

/** Text that XML can say, hidden marks shown as what they are. */
export const sayable = (text: string): string => visible(text).replace(unsayable, '\ufffd')

/** The same as XML says it. */
export const escaped = (text: string): string => sayable(text).replace(/[&<>"]/g, (letter) => entities[letter]!)

/** An element: attributes, of which those without a value are left out, and children, which are XML already; or children alone. */
export const element = (
  name: string,
  ...inner: readonly [attributes: Attributes, ...children: readonly string[]] | readonly string[]
): string => {
  const [first = '', ...rest] = inner
  const [attributes, children] = typeof first === 'string' ? [{}, [first, ...rest]] : [first, rest]
  const told = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')
  const inside = children.join('')
  return inside === '' ? `<${name}${told}/>` : `<${name}${told}>${inside}</${name}>`
}

/** An element that says one value. */
export const valued = (name: string, val: Value): string => element(name, { val })

/** Elements of charts that say one value each, in this order. */
export const said = (values: Readonly<Record<string, Value>>): string =>
  Object.entries(values)
    .map(([name, val]) => valued(`c:${name}`, val))
    .join('')

export const namespaces = {
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
} as const

/** A part of a file: its own first line, then the one element. */
export const part = (name: string, attributes: Attributes, ...children: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element(name, attributes, ...children)}`

/** English metric units of points. */
export const emu = (points: number): number => Math.round(points * 12700)
