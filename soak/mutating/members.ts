import { altered, type Draw, impossible, type Mutate, type Mutation, taken } from './mutation.ts'

/** A member of an object or a list of parsed JSON, by what it stands in. */
interface Member {
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string
}

const isOpen = (value: unknown): value is Member['holder'] => typeof value === 'object' && value !== null

/** Of long lists only the beginning: all of them are alike. */
const mostOfList = 20

const membersOf = (value: unknown): readonly Member[] => {
  if (!isOpen(value)) return []
  const keys = Object.keys(value).slice(0, Array.isArray(value) ? mostOfList : undefined)
  return keys.flatMap((key) => [{ holder: value, key }, ...membersOf(Reflect.get(value, key))])
}

const remove = ({ holder, key }: Member): void => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else Reflect.deleteProperty(holder, key)
}

/** Python's bare numbers do not go through JSON.parse. */
const bare = /(?<=[:[,]\s*)(-?Infinity|NaN)(?=\s*[,\]}\n])/g

const parsed = (text: string): readonly unknown[] | null => {
  try {
    return [JSON.parse(text)]
  } catch {
    try {
      return text.split('\n').map((line): unknown => JSON.parse(line.replaceAll(bare, '"$1"')))
    } catch {
      return null
    }
  }
}

/** Before a number that JSON.stringify cannot write. */
const mark = '\u0001'

const written = (values: readonly unknown[]): string =>
  values
    .map((value) => JSON.stringify(value))
    .join('\n')
    .replaceAll(new RegExp(`"\\\\u0001([^"]*)"`, 'g'), '$1')

const member =
  (change: (member: Member, draw: Draw, all: readonly Member[]) => void): Mutate =>
  (text, draw) => {
    const values = parsed(text)
    const all = values?.flatMap(membersOf) ?? []
    if (!values || all.length === 0) return null
    change(draw.oneOf(all), draw, all)
    return written(values)
  }

const valueOf = ({ holder, key }: Member): unknown => Reflect.get(holder, key)
const put = ({ holder, key }: Member, value: unknown): unknown => Reflect.set(holder, key, value)

const strange: readonly unknown[] = [
  null,
  true,
  false,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  'NaN',
  '-1',
  '1e999',
  '∞',
  '１２',
  '1,5',
  '0x10',
  ' ',
  mark.concat('NaN'),
]

/** A key that stands again beside itself, before or behind, with another value. */
const twice: Mutate = (text, draw) => {
  const pairs = [...text.matchAll(/"[^"\\]+"\s*:\s*(?:-?\d[\d.eE+-]*|"[^"\\]*"|null)/g)]
  if (pairs.length === 0) return null
  const { 0: pair, index } = draw.oneOf(pairs)
  const other = `${/^"[^"]+"\s*:/.exec(pair)![0]}${draw.oneOf(['0', '1', 'null', '1e6', '"x"', '0.001', '64'])}`
  const both = draw.oneOf([`${pair},${other}`, `${other},${pair}`])
  return text.slice(0, index) + both + text.slice(index + pair.length)
}

/** What changes values and keys of JSON, and JSON Lines. */
export const members: Readonly<Record<string, Mutation>> = {
  keyRemoved: taken(member(remove)),
  keysRemoved: taken(
    member((_, draw, all) => {
      for (let times = 1 + draw.below(4); times > 0; times -= 1) remove(draw.oneOf(all))
    }),
  ),
  keyEverywhereRemoved: taken(
    member(({ key }, _, all) => {
      for (const one of all) if (one.key === key && !Array.isArray(one.holder)) remove(one)
    }),
  ),
  keyRenamed: taken(
    member((one, draw) => {
      const value = valueOf(one)
      remove(one)
      if (!Array.isArray(one.holder))
        Object.defineProperty(
          one.holder,
          draw.oneOf([`${one.key}_`, '__proto__', 'constructor', 'x'.repeat(10_000), '\u0000']),
          { value, enumerable: true },
        )
    }),
  ),
  valueStrange: taken(member((one, draw) => put(one, draw.oneOf(strange)))),
  valueImpossible: taken(
    member((one, draw, all) => {
      const numbers = all.filter((other) => typeof valueOf(other) === 'number')
      put(numbers.length > 0 ? draw.oneOf(numbers) : one, `${mark}${draw.oneOf(impossible)}`)
    }),
  ),
  valueNested: taken(
    member((one, draw) => put(one, draw.oneOf([[valueOf(one)], { value: valueOf(one) }, [[valueOf(one)]]]))),
  ),
  valueAsText: altered(member((one) => put(one, String(valueOf(one))))),
  valuesSwapped: altered(
    member((one, draw, all) => {
      const other = draw.oneOf(all.filter(({ holder }) => holder === one.holder))
      const [a, b] = [valueOf(one), valueOf(other)]
      put(one, b)
      put(other, a)
    }),
  ),
  keyTwice: taken(twice),
  listCut: taken(
    member((_, draw, all) => {
      const lists = all.map(valueOf).filter((value) => Array.isArray(value))
      if (lists.length > 0) draw.oneOf(lists).splice(draw.below(5))
    }),
  ),
  listRepeated: altered(
    member((_, draw, all) => {
      const lists = all.map(valueOf).filter((value) => Array.isArray(value))
      if (lists.length === 0) return
      const list = draw.oneOf(lists)
      const whole: readonly unknown[] = [...list]
      for (let times = draw.below(20); times > 0 && list.length < 100_000; times -= 1) list.push(...whole)
    }),
  ),
}
