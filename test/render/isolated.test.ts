import { describe, expect, it } from 'vitest'
import { isolated } from '../../src/render/isolated.ts'

describe('isolated', () => {
  it.each([
    ['<p>RTX 5090\u202e: 32</p>', String.raw`<p>RTX 5090\u202e: 32</p>`],
    ['<p title="a\u200bb">a\u{e0041}</p>', String.raw`<p title="a\u200bb">a\udb40\udc41</p>`],
    ['<p>שלום עולם 32</p>', '<p><bdi>שלום עולם</bdi> 32</p>'],
    ['<p title="שלום 5">x</p>', '<p title="\u2068שלום\u2069 5">x</p>'],
    ['<svg><text>שלום 5</text></svg>', '<svg><text>\u2068שלום\u2069 5</text></svg>'],
    ['<p>上限は 128、p99 ≦ 3 秒</p>\n', '<p>上限は 128、p99 ≦ 3 秒</p>\n'],
  ])('%j', (html, expected) => {
    expect(isolated(html)).toBe(expected)
  })
})
