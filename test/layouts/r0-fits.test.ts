import { describe, expect, it } from 'vitest'
import { R0 } from '../../src/layouts/r0-fits.ts'
import { someLayouts, someSide } from './some-layout.ts'

const told = (choices: Parameters<typeof someLayouts>[0]) => {
  const { state, reason, favours } = R0.judge(someLayouts(choices))
  return [state, reason, favours]
}

const nothing = someSide({ served: false })

describe('R0', () => {
  it('holds that a model fits where it served requests, whatever the plan states', () => {
    expect(told({})).toEqual(['silent', 'served', null])
    expect(told({ minGpus: 1 })).toEqual(['silent', 'served', null])
    expect(told({ minGpus: 2 })).toEqual(['silent', 'contradicted', null])
  })

  it('takes the word of the plan where nothing was served', () => {
    expect(told({ base: nothing, minGpus: 2 })).toEqual(['fires', 'stated', 'larger'])
    expect(told({ base: nothing })).toEqual(['open', 'nothingServed', null])
    expect(told({ base: nothing, minGpus: 1 })).toEqual(['open', 'nothingServed', null])
  })

  it('never takes what was not measured for what does not fit', () => {
    const larger = someSide({ gpus: 4 })
    expect(told({ base: null, larger })).toEqual(['open', 'notMeasured', null])
    expect(told({ base: null, larger, minGpus: 2 })).toEqual(['open', 'notMeasured', null])
    expect(told({ base: null, larger, minGpus: 4 })).toEqual(['fires', 'stated', 'larger'])
  })
})
