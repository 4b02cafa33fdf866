import { UserError } from '../errors.ts'

/** True for a day that the calendar has: 2026-02-28, but not 2026-02-31. */
export const isCalendarDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** `2026-11-01` or `2026-11`, of the calendar; else UserError badDate. */
export const parseDay = (text: string, where: string): string => {
  const [, year, month, day = '1'] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? []
  if (year === undefined || !isCalendarDay(Number(year), Number(month), Number(day)))
    throw new UserError('badDate', { text, where })
  return text
}
