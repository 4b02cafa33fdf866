import { describe, expect, it } from 'vitest'
import { shortened, textWidth, widest, wrapped } from '../../src/chart-parts/text-width.ts'
import { trueWidths } from './true-width.ts'

const labels = [
  '同時実行数(リクエスト)',
  'TTFT p99(秒)',
  '最初のトークンまでの時間',
  'Inter-token latency p99 (ms)',
  'Llama-3.1-70B-Instruct, 2 × H100',
  'スループット(トークン/秒)',
  '実測した範囲では、同時 128 まで適合する。',
  'さくらのクラウド「高火力」',
  '0123456789,.%',
  'ＧＰＵ２枚',
]

describe('textWidth', () => {
  for (const weight of [400, 700] as const) {
    it.each(labels)(`is within 4 % of the font's own width at weight ${weight}: %s`, async (label) => {
      const width = (await trueWidths(label, weight)).reduce((sum, each) => sum + each, 0)
      const ratio = textWidth(label, 1, weight === 700) / width
      expect(ratio).toBeGreaterThan(0.96)
      expect(ratio).toBeLessThan(1.04)
    })
  }

  it('has the width of every ASCII character to a hundredth of an em', async () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index))
    const expected = await trueWidths(ascii.join(''), 400)
    const wrong = ascii.filter((character, index) => Math.abs(textWidth(character, 1) - (expected[index] ?? 0)) > 0.01)
    expect(wrong).toEqual([])
  })

  it('grows with the font size', () => {
    expect(textWidth('漢字', 11)).toBe(22)
  })

  it('counts a surrogate pair once and a combining mark not at all', () => {
    expect(textWidth('𠮟', 10)).toBe(10)
    expect(textWidth('か\u3099', 10)).toBe(textWidth('か', 10))
  })

  it('takes nothing for nothing', () => {
    expect(textWidth('', 10)).toBe(0)
  })
})

describe('wrapped', () => {
  it('leaves a text that fits alone', () => {
    expect(wrapped('1× RTX 5090', 200)).toEqual(['1× RTX 5090'])
  })

  it('breaks after spaces, commas and hyphens and before brackets', () => {
    expect(wrapped('2× RTX 5090 TP2', 100)).toEqual(['2× RTX 5090', 'TP2'])
    expect(wrapped('8× H100〔max-num-seqs=512〕', 85)).toEqual(['8× H100', '〔max-num-', 'seqs=512〕'])
    expect(wrapped('GPU構成不明', 50)).toEqual(['GPU構成', '不明'])
  })

  it('breaks in no unit, and after no space that holds', () => {
    expect(wrapped('Planning rate 5.99\u00a0req/s', 95)).toEqual(['Planning rate', '5.99\u00a0req/s'])
    expect(wrapped('results/second', 60)).toEqual(['results/', 'second'])
  })

  it('cuts a word that is longer than a line, and loses nothing', () => {
    const long = 'abcdefghij'.repeat(6)
    const lines = wrapped(long, 120)
    expect(lines.join('')).toBe(long)
    expect(widest(lines)).toBeLessThanOrEqual(120)
  })
})

describe('shortened', () => {
  it('keeps a text that fits', () => {
    expect(shortened('1× H100', 100)).toEqual(['1× H100'])
  })

  it.each([1, 2, 3])('leaves out as little of the middle as fits into %i lines', (lines) => {
    const text = `1× H100 ${'option '.repeat(18)}end`
    const short = shortened(text, 130, lines)
    expect(short.length).toBe(lines)
    expect(widest(short)).toBeLessThanOrEqual(131)
    expect(short.join('')).toMatch(/^1× .*….*d$/)
  })
})
