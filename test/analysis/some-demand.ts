import type { AskedCost, AskedDemand, AskedEmployees, AskedPrice, Chosen } from '../../src/model/plan.ts'

const given = (value: number): Chosen => ({ value, by: 'plan' })
const assumed = (value: number): Chosen => ({ value, by: 'default' })

/** 500 people of whom 30 % ask 20 times a day, a fifth of it in the busiest hour: 1/6 requests/s. */
export const someEmployees = (choices: Partial<AskedEmployees> = {}): AskedEmployees => ({
  registered: given(500),
  active: given(0.3),
  perDay: given(20),
  busyHour: assumed(0.2),
  peak: assumed(1),
  growth: assumed(0),
  years: assumed(0),
  ...choices,
})

export const someDemand = (choices: Partial<AskedDemand> = {}): AskedDemand => ({
  users: [],
  arrivalRates: [],
  tokenRates: [],
  employees: null,
  peakDay: null,
  ...choices,
})

/** One server at 1.5 million, 150 W idle and 825 W at full load. */
export const somePrice = (choices: Partial<AskedPrice> = {}): AskedPrice => ({
  name: null,
  gpus: 1,
  purchase: 1.5e6,
  monthly: null,
  idleWatts: 150,
  fullWatts: 825,
  date: '2026-11-01',
  source: 'an example',
  ...choices,
})

/** Two servers, written off in five years, electricity at 31, nothing else counted. */
export const someCost = (choices: Partial<AskedCost> = {}): AskedCost => ({
  currency: 'JPY',
  date: '2026-11-01',
  source: 'an example',
  layouts: [somePrice(), somePrice({ gpus: 2, purchase: 2.1e6, idleWatts: 180, fullWatts: 1400 })],
  electricityPrice: 31,
  pue: assumed(1),
  hoursPerMonth: assumed(730),
  lifeYears: assumed(5),
  salvage: assumed(0),
  maintenance: given(0),
  workingDays: assumed(20),
  meanLoad: assumed(0.1),
  api: null,
  ...choices,
})

export const chosenBy = { given, assumed }
