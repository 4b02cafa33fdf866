import { z } from 'zod'
import { planFileSchema } from './plan-schema.ts'

/** What an optional value, a list or one of several kinds holds; itself for anything else. */
const inside = (schema: z.ZodType): readonly z.ZodType[] => {
  if (schema instanceof z.ZodOptional) return inside(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return inside(schema.element as z.ZodType)
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(inside)
  return [schema]
}

const shapesOf = (schema: z.ZodType): readonly Readonly<Record<string, z.ZodType>>[] =>
  inside(schema).flatMap((one) => (one instanceof z.ZodObject ? [one.shape] : []))

const step = (schemas: readonly z.ZodType[], key: string): readonly z.ZodType[] =>
  schemas.flatMap((schema) => shapesOf(schema).flatMap((shape) => (Object.hasOwn(shape, key) ? shape[key]! : [])))

/** The keys that the plan file knows at a path; places in lists do not count. */
export const keysAt = (path: readonly PropertyKey[]): readonly string[] => {
  const names = path.filter((key) => typeof key === 'string')
  const schemas = names.reduce<readonly z.ZodType[]>(step, [planFileSchema])
  return schemas.flatMap((schema) => shapesOf(schema).flatMap((shape) => Object.keys(shape)))
}

const below = (schema: z.ZodType, prefix: string): readonly string[] =>
  shapesOf(schema).flatMap((shape) =>
    Object.entries(shape).flatMap(([key, value]) => [`${prefix}${key}`, ...below(value, `${prefix}${key}.`)]),
  )

/** Every place of that name in a plan, such as `demand.interval` for `interval`. */
export const placesNamed = (key: string): readonly string[] =>
  below(planFileSchema, '').filter((place) => place.split('.').at(-1) === key)
