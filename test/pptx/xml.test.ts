import { describe, expect, it } from 'vitest'
import { valuesPlace } from '../../src/pptx/chart-parts.ts'
import { element, emu, escaped } from '../../src/pptx/xml.ts'
import { malformed } from './read-pptx.ts'

describe('text as XML', () => {
  it('escapes what XML means otherwise, and shows what cannot be seen or said', () => {
    expect(escaped(`<a href="x">&'`)).toBe(`&lt;a href=&quot;x&quot;&gt;&amp;'`)
    expect(escaped('a\u202eb\u0000c')).toBe(String.raw`a\u202eb\u0000c`)
    expect(escaped('\ud83d \ufffe 😀')).toBe('\ufffd \ufffd 😀')
  })

  it('leaves out attributes without a value', () => {
    expect(element('a:ln', { w: 0, cap: null, dash: undefined })).toBe('<a:ln w="0"/>')
    expect(element('a:p', {}, element('a:t', {}, 'x'), '')).toBe('<a:p><a:t>x</a:t></a:p>')
  })
})

it('a point is 12,700 metric units', () => {
  expect([emu(960), emu(540)]).toEqual([12_192_000, 6_858_000])
})

it('columns of a sheet have letters, beyond the alphabet too', () => {
  expect([0, 25, 26, 701].map((column) => valuesPlace(column, 2))).toEqual([
    'Sheet1!$A$2:$A$3',
    'Sheet1!$Z$2:$Z$3',
    'Sheet1!$AA$2:$AA$3',
    'Sheet1!$ZZ$2:$ZZ$3',
  ])
})

describe('the check of these tests', () => {
  it.each(['<a><b></a>', '<a', '<a b=c/>', '<a>&</a>', '<a x="1" x="2"/>', '<a>'])('finds %s', (xml) => {
    expect(malformed(xml)).not.toBeNull()
  })
})
