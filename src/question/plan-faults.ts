import type { z } from 'zod'
import { UserError } from '../errors.ts'
import { meant } from './nearest.ts'
import { keysAt, placesNamed } from './plan-keys.ts'
import type { Path, PlanText } from './plan-places.ts'

type Issue = z.core.$ZodIssue

/** Of a value that fits none of several kinds: what is wrong with it as the kind it comes closest to. */
const closest = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union') return [issue]
  const kinds = issue.errors.map((errors) => errors.flatMap(closest))
  const depth = (errors: readonly Issue[]) =>
    Math.max(...errors.map(({ path, code }) => path.length + Number(code !== 'invalid_type') / 2))
  const [best = []] = kinds.toSorted((a, b) => depth(b) - depth(a))
  return best.map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
}

/** A name of the same place, or the same name at another place. */
const keyMeant = (path: Path, key: string) => {
  const here = meant(key, keysAt(path))
  const [elsewhere] = here.near === undefined ? placesNamed(key) : []
  return elsewhere === undefined ? here : { near: elsewhere }
}

const keyOf = (path: Path): string => path.map(String).join('.')

const bound = (issue: Issue): string => {
  if (issue.code === 'too_small') return `${issue.inclusive ? '≥' : '>'} ${issue.minimum}`
  return issue.code === 'too_big' ? `${issue.inclusive ? '≤' : '<'} ${issue.maximum}` : ''
}

/** The sentence for one issue, and the values it needs besides the place. */
const errorOf = (issue: Issue, where: string, text: string): UserError => {
  const key = keyOf(issue.path)
  if (issue.code === 'custom') {
    const error: unknown = issue.params?.['error']
    if (error instanceof UserError) return new UserError(error.code, { ...error.values, where })
  }
  if (issue.code === 'invalid_type')
    return new UserError('planWrongType', { where, key, text, expected: issue.expected })
  if (issue.code === 'invalid_value') {
    const choices = [...new Set(issue.values.map((one) => String(one).toLowerCase()))]
    return new UserError('badChoice', { where, text, choices: choices.join(', '), ...meant(text, choices) })
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    if (issue.origin === 'number' || issue.origin === 'int')
      return new UserError('planOutOfRange', { where, key, text, bound: bound(issue) })
    if (issue.origin === 'array') return new UserError('planEntries', { where, key, bound: bound(issue) })
  }
  return new UserError('planInvalid', { where, key, text })
}

/** What zod found wrong with a plan, each with its place and text: an error for each key and value. */
export const faultsOf = (issues: readonly Issue[], plan: PlanText): readonly UserError[] =>
  issues.flatMap(closest).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((name) => {
        const path = [...issue.path, name]
        const values = { where: plan.where(...path), key: keyOf(path), ...keyMeant(issue.path, name) }
        return new UserError('planUnknownKey', values)
      })
    return [errorOf(issue, plan.where(...issue.path), plan.textAt(issue.path))]
  })
