import { describe, expect, it } from 'vitest'
import { contrast, parseMarkColour, parseTextColour, rgbOf, white } from '../../src/question/colour.ts'
import { thrownBy } from './thrown.ts'

const onPaper = (hex: string): number => Number(contrast(rgbOf(hex), white).toFixed(2))

describe('contrast', () => {
  it('is that of WCAG 2.2', () => {
    expect(['#000000', '#ffffff', '#767676', '#777777', '#ff0000', '#0000ff'].map(onPaper)).toEqual([
      21, 1, 4.54, 4.48, 4, 8.59,
    ])
    expect(contrast(white, [0, 0, 0])).toBe(contrast([0, 0, 0], white))
  })
})

describe('colours of a plan', () => {
  it('are taken where they can be read', () => {
    expect(parseTextColour('#767676', '')).toBe('#767676')
    expect(parseMarkColour('#FF0000', '')).toBe('#ff0000')
  })

  it('are refused with their ratio, which is never rounded up to the least', async () => {
    const refused = { code: 'paleColour', values: { where: 'p:1:1', text: '#777777', ratio: 4.47, least: 4.5 } }
    expect(await thrownBy(() => parseTextColour('#777777', 'p:1:1'))).toEqual(refused)
    expect(await thrownBy(() => parseMarkColour('#ffcc00', ''))).toMatchObject({ values: { ratio: 1.51, least: 3 } })
  })

  it.each(['red', '#12345', '#1234567', '#12345g', 'null', '', '#0b5394;}body{display:none', '#000\n'])(
    '%j is none',
    async (text) => {
      expect(await thrownBy(() => parseTextColour(text, ''))).toMatchObject({ code: 'badColour', values: { text } })
    },
  )
})
