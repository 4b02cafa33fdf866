import { UserError } from '../errors.ts'
import type { Mix } from '../model/plan.ts'
import type { LocatedPlan } from './plan-file.ts'
import type { PlanFile } from './plan-schema.ts'

type PlannedMix = NonNullable<PlanFile['mix']>[number]

/** `33%` three times is meant to be whole. */
const tolerance = 1.5

const decimal = /^(\d+(?:\.\d+)?|\.\d+)\s*([%％]?)$/

/** `80%` and `80` both give 80; null for what is no positive number. */
const parseWeight = (text: string): { readonly value: number; readonly percent: boolean } | null => {
  const [, digits, sign] = decimal.exec(text.trim()) ?? []
  const value = Number(digits)
  return value > 0 ? { value, percent: sign !== '' } : null
}

/** Weights of one mix in one unit; null if they are of two, or percentages of something else than the whole. */
const weightsOf = ({ classes }: PlannedMix): readonly number[] | null => {
  const weights = classes.map(({ weight }) => parseWeight(String(weight)))
  const known = weights.filter((weight) => weight !== null)
  const percents = known.filter(({ percent }) => percent)
  const total = known.reduce((sum, { value }) => sum + value, 0)
  const whole = percents.length === 0 || Math.abs(total - 100) <= tolerance
  const alike = percents.length === 0 || percents.length === weights.length
  return known.length === weights.length && alike && whole ? known.map(({ value }) => value) : null
}

/** One mix. Throws UserError badMix where the weights cannot be shares of one whole. */
export const parseMix = (planned: PlannedMix, where: string): Mix => {
  const weights = weightsOf(planned)
  if (!weights) {
    const text = planned.classes.map(({ weight }) => weight).join(', ')
    throw new UserError('badMix', { where, text })
  }
  return {
    name: planned.name ?? null,
    classes: planned.classes.map(({ name, inputTokens, outputTokens }, i) => ({
      name: name ?? null,
      inputTokens,
      outputTokens,
      weight: weights[i]!,
    })),
  }
}

export const parseMixes = (planned: readonly PlannedMix[], where: LocatedPlan['where']): readonly Mix[] =>
  planned.map((mix, i) => parseMix(mix, where('mix', i)))
