import type { commands } from './i18n/en/commands.ts'

export type HelpId = Extract<keyof typeof commands, `help.${string}`>

/** One flag, once: the command line, the help and the README come from this table. Defaults are applied later. */
export interface Option {
  readonly flag: string
  readonly alias?: string
  readonly type: 'string' | 'boolean'
  readonly help: HelpId
}

/** The flags by what they are about. */
export const options = {
  /** Flags that are part of the question. */
  question: [
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
  ],
  /** Flags of every command. */
  common: [
    { flag: 'lang', type: 'string', help: 'help.lang' },
    { flag: 'quiet', alias: 'q', type: 'boolean', help: 'help.quiet' },
  ],
  /** Flags about the files that are written. */
  writing: [
    { flag: 'format', type: 'string', help: 'help.format' },
    { flag: 'out', alias: 'o', type: 'string', help: 'help.out' },
    { flag: 'browser', type: 'string', help: 'help.browser' },
  ],
  /** The folder that plans may read and write in. */
  root: [{ flag: 'root', type: 'string', help: 'help.root' }],
  /** Flags of making the documents of many plans. */
  batch: [
    { flag: 'shard', type: 'string', help: 'help.shard' },
    { flag: 'watch', type: 'boolean', help: 'help.watch' },
  ],
  /** Flags of the calculator: servers and demand as typed numbers. */
  size: [
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
  ],
  /** Flags of the tree of a number. */
  explain: [{ flag: 'depth', type: 'string', help: 'help.depth' }],
  /** Flags of the planner of measurements. */
  next: [{ flag: 'budget', type: 'string', help: 'help.budget' }],
  /** Flags of the list of runs. */
  runs: [
    { flag: 'model', type: 'string', help: 'help.model' },
    { flag: 'gpu', type: 'string', help: 'help.gpu' },
    { flag: 'shape', type: 'string', help: 'help.shape' },
    { flag: 'since', type: 'string', help: 'help.since' },
    { flag: 'until', type: 'string', help: 'help.until' },
    { flag: 'grade', type: 'string', help: 'help.grade' },
    { flag: 'limit', type: 'string', help: 'help.limit' },
    { flag: 'export', type: 'string', help: 'help.export' },
  ],
  /** Where what was understood of files is kept. */
  store: [{ flag: 'store', type: 'string', help: 'help.store' }],
  /** The reasons after the answer. */
  detail: [{ flag: 'detail', type: 'boolean', help: 'help.detail' }],
  json: [{ flag: 'json', type: 'boolean', help: 'help.json' }],
} as const satisfies Readonly<Record<string, readonly Option[]>>

type AnyOption = (typeof options)[keyof typeof options][number]

/** The flags of some subjects, or each by its name, in that order. */
export const optionsOf = (...names: readonly (keyof typeof options | AnyOption['flag'])[]): readonly Option[] => {
  const groups: Readonly<Record<string, readonly Option[]>> = options
  return names.flatMap(
    (name) => groups[name] ?? Object.values(groups).flatMap((all) => all.filter(({ flag }) => flag === name)),
  )
}

/** `repeat-policy` → `repeatPolicy`, as yargs names it. */
type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name

type ValueOf<O extends Option> = O['type'] extends 'boolean' ? boolean : string

/** What the user typed; every flag may be absent. */
export type Flags = { readonly paths: readonly string[] } & {
  readonly [O in AnyOption as Camel<O['flag']>]?: ValueOf<O> | undefined
}
