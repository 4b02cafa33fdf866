import { type Command, commands, refuseUnknown, type World } from '../../src/commands/index.ts'
import { withStore } from '../../src/commands/store.ts'
import { sentencesOf } from '../../src/commands/terminal.ts'
import { errorCodes, UserError } from '../../src/errors.ts'
import { askedLocale } from '../../src/i18n/terminal.ts'
import type { Flags, Option } from '../../src/options.ts'
import type { konkyo, Outcome } from '../e2e/konkyo.ts'
import { someWorld } from './some-world.ts'

const camel = (flag: string): string => flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const optionIn = (word: string, options: readonly Option[]): Option => {
  const found = options.find(({ flag, alias }) => word === `--${flag}` || (alias && word === `-${alias}`))
  if (!found) throw new Error(`${word} is no flag of this command`)
  return found
}

/** The words after the verb, as the command line would pass them on. */
export const flagsOf = (words: readonly string[], options: readonly Option[]): Flags => {
  const flags: Record<string, string | boolean> = {}
  const paths: string[] = []
  for (let i = 0; i < words.length; i += 1) {
    const [name = '', value] = words[i]!.split(/=(.*)/s)
    if (!name.startsWith('-')) {
      paths.push(words[i]!)
      continue
    }
    const { flag, type } = optionIn(name, options)
    flags[camel(flag)] = type === 'boolean' ? true : (value ?? words[(i += 1)]!)
  }
  return { ...flags, paths }
}

const codeOf = async ([verb = '', ...words]: readonly string[], world: World): Promise<number> => {
  refuseUnknown([verb, ...words])
  const command: Command = commands[verb as keyof typeof commands]
  return withStore(command)(flagsOf(words, command.options), world)
}

const lines = (all: readonly string[]): readonly string[] => all.flatMap((text) => text.split('\n'))

/** What `konkyo` of `test/e2e/konkyo.ts` gives, without the second that a process takes: for all but the process itself. */
export const called: typeof konkyo = async (args, { cwd, env = {} } = {}): Promise<Outcome> => {
  const { world, out, err } = someWorld({ ...(cwd === undefined ? {} : { cwd }), env, locale: askedLocale(args, env) })
  try {
    const code = await codeOf(args, world)
    return { code, out: lines(out), err: lines(err) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { code: errorCodes[error.code], out: lines(out), err: lines([...err, ...sentencesOf(error, world.locale)]) }
  }
}
