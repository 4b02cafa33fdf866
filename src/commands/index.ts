import { UserError } from '../errors.ts'
import type { Locale } from '../i18n/locale.ts'
import {
  type HelpId,
  commonOptions,
  detailOption,
  explainOptions,
  jsonOption,
  nextOptions,
  questionOptions,
  sizeOptions,
  writingOptions,
  type Flags,
  type Option,
} from '../options.ts'
import { meant } from '../question/nearest.ts'
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
}

/** One verb. `run` is loaded only when it is called, so that --help stays quick; it resolves to the exit code. */
export interface Command {
  readonly help: HelpId
  readonly options: readonly Option[]
  readonly load: () => Promise<(flags: Flags, world: World) => Promise<number>>
}

/** A calculation has no date, and findings do not end it. */
const undatedOptions = questionOptions.filter(({ flag }) => flag !== 'now' && flag !== 'fail-on')

/** Every verb, in the order of the help. */
export const commands = {
  report: {
    help: 'help.report',
    options: [...questionOptions, ...writingOptions, detailOption, ...commonOptions],
    load: async () => (await import('./report.ts')).report,
  },
  analyze: {
    help: 'help.analyze',
    options: [...questionOptions, jsonOption, detailOption, ...commonOptions],
    load: async () => (await import('./analyze.ts')).analyze,
  },
  check: {
    help: 'help.check',
    options: [...questionOptions, jsonOption, ...commonOptions],
    load: async () => (await import('./check.ts')).check,
  },
  init: {
    help: 'help.init',
    options: [...writingOptions.filter(({ flag }) => flag === 'out'), ...commonOptions],
    load: async () => (await import('./init.ts')).init,
  },
  size: {
    help: 'help.size',
    options: [...sizeOptions, ...undatedOptions, jsonOption, detailOption, ...commonOptions],
    load: async () => (await import('./size.ts')).size,
  },
  explain: {
    help: 'help.explain',
    options: [
      ...questionOptions.filter(({ flag }) => flag !== 'fail-on'),
      ...explainOptions,
      jsonOption,
      ...commonOptions,
    ],
    load: async () => (await import('./explain.ts')).explain,
  },
  compare: {
    help: 'help.compareReports',
    options: [...questionOptions, jsonOption, ...commonOptions],
    load: async () => (await import('./compare.ts')).compare,
  },
  next: {
    help: 'help.next',
    options: [...undatedOptions, ...nextOptions, jsonOption, ...commonOptions],
    load: async () => (await import('./next.ts')).next,
  },
} as const satisfies Record<string, Command>

const isCommand = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name)

/** The options of every command besides those that yargs brings. */
const builtIn = ['help', 'version']

/** `--repeatPolicy` and `--repeat-policy` are one flag. */
const spelled = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

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
  if (command === '' || command.startsWith('-')) return
  if (!isCommand(command)) {
    const choices = Object.keys(commands)
    throw new UserError('unknownCommand', { text: command, choices: choices.join(', '), ...meant(command, choices) })
  }
  const end = args.indexOf('--')
  for (const text of args.slice(1, end < 0 ? undefined : end))
    if (/^--[a-z]/i.test(text)) refuseFlag(text, command, commands[command].options)
}
