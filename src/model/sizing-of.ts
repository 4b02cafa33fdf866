import type { Decision, Report, Sizing } from './report.ts'

/** What a demand takes on each layout, of the question that a decision answers; none where nobody gave a demand. */
export const sizingOf = (
  { sizing }: Pick<Report, 'sizing'>,
  { demand, workload }: Pick<Decision, 'demand' | 'workload'>,
): Sizing | undefined => sizing.find((one) => one.demand === demand && one.workload === workload)

/** Servers that work, the spare ones left out; one where nobody asked for more. */
export const workingServers = (
  { plan }: { readonly plan: Pick<Report['plan'], 'spare'> },
  { count, demand }: Pick<Decision, 'count' | 'demand'>,
): number => Math.max(1, (count ?? 1) - (demand === null ? 0 : plan.spare))
