import { describe, expect, it } from 'vitest'
import { parseArrivals } from '../../src/question/arrivals.ts'
import { thrownBy } from './thrown.ts'

const where = (...path: readonly PropertyKey[]): string => path.join('.')

describe('parseArrivals', () => {
  it.each([
    [{}, { burstiness: null, dayToDay: null }],
    [{ burstiness: 0.5 }, { burstiness: 0.5, dayToDay: null }],
    [{ dayToDay: '20%' }, { burstiness: null, dayToDay: 0.2 }],
    [
      { burstiness: 2, dayToDay: 0.15 },
      { burstiness: 2, dayToDay: 0.15 },
    ],
  ])('reads %j', (written, arrivals) => {
    expect(parseArrivals(written, where)).toEqual(arrivals)
  })

  it('names the place of a variation that is no share', async () => {
    expect(await thrownBy(() => parseArrivals({ dayToDay: 'often' }, where))).toEqual({
      code: 'badShare',
      values: { text: 'often', where: 'arrivals.dayToDay' },
    })
  })
})
