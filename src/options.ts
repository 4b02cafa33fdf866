import type { commands } from './i18n/en/commands.ts'

export type HelpId = Extract<keyof typeof commands, `help.${string}`>

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
  { flag: 'balancer', type: 'string', help: 'help.balancer' },
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

/** The folder that plans may read and write in. */
export const rootOption = { flag: 'root', type: 'string', help: 'help.root' } as const satisfies Option

/** Flags of making the documents of many plans. */
export const batchOptions = [
  { flag: 'shard', type: 'string', help: 'help.shard' },
  { flag: 'watch', type: 'boolean', help: 'help.watch' },
] as const satisfies readonly Option[]

/** Flags of the calculator: servers and demand as typed numbers. */
export const sizeOptions = [
  { flag: 'throughput', type: 'string', help: 'help.throughput' },
  { flag: 'concurrency', type: 'string', help: 'help.concurrency' },
  { flag: 'gpus', type: 'string', help: 'help.gpus' },
  { flag: 'output-tokens', type: 'string', help: 'help.outputTokens' },
  { flag: 'compare', type: 'string', help: 'help.compare' },
  { flag: 'users', type: 'string', help: 'help.users' },
  { flag: 'employees', type: 'string', help: 'help.employees' },
  { flag: 'active-share', type: 'string', help: 'help.activeShare' },
  { flag: 'requests-per-day', type: 'string', help: 'help.requestsPerDay' },
  { flag: 'busy-hour', type: 'string', help: 'help.busyHour' },
  { flag: 'arrivals', type: 'string', help: 'help.arrivals' },
  { flag: 'growth', type: 'string', help: 'help.growth' },
  { flag: 'peak-day', type: 'string', help: 'help.peakDay' },
  { flag: 'burstiness', type: 'string', help: 'help.burstiness' },
  { flag: 'day-cv', type: 'string', help: 'help.dayCv' },
  { flag: 'wait', type: 'string', help: 'help.wait' },
  { flag: 'n-plus-one', type: 'boolean', help: 'help.nPlusOne' },
  { flag: 'price', type: 'string', help: 'help.price' },
] as const satisfies readonly Option[]

/** Flags of the tree of a number. */
export const explainOptions = [
  { flag: 'depth', type: 'string', help: 'help.depth' },
] as const satisfies readonly Option[]

/** Flags of the planner of measurements. */
export const nextOptions = [
  { flag: 'budget', type: 'string', help: 'help.budget' },
] as const satisfies readonly Option[]

/** Flags of the list of runs. */
export const runsOptions = [
  { flag: 'model', type: 'string', help: 'help.model' },
  { flag: 'gpu', type: 'string', help: 'help.gpu' },
  { flag: 'shape', type: 'string', help: 'help.shape' },
  { flag: 'since', type: 'string', help: 'help.since' },
  { flag: 'until', type: 'string', help: 'help.until' },
  { flag: 'grade', type: 'string', help: 'help.grade' },
  { flag: 'limit', type: 'string', help: 'help.limit' },
  { flag: 'export', type: 'string', help: 'help.export' },
] as const satisfies readonly Option[]

/** Where what was understood of files is kept. */
export const storeOption = { flag: 'store', type: 'string', help: 'help.store' } as const satisfies Option

/** The reasons after the answer. */
export const detailOption = { flag: 'detail', type: 'boolean', help: 'help.detail' } as const satisfies Option

export const jsonOption = { flag: 'json', type: 'boolean', help: 'help.json' } as const satisfies Option

/** `repeat-policy` → `repeatPolicy`, as yargs names it. */
type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name

type ValueOf<O extends Option> = O['type'] extends 'boolean' ? boolean : string

type AnyOption =
  | (typeof questionOptions)[number]
  | (typeof commonOptions)[number]
  | (typeof writingOptions)[number]
  | (typeof sizeOptions)[number]
  | (typeof nextOptions)[number]
  | (typeof explainOptions)[number]
  | (typeof batchOptions)[number]
  | typeof rootOption
  | (typeof runsOptions)[number]
  | typeof storeOption
  | typeof jsonOption
  | typeof detailOption

/** What the user typed; every flag may be absent. */
export type Flags = { readonly paths: readonly string[] } & {
  readonly [O in AnyOption as Camel<O['flag']>]?: ValueOf<O> | undefined
}
