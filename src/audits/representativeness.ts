import { middle, variation } from '../maths/spread.ts'
import { settingOf } from '../model/setting.ts'
import type { SettledRun } from '../model/run.ts'
import { type Audit, info, warning } from './audit.ts'

/** Every answer as long as the others: by the arrays, or because both means are exactly what was asked for. */
const oneLength = ({ samples, facts, tokens, completed }: SettledRun): boolean => {
  const spread = variation(samples?.outputTokens ?? [])
  if (spread !== null) return spread < 0.01
  return (
    (completed ?? 0) >= 10 &&
    tokens.output !== null &&
    tokens.input !== null &&
    tokens.output === facts.outputTokens?.value &&
    tokens.input === facts.inputTokens?.value
  )
}

const usual = (values: readonly (number | null)[]): number | null =>
  middle(
    values.filter((value) => value !== null),
    'lower',
  )

const rag = /(?<![a-z])rag(?![a-z])/i

const saysRag = ({ path, settings }: SettledRun): boolean =>
  rag.test(path) || rag.test(settingOf(settings, ['workload', 'use_case', 'scenario', 'dataset', 'dataset_name']) ?? '')

/** Does the load resemble what it stands for? Retrieval (RAG) reads much and writes little; people differ in length. */
export const representativeness: Audit<'ragShape' | 'oneLength'> = {
  reasons: ['ragShape', 'oneLength'],
  series: ({ runs }) => {
    const input = usual(runs.map(({ facts, tokens }) => facts.inputTokens?.value ?? tokens.input))
    const output = usual(runs.map(({ facts, tokens }) => facts.outputTokens?.value ?? tokens.output))
    const values = { input, output }
    const equal = input !== null && output !== null && output >= 0.5 * input
    return [
      ...(equal && runs.some(saysRag) ? warning('ragShape', values) : []),
      ...(runs.length > 0 && runs.every(oneLength) ? info('oneLength', values) : []),
    ]
  },
}
