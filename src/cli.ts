#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import yargs, { type Argv } from 'yargs'
import { commands, refuseUnknown, type Command, type World } from './commands/index.ts'
import { progressOn } from './commands/progress.ts'
import { hasColours, painted, styled, type Line } from './commands/styled.ts'
import { UserError, errorCodes } from './errors.ts'
import type { Locale } from './i18n/locale.ts'
import { askedLocale, helpText } from './i18n/terminal.ts'
import type { Flags } from './options.ts'
import { version } from './version.ts'

/**
 * V8 of Node 20 optimises a function after so many bytes of its code ran, here three times as many as usual: charts run much
 * code a little, and a third of the time of a report went into optimising what was hardly called again. Later ones wait by
 * themselves, and do not know the flag.
 */
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=400000')

/**
 * V8 lets what is made at a place where most things lived long grow old from the start, also where other things die at once:
 * of many runs that was a fifth of all time.
 */
setFlagsFromString('--no-allocation-site-pretenuring')

const progress = progressOn(process.stderr)
process.on('exit', progress.clear)

const write = (stream: NodeJS.WriteStream) => {
  const colours = hasColours(stream, process.env)
  return (line: Line): void => {
    progress.clear()
    stream.write(`${painted(line, colours)}\n`)
  }
}

const nowhere = (): void => undefined

const world: World = {
  cwd: process.cwd(),
  env: process.env,
  now: () => new Date(),
  locale: askedLocale(process.argv.slice(2), process.env),
  out: write(process.stdout),
  err: write(process.stderr),
  progress: process.stderr.isTTY ? progress.show : nowhere,
  onStop: (stop) => {
    let asked = false
    const end = (_: NodeJS.Signals, number: number): void => {
      if (asked) process.exit(128 + number)
      asked = true
      stop()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
  },
}

const describe = (args: Argv, name: string, command: Command, locale: Locale): Argv => {
  const options = command.options.map(({ flag, alias, type, help }) => {
    const shared = { type, describe: helpText(locale, help), requiresArg: type === 'string' }
    return [flag, alias === undefined ? shared : { ...shared, alias }] as const
  })
  const examples = command.examples.map(([call, help]): [string, string] => [
    `$0 ${name} ${call}`,
    helpText(locale, help),
  ])
  return args
    .example(examples)
    .positional('paths', { array: true, type: 'string', default: [], describe: helpText(locale, 'help.paths') })
    .options(Object.fromEntries(options))
}

/** A flag given twice arrives as a list: the last one counts, as in most tools. */
const single = (args: Readonly<Record<string, unknown>>): Flags => {
  const entries = Object.entries(args).map(([key, value]) => [
    key,
    key !== 'paths' && Array.isArray(value) ? value.at(-1) : value,
  ])
  const flags = Object.fromEntries(entries) as Flags
  return { ...flags, paths: (flags.paths ?? []).map(String) }
}

const parser = (locale: Locale, done: (code: number) => void): Argv => {
  const program = yargs()
    .scriptName('konkyo')
    .locale(locale)
    .usage(`konkyo — ${helpText(locale, 'help.usage')}`)
  for (const [name, command] of Object.entries<Command>(commands)) {
    program.command(
      `${name} [paths..]`,
      helpText(locale, command.help),
      (args) => describe(args, name, command, locale),
      async (args) => {
        const flags = single(args)
        const own = flags.quiet ? { ...world, progress: nowhere } : world
        own.progress(helpText(locale, 'progress.start'))
        const { withStore } = await import('./commands/store.ts')
        done(await withStore(command)(flags, own))
      },
    )
  }
  return program
    .completion('completion', helpText(locale, 'help.completion'))
    .demandCommand(1, helpText(locale, 'help.command'))
    .strict()
    .version(version)
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      if (error && error.name !== 'YError') throw error
      throw new UserError('badOption', { detail: (message ?? '').replace(/[.。](?=:|$)/g, '') })
    })
}

/** The one place that turns an error into words and an exit code. */
const explain = async (error: unknown): Promise<number> => {
  if (error instanceof UserError) {
    const { sentencesOf } = await import('./commands/terminal.ts')
    for (const sentence of sentencesOf(error, world.locale)) world.err(styled('error', sentence))
    return errorCodes[error.code]
  }
  world.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
  world.err(styled('error', helpText(world.locale, 'terminal.bug')))
  return 70
}

const main = async (argv: readonly string[]): Promise<number> => {
  let code = 0
  try {
    refuseUnknown(argv)
    await parser(world.locale, (result) => {
      code = result
    }).parseAsync(argv)
    return code
  } catch (error) {
    return explain(error)
  }
}

/**
 * A reader that has seen enough, such as `head`, closes the pipe: no failure of ours. On a full disk what was printed is
 * not whole, and more would not be either.
 */
const leaveOutput = async (cause: NodeJS.ErrnoException): Promise<void> => {
  if (cause.code === 'EPIPE') return
  const code = await explain(new UserError('outputFailed', { reason: cause.code ?? '' }, { cause }))
  process.exit(code)
}
process.stdout.on('error', leaveOutput)
/** Nothing is left to say it with. */
process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.exit(errorCodes.outputFailed)
})

process.exitCode = await main(process.argv.slice(2))
