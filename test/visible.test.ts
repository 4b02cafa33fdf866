import { describe, expect, it } from 'vitest'
import { onOneLine, visible } from '../src/visible.ts'
import * as fc from './property.ts'

describe('visible', () => {
  it.each([
    ['RTX 5090\u202e', String.raw`RTX 5090\u202e`],
    ['a\u200b\u2066b\ufeff', String.raw`a\u200b\u2066b\ufeff`],
    ['\u001b[2J', String.raw`\u001b[2J`],
    ['a\n\tb', 'a\n\tb'],
    ['同時 32\u00a0件', '同時 32\u00a0件'],
  ])('%j', (text, expected) => {
    expect(visible(text)).toBe(expected)
  })

  it('leaves JSON the value that it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(visible(JSON.stringify(text)))).toBe(text)
      }),
    )
  })
})

it('onOneLine makes no line of its own', () => {
  expect(onOneLine('a\nb [limit found]\tc')).toBe(String.raw`a\nb [limit found]\tc`)
})
