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
  readonly now?: string | undefined
  readonly failOn?: string | undefined
  readonly lang?: string | undefined
  readonly quiet?: boolean | undefined
  readonly format?: string | undefined
  readonly out?: string | undefined
  readonly browser?: string | undefined
  readonly json?: boolean | undefined
}
