import { expect, it } from 'vitest'
import { aligned, lifted, restored } from '../../src/store/lifted.ts'
import * as fc from '../property.ts'

const again = (value: unknown): unknown => {
  const { json, arrays } = lifted(value, 1e6)!
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0))
  let at = 0
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += aligned(byteLength)
  }
  return restored(json, bytes.buffer, 0)
}

it('a value comes back as it was, numbers to the last bit, whatever its texts and keys are', () => {
  const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
  const list = fc.array(fc.double(), { minLength: 0, maxLength: 20 })
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(json, list, fc.constantFrom('\0a', ['\0a', 3], ['\0n', 'x']))),
      (one) => {
        const value = Object.fromEntries(Object.entries(one))
        expect(again(value)).toStrictEqual(value)
      },
    ),
  )
})

it('typed arrays keep their kind', () => {
  const value = {
    a: Float64Array.of(1, -0, NaN),
    b: [Float32Array.of(0.5), Uint8Array.of(1, 2, 3)],
    c: new Int32Array(0),
  }
  expect(again(value)).toStrictEqual(value)
})

it('what is neither JSON nor an array, or too much of it, is not lifted', () => {
  expect(lifted({ a: new Map() }, 100)).toBeNull()
  expect(lifted({ a: () => 1 }, 100)).toBeNull()
  expect(
    lifted(
      Array.from({ length: 200 }, (_, i) => `${i}`),
      100,
    ),
  ).toBeNull()
})

it('a key __proto__ stays a key', () => {
  const value = JSON.parse('{"__proto__": {"polluted": 1}, "a": [1]}') as object
  const back = again(value) as object
  expect(Object.keys(back)).toEqual(['__proto__', 'a'])
  expect(Object.getPrototypeOf(back)).toBe(Object.prototype)
})
