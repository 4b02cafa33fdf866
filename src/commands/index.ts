import { UserError } from '../errors.ts'
import type { Locale } from '../i18n/locale.ts'
import { type Flags, type HelpId, type Option, optionsOf } from '../options.ts'
import { meant, spelled } from '../question/choice.ts'
import type { Threads } from '../reading/dumps/threads.ts'
import type { Store } from '../store/store.ts'
import type { Line } from './styled.ts'

/** The world a command acts in: given, so that it can be tested. */
export interface World {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  /** Language of the terminal. */
  readonly locale: Locale
  /** Results: written paths, JSON, the answer. */
  readonly out: (line: Line) => void
  /** Everything else. */
  readonly err: (line: Line) => void
  /** What is being done, on a line that goes away; nowhere but on a terminal. */
  readonly progress: (text: string) => void
  /** Calls back when somebody wants the program to end, which it then does by itself; asked again, it ends at once. */
  readonly onStop: (stop: () => void) => void
  /** What was understood of files before, where a store is asked for. */
  readonly store?: Store
  /** Threads that read large files at the paths already. */
  readonly ahead?: Threads | null
  /** The folder of the store, where no file is read. */
  readonly storeFolder?: string | undefined
}

/** One verb. `run` is loaded only when it is called, so that --help stays quick; it resolves to the exit code. */
export interface Command {
  readonly help: HelpId
  /** What may follow the verb, and what that does. */
  readonly examples: readonly (readonly [call: string, help: HelpId])[]
  readonly options: readonly Option[]
  /** The store that it looks into where no path and no other store is named; null where it opens its store itself. */
  readonly store?: string | null
  readonly load: () => Promise<(flags: Flags, world: World) => Promise<number>>
}

/** A calculation has no date, and findings do not end it. */
const isUndated = ({ flag }: Option): boolean => flag !== 'now' && flag !== 'fail-on'

/** Every verb, in the order of the help. */
export const commands = {
  report: {
    help: 'help.report',
    examples: [
      ['results/ -p konkyo.yaml -o reports/chat', 'help.example.report.plan'],
      ['results/ --sla "ttft.p99<=3s" --interval 30s --format html --lang en', 'help.example.report.html'],
      ['reports/chat.report.json --format pdf', 'help.example.report.again'],
    ],
    options: optionsOf('question', 'root', 'writing', 'detail', 'store', 'common'),
    load: async () => (await import('./report.ts')).report,
  },
  batch: {
    help: 'help.batch',
    examples: [
      ['', 'help.example.batch.here'],
      ['plans/ --watch', 'help.example.batch.watch'],
      ['plans/*.yaml --shard 3/8 --json', 'help.example.batch.shard'],
    ],
    options: optionsOf('root', 'batch', 'now', 'fail-on', 'browser', 'store', 'json', 'quiet'),
    load: async () => (await import('./batch.ts')).batch,
    store: null,
  },
  analyze: {
    help: 'help.analyze',
    examples: [
      ['results/ --interval 3s,30s', 'help.example.analyze.interval'],
      ['reports/chat.report.json --detail', 'help.example.analyze.detail'],
    ],
    options: optionsOf('question', 'json', 'detail', 'store', 'common'),
    load: async () => (await import('./analyze.ts')).analyze,
  },
  check: {
    help: 'help.check',
    examples: [
      ['results/', 'help.example.check.read'],
      ['results/ --fail-on error', 'help.example.check.failOn'],
    ],
    options: optionsOf('question', 'json', 'store', 'common'),
    load: async () => (await import('./check.ts')).check,
  },
  init: {
    help: 'help.init',
    examples: [
      ['results/', 'help.example.init.plan'],
      ['results/ -o plans/chat.yaml', 'help.example.init.out'],
    ],
    options: optionsOf('out', 'common'),
    load: async () => (await import('./init.ts')).init,
  },
  size: {
    help: 'help.size',
    examples: [
      ['--throughput 27.07 --concurrency 128 --users 600 --interval 30s', 'help.example.size.typed'],
      ['reports/chat.report.json --employees 500 --active-share 30% --requests-per-day 20', 'help.example.size.report'],
    ],
    options: optionsOf('size', 'question', 'json', 'detail', 'store', 'common').filter(isUndated),
    load: async () => (await import('./size.ts')).size,
  },
  explain: {
    help: 'help.explain',
    examples: [
      ['reports/chat.report.json', 'help.example.explain.list'],
      ['series-1.limit reports/chat.report.json', 'help.example.explain.id'],
      ['25.7 reports/chat.report.json --depth 2', 'help.example.explain.value'],
    ],
    options: optionsOf('question', 'explain', 'json', 'store', 'common').filter(({ flag }) => flag !== 'fail-on'),
    load: async () => (await import('./explain.ts')).explain,
  },
  compare: {
    help: 'help.compareReports',
    examples: [
      ['old.report.json new.report.json', 'help.example.compare.reports'],
      ['old.report.json results/ --fail-on worse', 'help.example.compare.failOn'],
    ],
    options: optionsOf('question', 'json', 'store', 'common'),
    load: async () => (await import('./compare.ts')).compare,
  },
  next: {
    help: 'help.next',
    examples: [
      ['results/ --budget 2h', 'help.example.next.budget'],
      ['reports/chat.report.json', 'help.example.next.report'],
    ],
    options: optionsOf('question', 'next', 'json', 'store', 'common').filter(isUndated),
    load: async () => (await import('./next.ts')).next,
  },
  runs: {
    help: 'help.runs',
    examples: [
      ['results/ --model llama --shape 1024/256', 'help.example.runs.filter'],
      ['--since 2026-07-01 --export runs.parquet', 'help.example.runs.export'],
    ],
    options: optionsOf('plan', 'runs', 'json', 'store', 'common'),
    store: '.konkyo/store',
    load: async () => (await import('./runs.ts')).runs,
  },
} as const satisfies Record<string, Command>

const isCommand = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name)

/** The options of every command that yargs brings, and its command. */
const builtIn = ['help', 'version']
const completion = 'completion'

const refuseFlag = (text: string, command: string, options: readonly Option[]): void => {
  const [, written = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(text) ?? []
  const name = spelled(written)
  const option = options.find(({ flag }) => flag === name || `no-${flag}` === name)
  if (!option && !builtIn.includes(name)) {
    const near = meant(name, [...options.map(({ flag }) => flag), ...builtIn]).near
    throw new UserError('unknownFlag', { flag: `--${written}`, command, ...(near && { near: `--${near}` }) })
  }
  if (option?.type === 'boolean' && value !== undefined && !/^(?:true|false)$/.test(value))
    throw new UserError('badFlagValue', { flag: `--${written}`, text: value })
}

/** Throws UserError for a command or a flag that there is not, and for a switch with a value. */
export const refuseUnknown = (args: readonly string[]): void => {
  const [command = ''] = args
  if (command === '' || command === completion || command.startsWith('-')) return
  if (!isCommand(command)) {
    const choices = Object.keys(commands)
    throw new UserError('unknownCommand', { text: command, choices: choices.join(', '), ...meant(command, choices) })
  }
  const end = args.indexOf('--')
  for (const text of args.slice(1, end < 0 ? undefined : end))
    if (/^--[a-z]/i.test(text)) refuseFlag(text, command, commands[command].options)
}
