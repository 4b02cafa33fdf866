import {
  commonOptions,
  detailOption,
  explainOptions,
  jsonOption,
  nextOptions,
  questionOptions,
  sizeOptions,
  writingOptions,
} from '../options.ts'
import type { Command } from './command.ts'

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
