import { UserError } from '../errors.ts'
import { repeatPolicies, type RepeatPolicy } from '../model/plan.ts'
import { meant } from './nearest.ts'

/** worst, median or pooled; else UserError badChoice. */
export const parseRepeatPolicy = (text: string, where: string): RepeatPolicy => {
  const found = repeatPolicies.find((policy) => policy === text.trim().toLowerCase())
  if (!found)
    throw new UserError('badChoice', {
      where,
      text,
      choices: repeatPolicies.join(', '),
      ...meant(text, repeatPolicies),
    })
  return found
}
