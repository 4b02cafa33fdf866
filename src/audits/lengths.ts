import { type Audit, error, type Outcome, type RunSubject, warning } from './audit.ts'

const reasons = ['endedEarly', 'somewhatShort', 'ranOn', 'somewhatLong', 'otherWork'] as const
type Reason = (typeof reasons)[number]

/** Half as many as were asked for are as far off as twice as many. */
const distance = ({ share }: { readonly share: number }): number => Math.abs(Math.log(share))

const isFar = 0.9
const isOff = 0.98

/**
 * A run that served far less than the others of its series, of those that served what was asked for where there are any,
 * is other work: it is easier, and tells nothing of theirs.
 */
const otherWork = ({ run, siblings }: RunSubject, side: 'input' | 'output'): readonly Outcome<'otherWork'>[] => {
  const asked = run.facts[`${side}Tokens`]?.value
  const served = run.tokens[side]
  if (!asked || served === null || served >= isFar * asked) return []
  const all = siblings.flatMap(({ tokens }) => tokens[side] ?? [])
  const full = all.filter((one) => one >= isFar * asked)
  const work = full.length > 0 ? full : all
  const usual = work.reduce((sum, one) => sum + one, 0) / work.length
  return served < isFar * usual ? error('otherWork', 'noPass', { served, usual }) : []
}

/**
 * Answers that end before the length asked for hold their slots and their share of the cache for less time. The verdict
 * is true of the lengths that were served, not of those that were asked for; of longer answers too, as a model that does
 * not stop at the length asked for gives them. (MLPerf Inference wants 90 %.)
 */
export const outputLength: Audit<Reason> = {
  reasons,
  run: (subject) => otherWork(subject, 'output'),
  series: ({ runs }) => {
    const shares = runs.flatMap(({ facts, tokens, completed, failed }) => {
      const asked = facts.outputTokens?.value
      if (!asked || !tokens.output || (completed ?? 1) <= (failed ?? 0)) return []
      return [{ asked, served: tokens.output, share: tokens.output / asked }]
    })
    const worst = shares.toSorted((a, b) => distance(b) - distance(a))[0]
    if (!worst || distance(worst) <= -Math.log(isOff) + 1e-9) return []
    const isLong = worst.share > 1
    return distance(worst) > -Math.log(isFar) + 1e-9
      ? error(isLong ? 'ranOn' : 'endedEarly', 'none', worst)
      : warning(isLong ? 'somewhatLong' : 'somewhatShort', worst)
  },
}

/** Inputs of another length than asked for: another tokenizer, a chat template, a range of lengths, a clipped prompt. */
export const inputLength: Audit<'far' | 'off' | 'otherWork'> = {
  reasons: ['far', 'off', 'otherWork'],
  run: (subject) => otherWork(subject, 'input'),
  series: ({ runs }) => {
    const changes = runs.flatMap(({ facts, tokens, completed, failed }) => {
      const asked = facts.inputTokens?.value
      if (!asked || tokens.input === null || (completed ?? 1) <= (failed ?? 0)) return []
      return [{ asked, served: tokens.input, change: Number((tokens.input / asked - 1).toFixed(9)) }]
    })
    const worst = changes.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0]
    if (!worst || Math.abs(worst.change) <= 0.05) return []
    return Math.abs(worst.change) > 0.1 ? error('far', 'none', worst) : warning('off', worst)
  },
}
