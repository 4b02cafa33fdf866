import { z } from 'zod'
import { attempt, UserError } from '../errors.ts'
import { most } from './bounds.ts'

export const scalar = z.union([z.string().max(most.text), z.number()])
export const count = z.number().int().positive().max(most.count)
export const amount = z.number().nonnegative().max(most.amount)
export const tokens = z.number().positive().max(most.tokens)
export const said = z.string().min(1).max(most.text)
export const localText = z.union([said, z.record(z.string(), said)])

type Parse = (text: string, where: string) => unknown

const itemsOf = (value: unknown): readonly (readonly [path: readonly number[], text: string])[] =>
  Array.isArray(value) ? value.map((one, i) => [[i], String(one)]) : [[[], String(value)]]

/** Values that what reads them later must accept, each of a list; what it throws is an issue with its code. */
export const readable = <S extends z.ZodType>(schema: S, parse: Parse): S =>
  schema.superRefine((value, context) => {
    for (const [path, text] of itemsOf(value)) {
      const outcome = attempt(() => parse(text, ''))
      if (outcome instanceof UserError)
        context.addIssue({ code: 'custom', params: { error: outcome }, path: [...path] })
    }
  })
