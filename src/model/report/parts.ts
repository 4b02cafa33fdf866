import * as z from 'zod'
import { origins } from '../fact.ts'

/** Numbers and texts are null when absent, never 0 or empty. */
export const number = z.number().nullable()
export const text = z.string().nullable()
export const values = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
export const chooser = z.enum(['flag', 'plan', 'default'])
export const localText = z.union([z.string(), z.record(z.string(), z.string())]).nullable()

export const fact = z.object({ value: z.union([z.string(), z.number()]), from: z.enum(origins), where: z.string() })

export const facts = z.record(z.string(), fact)

export const verdict = z.enum(['pass', 'fail', 'unknown'])

/** How a limit is known. */
export const limitStatus = z.enum(['bracketed', 'rightCensored', 'leftCensored', 'nonContiguous', 'noData'])

export const confidence = z.enum(['confirmed', 'point', 'marginal'])

/**
 * How sound an answer is. A: nothing to object to at the levels it rests on; B: warnings; C: it rests on an error, accepted
 * or harmless to the verdict; D: not to be sized with.
 */
export const grades = ['A', 'B', 'C', 'D'] as const

export const grade = z.enum(grades)

type Grade = (typeof grades)[number]

export const lowestGrade = (all: readonly Grade[]): Grade => grades.findLast((one) => all.includes(one)) ?? grades[0]

/** The lowest of what has an answer; D when nothing has. */
export const overallGrade = (all: readonly { readonly grade: Grade }[]): Grade => {
  const answered = all.flatMap((one) => (one.grade === 'D' ? [] : one.grade))
  return answered.length > 0 ? lowestGrade(answered) : 'D'
}

const known = z.union([z.string(), z.number(), z.null()])

/** What a formula takes: a place in the report, or a value that stands nowhere else. A symbol may be given several times. */
const input = z.union([
  z.object({ symbol: z.string(), ref: z.string() }),
  z.object({ symbol: z.string(), value: known }),
])

/** How a number was made from others. Numbers without a trail were read: from a file, from a path, or from the plan. */
export const trailSchema = z.object({
  /** The id of a formula. */
  formula: z.string(),
  inputs: z.array(input),
  /** floor: to a whole number below; min, max: the smallest or largest of what the formula gives. */
  rounding: z.enum(['floor', 'min', 'max']).nullable(),
  /** Places in the plan that the number depends on directly. */
  assumptions: z.array(z.string()),
})
