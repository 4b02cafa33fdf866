/** Arrays by the name that is written for them. */
const kinds = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
} as const
type Kind = keyof typeof kinds
type Typed = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array

/** A value as JSON without its long lists of numbers, and these in the order in which they stand in it. */
export interface Lifted {
  readonly json: string
  readonly arrays: readonly Typed[]
}

/**
 * A list that begins with one of these is no list: `\0t` a typed array (kind, length), `\0a` a list of numbers (length), `\0n` a
 * number that JSON has no sign for, `\0l` a list that begins with such a text itself.
 */
const mark = '\0'

/** Lists of numbers shorter than this stay in the JSON. */
const worthLifting = 8

const areNumbers = (list: readonly unknown[]): list is readonly number[] => list.every((one) => typeof one === 'number')

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype

const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))

/** Null for what holds something else than JSON and arrays do, or more than `most` values beside its arrays. */
export const lifted = (whole: unknown, most: number): Lifted | null => {
  const arrays: Typed[] = []
  let room = most
  const list = (value: readonly unknown[]): unknown => {
    if (value.length >= worthLifting && areNumbers(value)) {
      arrays.push(Float64Array.from(value))
      return [`${mark}a`, value.length]
    }
    const inner = value.map(without)
    return typeof value[0] === 'string' && value[0].startsWith(mark) ? [`${mark}l`, ...inner] : inner
  }
  const object = (value: object): unknown => {
    const kind = value.constructor?.name as Kind
    if (Object.hasOwn(kinds, kind) && value instanceof kinds[kind]) {
      arrays.push(value)
      return [`${mark}t`, kind, value.length]
    }
    if (!isPlain(value)) throw new RangeError(kind)
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return Object.fromEntries(entries.map(([key, inner]) => [key, without(inner)]))
  }
  const without = (value: unknown): unknown => {
    if ((room -= 1) < 0) throw new RangeError('too many')
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0) ? value : [`${mark}n`, numberText(value)]
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value !== 'object') throw new RangeError(typeof value)
    return Array.isArray(value) ? list(value) : object(value)
  }
  try {
    return { json: JSON.stringify(without(whole)), arrays }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Where the next array begins: each at a multiple of eight. */
export const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8

/** Much quicker than Array.from, which asks for an iterator. */
const listOf = (array: Typed): readonly number[] => {
  const list: number[] = []
  for (let i = 0; i < array.length; i += 1) list.push(array[i]!)
  return list
}

/** The value again; its typed arrays lie in `bytes`. Throws RangeError, SyntaxError or TypeError for what is none. */
export const restored = (json: string, bytes: ArrayBuffer, start: number): unknown => {
  let offset = start
  const array = (kind: Kind, length: unknown): Typed => {
    if (!Object.hasOwn(kinds, kind) || typeof length !== 'number') throw new RangeError(String(kind))
    const found = new kinds[kind](bytes, offset, length)
    offset += aligned(found.byteLength)
    return found
  }
  const list = (value: readonly unknown[]): unknown => {
    const [head, first, second] = value
    if (typeof head !== 'string' || !head.startsWith(mark)) return value.map(whole)
    if (head === `${mark}a`) return listOf(array('Float64Array', first))
    if (head === `${mark}t`) return array(first as Kind, second)
    if (head === `${mark}n`) return first === '-0' ? -0 : Number(first)
    return value.slice(1).map(whole)
  }
  const whole = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return list(value)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(inner)]))
  }
  return whole(JSON.parse(json))
}
