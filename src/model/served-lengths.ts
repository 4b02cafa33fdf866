import type { Series } from './report.ts'

const off = (served: number, asked: number | null): number => Math.abs(served / (asked || 1) - 1)

/** Means that are not what was asked of the benchmark: 2 % off in the answers, 5 % in the inputs. */
export const servesOtherLengths = ({ workload }: Pick<Series, 'workload'>): boolean => {
  const { kind, inputTokens, outputTokens, measured } = workload
  if (kind !== 'nominal' || measured.inputTokens === null || measured.outputTokens === null) return false
  return off(measured.outputTokens, outputTokens) > 0.02 || off(measured.inputTokens, inputTokens) > 0.05
}
