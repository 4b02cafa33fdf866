import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { isLocale, locales, type Locale } from '../i18n/locale.ts'
import type { Language } from '../i18n/language.ts'
import { failuresOf, reachedIn } from '../making/reached.ts'
import type { Report } from '../model/report.ts'
import type { Flags } from '../options.ts'
import type { Inquiry, Step } from '../pipeline.ts'
import { isCalendarDay } from '../question/quantity.ts'
import { version } from '../version.ts'
import type { World } from './index.ts'
import { terminalLanguage } from './terminal.ts'

/** An instant as it is written so many minutes before UTC: its day is the day there. */
const writtenAt = (time: Date, minutes: number): string => {
  const local = new Date(time.getTime() + minutes * 60_000).toISOString().slice(0, -1)
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
    `${part}`.padStart(2, '0'),
  )
  return minutes === 0 ? `${local}Z` : `${local}${minutes < 0 ? '-' : '+'}${hours}:${rest}`
}

/** Minutes before UTC that an instant names; those of this machine where it names none. */
const offsetOf = (text: string, time: Date): number => {
  const [, sign, hours, minutes] = /:.*([+-])(\d{2}):?(\d{2})$/.exec(text) ?? []
  if (sign !== undefined) return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes))
  return /^\d{4}-\d{2}-\d{2}$|Z$/.test(text) ? 0 : -time.getTimezoneOffset()
}

const instant = (text: string | undefined, world: World): string => {
  if (text === undefined) return writtenAt(world.now(), -world.now().getTimezoneOffset())
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? []
  const isDay = isCalendarDay(Number(year), Number(month), Number(day))
  const time = isDay ? new Date(text) : null
  if (!time || Number.isNaN(time.getTime())) throw new UserError('badInstant', { text })
  return writtenAt(time, offsetOf(text!, time))
}

/** What the pipeline does now, for the line that goes away. */
export const stepText = (step: Step, { say }: Language): string =>
  step.kind === 'read' ? say('progress.read', step) : say('progress.analyze', step)

/** Flags and world → what the pipeline needs. */
export const inquiryOf = (flags: Flags, world: World): Inquiry => {
  const language = languageOf(flags, world)
  return {
    paths: flags.paths,
    cwd: world.cwd,
    planPath: flags.plan,
    root: flags.root === undefined ? undefined : resolve(world.cwd, flags.root),
    flags,
    stamp: { version, now: instant(flags.now, world) },
    onStep: (step) => world.progress(stepText(step, language)),
    store: world.store,
    ahead: world.ahead,
  }
}

/** `ja,en` → the languages asked for, all of them without the flag. */
export const localesOf = (text: string | undefined): readonly Locale[] => {
  if (text === undefined) return locales
  const asked = text.split(',').map((one) => one.trim().toLowerCase())
  const strange = asked.find((one) => !isLocale(one))
  if (strange !== undefined || asked.length === 0)
    throw new UserError('badLanguage', { text, choices: locales.join(', ') })
  return [...new Set(asked.filter(isLocale))]
}

/** The language of an answer on the terminal: the first that --lang names, else the terminal's own. */
export const languageOf = ({ lang }: Flags, world: World): Language =>
  terminalLanguage((lang === undefined ? undefined : localesOf(lang)[0]) ?? world.locale)

/** True when what --fail-on names is in the report. */
export const reached = (report: Report, failOn: string | undefined): boolean => {
  const asked = failuresOf(failOn)
  return reachedIn(report).some((one) => asked.includes(one))
}
