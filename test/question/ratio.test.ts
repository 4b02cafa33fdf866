import { describe, expect, it } from 'vitest'
import { parseRatio } from '../../src/question/ratio.ts'
import { thrownBy } from './thrown.ts'

describe('parseRatio', () => {
  it.each([
    ['20%', 0.2],
    ['150 %', 1.5],
    ['0', 0],
    ['0.07', 0.07],
    ['7%', 0.07],
  ])('%s is %d', (text, value) => {
    expect(parseRatio(text, 'here', '20%')).toBe(value)
  })

  it.each(['-1', 'much', '', '1e400', '10 % a year'])('refuses %j', async (text) => {
    expect(await thrownBy(() => parseRatio(text, 'here', '20%'))).toEqual({
      code: 'badNumber',
      values: { text, where: 'here', example: '20%' },
    })
  })

  it('refuses more than the most', async () => {
    expect(parseRatio('100%', 'here', '10%', 1)).toBe(1)
    expect(await thrownBy(() => parseRatio('101%', 'here', '10%', 1))).toMatchObject({ code: 'badNumber' })
  })
})
