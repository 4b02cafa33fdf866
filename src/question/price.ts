import { UserError } from '../errors.ts'
import type { Price } from '../model/size.ts'

const entry = /^([^=]+)=\s*(\d+(?:\.\d+)?)\s*([^\s(,\d]+)?\s*(?:\((.*)\))?$/

const example = '1=1500000, 2=2100000 JPY (quote of 2026-11-01)'

const keyOf = (key: string): Pick<Price, 'name' | 'gpus'> =>
  /^\d+$/.test(key) ? { name: null, gpus: Number(key) } : { name: key, gpus: null }

/**
 * Prices of one copy of a layout, `KEY=AMOUNT UNIT (NOTE)`, several with commas. KEY is a number of GPUs or a part of the
 * layout's name; names come first, as they say more. There is one unit, and a note that is given once holds for all. Else
 * UserError badNumber.
 */
export const parsePrices = (text: string, where: string): readonly Price[] => {
  const prices = text.split(/,(?=[^,()=]+=)/).map((part) => {
    const [, key = '', amount = '', unit, note] = entry.exec(part.trim()) ?? []
    if (key === '') throw new UserError('badNumber', { text, where, example })
    return { ...keyOf(key.trim()), amount: Number(amount), monthly: false, unit: unit ?? null, note: note ?? null }
  })
  const units = [...new Set(prices.flatMap(({ unit }) => unit ?? []))]
  if (units.length > 1) throw new UserError('badNumber', { text, where, example })
  const notes = prices.flatMap(({ note }) => note ?? [])
  const common = notes.length === 1 ? (notes[0] ?? null) : null
  const whole = prices.map((price) => ({ ...price, unit: units[0] ?? null, note: price.note ?? common }))
  return whole.toSorted((a, b) => Number(a.name === null) - Number(b.name === null))
}
