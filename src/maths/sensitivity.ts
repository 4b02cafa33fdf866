export interface Range {
  readonly low: number
  readonly high: number
}

export interface Swing<Name extends string> extends Range {
  readonly parameter: Name
  readonly answerLow: number | null
  readonly answerHigh: number | null
  /** How far the answer moves; null where an end of the range leaves none. */
  readonly swing: number | null
}

/** Half less and half more, the latter no more than `ceiling` (such as 1 for a share). */
export function half(base: number, ceiling = Infinity): Range {
  return { low: base / 2, high: Math.min(ceiling, base * 1.5) }
}

/**
 * What each assumption does to the answer: one at a time is moved to the ends of its range, the others stay
 * at their base (Eschenbach 1992 on tornado diagrams). Sorted by swing, those that leave no answer first.
 *
 * The swing spans the answers at both ends and at the base, so it is not 0 when both ends change the answer
 * the same way. Joint changes are not covered.
 */
export function tornado<Name extends string>(
  answer: (values: Readonly<Record<Name, number>>) => number | null,
  base: Readonly<Record<Name, number>>,
  ranges: Readonly<Partial<Record<NoInfer<Name>, Range>>>,
): readonly Swing<Name>[] {
  const centre = answer(base)
  const names = Object.keys(base) as Name[]
  const swings = names.flatMap((parameter) => {
    const range = ranges[parameter]
    if (range === undefined) return []
    const at = (value: number) => answer({ ...base, [parameter]: value })
    const [answerLow, answerHigh] = [at(range.low), at(range.high)]
    return [{ parameter, ...range, answerLow, answerHigh, swing: span(answerLow, centre, answerHigh) }]
  })
  const order = ({ swing }: Swing<Name>): number => swing ?? Number.MAX_VALUE
  return swings.toSorted((a, b) => order(b) - order(a))
}

function span(...answers: readonly (number | null)[]): number | null {
  const known = answers.filter((answer) => answer !== null)
  return known.length < answers.length ? null : Math.max(...known) - Math.min(...known)
}
