import type { Plan } from '../../model/plan.ts'
import type { SingleStream, Symptom } from '../../model/report.ts'

/** Without a limit of the plan: what people wait for a first word, and between words, without finding it slow. */
const patience = { firstToken: 3, gap: 0.12 } as const

/** Tokens of a prompt beyond which it is one with documents in it. */
export const longPromptTokens = 1000
/** Tokens beyond which an answer is long. */
const longAnswerTokens = 500
/** Share of the total, and seconds, that may lie outside of the engine. */
const restShare = 0.1
const restSeconds = 0.2

const limitOf = ({ sla }: Plan, metrics: readonly string[]): number | null => {
  const own = sla.limits.filter(({ metric }) => metrics.includes(metric)).map(({ threshold }) => threshold)
  return own.length > 0 ? Math.min(...own) : null
}

type Told = Omit<SingleStream, 'symptoms'>

const waitOf = ({ firstToken, timings }: Told): number | null => timings.ttft?.mean ?? firstToken

/** Seconds a token; a rate of streams together is none of one. */
const gapOf = ({ timings, streams }: Told): number | null => {
  if (timings.tpot) return timings.tpot.mean
  return timings.generationRate && streams === 1 ? 1 / timings.generationRate.mean : null
}

const signs: Readonly<Record<Exclude<Symptom, 'balanced'>, (test: Told, plan: Plan) => boolean>> = {
  coldStart: ({ cold }) => cold > 0,
  longPrompt: ({ tokens, timings, shares }) =>
    (tokens.prompt ?? 0) >= longPromptTokens &&
    timings.prompt !== undefined &&
    (shares.prompt ?? 0) > (shares.generation ?? 0),
  slowPrompt: (test, plan) => (waitOf(test) ?? 0) > (limitOf(plan, ['ttft']) ?? patience.firstToken),
  slowGeneration: (test, plan) => (gapOf(test) ?? 0) > (limitOf(plan, ['itl', 'tpot']) ?? patience.gap),
  longAnswer: ({ tokens, shares }) => (tokens.output ?? 0) >= longAnswerTokens && (shares.generation ?? 0) > 0.5,
  elsewhere: ({ rest, shares }) => (rest ?? 0) > restSeconds && (shares.rest ?? 0) > restShare,
}

/** What the numbers of a test show, the most telling first; `balanced` where nothing stands out, none where nothing was timed. */
export const symptomsOf = (test: Told, plan: Plan): readonly Symptom[] => {
  const found = (Object.keys(signs) as (keyof typeof signs)[]).filter((symptom) => signs[symptom](test, plan))
  if (found.length > 0) return found
  return waitOf(test) !== null && gapOf(test) !== null ? ['balanced'] : []
}
