import { describe, expect, it } from 'vitest'
import { energyPerMillion, energyPerToken, meanPower, monthlyEnergy } from '../../src/capacity/energy.ts'

const workstation = { idle: 150, full: 825 }

describe('meanPower', () => {
  it('grows linearly from idle to full load', () => {
    expect([0, 0.1, 1].map((load) => meanPower(workstation, load))).toEqual([150, 217.5, 825])
  })
  it('is the measured mean where there is one', () => {
    expect(meanPower({ mean: 400 }, 0.1)).toBe(400)
  })
})

describe('monthlyEnergy', () => {
  it('is power times hours times what the site adds', () => {
    expect(monthlyEnergy({ power: workstation, utilization: 1, hours: 730, pue: 1 })).toBeCloseTo(602.25, 9)
    expect(monthlyEnergy({ power: { mean: 1000 }, utilization: 0, hours: 10, pue: 1.5 })).toBeCloseTo(15, 12)
  })
  it('is nothing for a machine that is off', () => {
    expect(monthlyEnergy({ power: workstation, utilization: 1, hours: 0, pue: 1.5 })).toBe(0)
  })
})

describe('energyPerToken', () => {
  it.each([
    [825, 27.07, 0.119],
    [1400, 32.83, 0.167],
  ])('at %d W and %d requests/s of 256 tokens is %d J', (watts, throughput, joules) => {
    expect(energyPerToken(watts, throughput * 256)).toBeCloseTo(joules, 3)
  })
  it('is null without output', () => {
    expect(energyPerToken(825, 0)).toBeNull()
  })
})

describe('energyPerMillion', () => {
  it('is a 3.6th of the joules of one token, in kWh', () => {
    expect(energyPerMillion(3.6)).toBeCloseTo(1, 12)
    expect(energyPerMillion(0.119)).toBeCloseTo(0.0331, 4)
  })
})
