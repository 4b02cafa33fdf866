import { describe, expect, it } from 'vitest'
import { sizeEmployees } from '../../src/question/size-employees.ts'
import { chosenBy, someEmployees } from '../analysis/some-demand.ts'

const { given, assumed } = chosenBy

describe('sizeEmployees', () => {
  it('is nobody where neither flags nor plan name any', () => {
    expect(sizeEmployees({}, null)).toBeNull()
  })

  it('takes the plan for what no flag says, and keeps apart what it assumes', () => {
    const found = sizeEmployees({ activeShare: '40%' }, someEmployees())
    expect(found).toEqual({
      people: { value: 500, nature: 'given' },
      activeShare: { value: 0.4, nature: 'given' },
      requestsPerDay: { value: 20, nature: 'given' },
      busyHourShare: { value: 0.2, nature: 'assumed' },
      peak: null,
      growth: null,
    })
  })

  it('has the peak and the growth that the plan names', () => {
    const planned = someEmployees({ peak: given(1.5), growth: given(0.2), years: assumed(5) })
    expect(sizeEmployees({}, planned)).toMatchObject({
      peak: { value: 1.5, nature: 'given' },
      growth: { rate: { value: 0.2, nature: 'given' }, years: { value: 5, nature: 'assumed' } },
    })
  })

  it('leaves growth to the flag where one was typed', () => {
    const planned = someEmployees({ growth: given(0.2), years: given(3) })
    expect(sizeEmployees({ growth: '1.5' }, planned)?.growth).toBeNull()
  })
})
