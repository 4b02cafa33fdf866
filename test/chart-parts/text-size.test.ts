import { describe, expect, it } from 'vitest'
import { fontSize, roughWidth, wrapped } from '../../src/chart-parts/text-size.ts'
import { textWidth } from '../../src/render/text-width.ts'

describe('roughWidth', () => {
  it.each([
    '1× RTX 5090',
    '2× NVIDIA RTX PRO 6000 Blackwell Server Edition TP2',
    'RTX 5090 × 2(TP2)',
    '同一の同時実行数',
    'max-num-batched-tokens=8192, enable-prefix-caching=false',
    '1,024',
  ])('is hardly less than the true width of %s, and not much more', (text) => {
    const ratio = roughWidth(text) / textWidth(text, fontSize)
    expect(ratio).toBeGreaterThan(0.97)
    expect(ratio).toBeLessThan(1.2)
  })
})

describe('wrapped', () => {
  it('leaves a text that fits alone', () => {
    expect(wrapped('1× RTX 5090', 200)).toEqual(['1× RTX 5090'])
  })

  it('breaks after spaces, commas and hyphens and before brackets', () => {
    expect(wrapped('2× RTX 5090 TP2', 100)).toEqual(['2× RTX 5090', 'TP2'])
    expect(wrapped('8× H100〔max-num-seqs=512〕', 85)).toEqual(['8× H100', '〔max-num-', 'seqs=512〕'])
    expect(wrapped('GPU構成不明', 60)).toEqual(['GPU構成', '不明'])
  })

  it('cuts a word that is longer than a line, and loses nothing', () => {
    const long = 'abcdefghij'.repeat(6)
    const lines = wrapped(long, 120)
    expect(lines.join('')).toBe(long)
    for (const line of lines) expect(roughWidth(line)).toBeLessThanOrEqual(120)
  })
})
