import type { Chooser, AskedEmployees, Chosen } from '../model/plan.ts'
import type { Employees, Stated } from '../model/size.ts'
import { parseCount, parsePositive } from './quantity.ts'
import { parseShare } from './share.ts'

interface EmployeeFlags {
  readonly employees?: string | undefined
  readonly activeShare?: string | undefined
  readonly requestsPerDay?: string | undefined
  readonly busyHour?: string | undefined
  readonly growth?: string | undefined
}

export const natureOf = (chooser: Chooser): Stated['nature'] => (chooser === 'default' ? 'assumed' : 'given')

const asStated = ({ value, by }: Chosen): Stated => ({ value, nature: natureOf(by) })

/** What was typed, or else planned, or else assumed. */
const stated = (
  text: string | undefined,
  parse: (text: string) => number,
  planned: Chosen | undefined,
  fallback: number,
): Stated => {
  if (text !== undefined) return { value: parse(text), nature: 'given' }
  return planned ? asStated(planned) : { value: fallback, nature: 'assumed' }
}

const isPlanned = (chosen: Chosen | undefined): chosen is Chosen => chosen !== undefined && chosen.by !== 'default'

/** A typed factor is growth enough; nobody said that there is any where the rate is a default. */
const growthOf = ({ growth: factor }: EmployeeFlags, planned: AskedEmployees | null): Employees['growth'] => {
  if (factor !== undefined || !planned || !isPlanned(planned.growth)) return null
  return { rate: asStated(planned.growth), years: asStated(planned.years) }
}

const share = (flag: string) => (text: string) => parseShare(text, flag)
const count = (text: string) => parseCount(text, '--employees', '500')
const rate = (text: string) => parsePositive(text, '--requests-per-day', '20')

/** Of a head count, 30 % are taken to use it, ten times a day, with a fifth of the day in the busiest hour. */
export const sizeEmployees = (flags: EmployeeFlags, planned: AskedEmployees | null): Employees | null => {
  const { employees, activeShare, requestsPerDay, busyHour } = flags
  if (employees === undefined && !planned) return null
  return {
    people: stated(employees, count, planned?.registered, 0),
    activeShare: stated(activeShare, share('--active-share'), planned?.active, 0.3),
    requestsPerDay: stated(requestsPerDay, rate, planned?.perDay, 10),
    busyHourShare: stated(busyHour, share('--busy-hour'), planned?.busyHour, 0.2),
    peak: isPlanned(planned?.peak) ? asStated(planned.peak) : null,
    growth: growthOf(flags, planned),
  }
}
