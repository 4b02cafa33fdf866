import type { LayoutSide, LayoutSubject, Spread } from '../../src/layouts/rule.ts'

/** A throughput that is exactly known, with no more at the failing level. */
export const exactly = (value: number): Spread => ({ value, low: value, high: value, most: value })

/** A layout with a limit between 32 and 64, 10 requests/s there. */
export const someSide = (choices: Partial<LayoutSide> = {}): LayoutSide => ({
  gpus: 1,
  status: 'bracketed',
  judged: true,
  open: false,
  limit: 32,
  lowestLevel: 1,
  firstFailing: 64,
  throughput: exactly(10),
  kvRequests: null,
  served: true,
  ...choices,
})

/** Whose lowest level fails. */
export const failing = (lowestLevel = 1): Partial<LayoutSide> => ({
  status: 'leftCensored',
  judged: false,
  open: true,
  limit: null,
  lowestLevel,
  firstFailing: lowestLevel,
  throughput: null,
})

export const unjudged: Partial<LayoutSide> = { status: 'noData', judged: false, open: true, limit: 32 }

/** One GPU against two of them, 10 against 15 requests/s, all of two copies left by routing. */
export const someLayouts = (choices: Partial<LayoutSubject> = {}): LayoutSubject => ({
  base: someSide(),
  larger: someSide({ gpus: 2, throughput: exactly(15) }),
  copies: 2,
  alreadyCopies: false,
  minGpus: null,
  allowance: 1,
  ...choices,
})
