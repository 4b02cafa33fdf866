import { UserError } from '../errors.ts'
import type { Report } from '../model/report.ts'

/** What --fail-on can name. */
const failures = ['noPass', 'error', 'warning'] as const

type Failure = (typeof failures)[number]

/** Those that are in a report: no passing level somewhere, or a finding at least that grave. */
export const reachedIn = ({ series, findings }: Pick<Report, 'series' | 'findings'>): readonly Failure[] => {
  const severities = new Set(findings.map(({ severity }) => severity))
  const isThere: Readonly<Record<Failure, boolean>> = {
    noPass: series.some(({ capacity }) => capacity.maxConcurrency === null),
    error: severities.has('error'),
    warning: severities.has('error') || severities.has('warning'),
  }
  return failures.filter((failure) => isThere[failure])
}

/** What --fail-on asks for. Throws UserError badOption. */
export const failuresOf = (failOn: string | undefined): readonly Failure[] => {
  const asked = failOn?.split(',').map((one) => one.trim()) ?? []
  const strange = asked.find((one) => !failures.some((choice) => choice === one))
  if (strange !== undefined)
    throw new UserError('badOption', { detail: `--fail-on ${strange}: ${failures.join(', ')}` })
  return failures.filter((failure) => asked.includes(failure))
}
