import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { left, right, table } from '../../src/document/block.ts'
import { cell } from '../../src/document/block.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { briefName } from '../../src/model/names.ts'
import { cut, heightOf, linesOf, sizeOf } from '../../src/slides/fit.ts'
import { sentences } from '../../src/slides/parts.ts'
import { pick, tableIn } from '../../src/slides/tables.ts'

const en = createLanguage('en')

describe('a name', () => {
  it('of 127 letters keeps both ends', () => {
    const name = `organisation/${'model-with-a-long-name-'.repeat(5)}v2`.slice(0, 127)
    expect(briefName(name, 44)).toMatch(/^organisation\/model-wit.*….{15,}$/)
    expect([...briefName(name, 44)].length).toBeLessThanOrEqual(44)
    expect(briefName('short', 44)).toBe('short')
  })
})

describe('a text', () => {
  it('cut to so many lines has no more of them, whatever it is', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '名', 'を', '-', 'W', '1', '\u00a0'),
      minLength: 1,
      maxLength: 300,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 900 }), fc.integer({ min: 1, max: 4 }), (one, width, lines) => {
        expect(linesOf(cut(one, width, 12, lines), width, 12)).toBeLessThanOrEqual(lines)
      }),
    )
  })

  it.each([
    '毎秒 0.3 件・256 / 256: p99 ITL の基準値 120 ms(1 台で 1,600 人、60 ms なら 530 人)、2,048 / 2,048 で 32。',
    'Planning rates not tested: 256 / 256 at 26.2, 4,096 / 4,096 at 0.372; 9,290,650 JPY per month. Measure them.',
  ])('loses its end, and no number a part of it (%s)', (one) => {
    for (let width = 80; width < 600; width += 4) {
      const told = cut(one, width, 12, 1)
      expect(told === one || one.startsWith(told.slice(0, -1))).toBe(true)
      expect(told).not.toMatch(/[\d.,]…/)
    }
  })

  it('that fits stays as it is', () => {
    expect(cut('two words', 500, 12, 1)).toBe('two words')
  })

  it('takes the largest type that it fits in', () => {
    expect(sizeOf(['short'], { width: 500, height: 40 }, [20, 16, 12])).toBe(20)
    expect(sizeOf(['名'.repeat(60)], { width: 500, height: 40 }, [20, 16, 12])).toBe(12)
  })
})

describe('sentences', () => {
  const box = { x: 0, y: 0, width: 400, height: 80 }
  const many = Array.from({ length: 9 }, (_, i) => `The sentence number ${i} says something that takes a line or two.`)

  it('are as many as fit, and the rest is counted', () => {
    const [part] = sentences(many, box, en)
    const texts = part?.kind === 'text' ? part.paragraphs.map(({ text }) => text) : []
    expect(texts.at(-1)).toBe(`… and ${9 - texts.length + 1} more in the document`)
    expect(heightOf(texts, 368, 16)).toBeLessThanOrEqual(80)
  })

  it('of which the first does not fit show its beginning', () => {
    const [part] = sentences(['word '.repeat(200), 'other'], box, en)
    expect(part?.kind === 'text' ? part.paragraphs.map(({ text }) => text) : []).toEqual([
      expect.stringMatching(/^word[^…]*word …$/),
      '… and 1 more in the document',
    ])
  })
})

describe('a table', () => {
  const whole = table(
    'caption',
    [left('name'), right('number'), left('other')],
    Array.from({ length: 40 }, (_, i) => [cell(`layout ${i}`), cell(String(i)), cell('x')]),
  )
  const box = { x: 40, y: 100, width: 600, height: 200 }

  it('shows the rows that fit in 12 points, and counts those that do not', () => {
    const { parts, shown: told, bottom } = tableIn(whole, box, en)
    const shown = told.rows.length
    const [grid, rest] = parts
    expect(grid?.kind === 'table' ? [grid.size, grid.rows.length] : []).toEqual([12, shown + 1])
    expect(rest?.kind === 'text' ? rest.paragraphs[0]!.text : '').toBe(`… and ${40 - shown} more in the document`)
    expect(bottom).toBeLessThanOrEqual(300)
    expect(shown).toBeGreaterThan(4)
  })

  it('shows the rows that it is told to show first, and nothing where no row fits', () => {
    const last = (count: number) => ({ ...whole, rows: whole.rows.slice(-count) })
    expect(tableIn(whole, box, en, last).shown.rows.at(-1)).toBe(whole.rows.at(-1))
    expect(tableIn(whole, { ...box, height: 60 }, en).parts).toEqual([])
  })

  it('is set in larger type where it fits so', () => {
    const [grid] = tableIn({ ...whole, rows: whole.rows.slice(0, 3) }, box, en).parts
    expect(grid?.kind === 'table' ? [grid.size, grid.rows.length] : []).toEqual([14, 4])
  })

  it('is as wide as its box, whatever its columns', () => {
    const long = table('c', whole.columns, [[cell('name '.repeat(50)), cell('1'), cell('y'.repeat(200))]])
    for (const one of [whole, long]) {
      const [grid] = tableIn(one, box, en).parts
      const widths = grid?.kind === 'table' ? grid.widths : []
      expect(widths.reduce((a, b) => a + b, 0)).toBeCloseTo(600, 6)
      expect(Math.min(...widths)).toBeGreaterThan(20)
    }
  })

  it('keeps the columns that are asked for, in that order', () => {
    expect(pick(whole, ['other', 'missing', 'name']).rows[3]!.map(({ text }) => text)).toEqual(['x', 'layout 3'])
  })
})
