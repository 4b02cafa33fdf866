import { commonOptions, jsonOption, questionOptions, sizeOptions, writingOptions } from '../options.ts'
import type { Command } from './command.ts'

/** Every verb, in the order of the help. */
export const commands = {
  report: {
    help: 'help.report',
    options: [...questionOptions, ...writingOptions, ...commonOptions],
    load: async () => (await import('./report.ts')).report,
  },
  analyze: {
    help: 'help.analyze',
    options: [...questionOptions, jsonOption, ...commonOptions],
    load: async () => (await import('./analyze.ts')).analyze,
  },
  check: {
    help: 'help.check',
    options: [...questionOptions, jsonOption, ...commonOptions],
    load: async () => (await import('./check.ts')).check,
  },
  size: {
    help: 'help.size',
    options: [...sizeOptions, ...questionOptions, jsonOption, ...commonOptions],
    load: async () => (await import('./size.ts')).size,
  },
} as const satisfies Record<string, Command>
