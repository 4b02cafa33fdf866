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
