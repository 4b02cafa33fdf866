/** Lengths served further apart than this are different work. */
const sameWithin = 0.05

/** True when two mean lengths are the same work. Of one that is not known nothing can be said; of two, neither. */
export const sameLength = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= sameWithin * Math.max(a, b) + 1e-9
