import type { terminalMessages } from './i18n/en/terminal.ts'

type HelpId = Extract<keyof typeof terminalMessages, `help.${string}`>

/** One flag, once: the command line, the help and the README come from this table. Defaults are applied later. */
export interface Option {
  readonly flag: string
  readonly alias?: string
  readonly type: 'string' | 'boolean'
  readonly help: HelpId
}

/** Flags that are part of the question. */
export const questionOptions = [
  { flag: 'plan', alias: 'p', type: 'string', help: 'help.plan' },
  { flag: 'sla', type: 'string', help: 'help.sla' },
  { flag: 'interval', type: 'string', help: 'help.interval' },
  { flag: 'think-time', type: 'string', help: 'help.thinkTime' },
  { flag: 'headroom', type: 'string', help: 'help.headroom' },
  { flag: 'overflow', type: 'string', help: 'help.overflow' },
  { flag: 'repeat-policy', type: 'string', help: 'help.repeatPolicy' },
  { flag: 'accept', type: 'string', help: 'help.accept' },
  { flag: 'now', type: 'string', help: 'help.now' },
  { flag: 'fail-on', type: 'string', help: 'help.failOn' },
] as const satisfies readonly Option[]

/** Flags of every command. */
export const commonOptions = [
  { flag: 'lang', type: 'string', help: 'help.lang' },
  { flag: 'quiet', alias: 'q', type: 'boolean', help: 'help.quiet' },
] as const satisfies readonly Option[]

/** Flags about the files that are written. */
export const writingOptions = [
  { flag: 'format', type: 'string', help: 'help.format' },
  { flag: 'out', alias: 'o', type: 'string', help: 'help.out' },
  { flag: 'browser', type: 'string', help: 'help.browser' },
] as const satisfies readonly Option[]

/** Flags of the calculator: servers and demand as typed numbers. */
export const sizeOptions = [
  { flag: 'throughput', type: 'string', help: 'help.throughput' },
  { flag: 'concurrency', type: 'string', help: 'help.concurrency' },
  { flag: 'gpus', type: 'string', help: 'help.gpus' },
  { flag: 'compare', type: 'string', help: 'help.compare' },
  { flag: 'users', type: 'string', help: 'help.users' },
  { flag: 'employees', type: 'string', help: 'help.employees' },
  { flag: 'active-share', type: 'string', help: 'help.activeShare' },
  { flag: 'requests-per-day', type: 'string', help: 'help.requestsPerDay' },
  { flag: 'busy-hour', type: 'string', help: 'help.busyHour' },
  { flag: 'arrivals', type: 'string', help: 'help.arrivals' },
  { flag: 'growth', type: 'string', help: 'help.growth' },
  { flag: 'burstiness', type: 'string', help: 'help.burstiness' },
  { flag: 'day-cv', type: 'string', help: 'help.dayCv' },
  { flag: 'wait', type: 'string', help: 'help.wait' },
  { flag: 'n-plus-one', type: 'boolean', help: 'help.nPlusOne' },
  { flag: 'price', type: 'string', help: 'help.price' },
] as const satisfies readonly Option[]

/** Flags of the planner of measurements. */
export const nextOptions = [
  { flag: 'budget', type: 'string', help: 'help.budget' },
] as const satisfies readonly Option[]

export const jsonOption = { flag: 'json', type: 'boolean', help: 'help.json' } as const satisfies Option

/** What the user typed; every flag may be absent. */
export interface Flags {
  readonly paths: readonly string[]
  readonly plan?: string | undefined
  readonly sla?: string | undefined
  readonly interval?: string | undefined
  readonly thinkTime?: string | undefined
  readonly headroom?: string | undefined
  readonly overflow?: string | undefined
  readonly repeatPolicy?: string | undefined
  readonly accept?: string | undefined
  readonly now?: string | undefined
  readonly failOn?: string | undefined
  readonly lang?: string | undefined
  readonly quiet?: boolean | undefined
  readonly format?: string | undefined
  readonly out?: string | undefined
  readonly browser?: string | undefined
  readonly throughput?: string | undefined
  readonly concurrency?: string | undefined
  readonly gpus?: string | undefined
  readonly compare?: string | undefined
  readonly users?: string | undefined
  readonly employees?: string | undefined
  readonly activeShare?: string | undefined
  readonly requestsPerDay?: string | undefined
  readonly busyHour?: string | undefined
  readonly arrivals?: string | undefined
  readonly growth?: string | undefined
  readonly burstiness?: string | undefined
  readonly dayCv?: string | undefined
  readonly wait?: string | undefined
  readonly nPlusOne?: boolean | undefined
  readonly price?: string | undefined
  readonly budget?: string | undefined
  readonly json?: boolean | undefined
}
