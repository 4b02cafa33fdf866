import { UserError } from '../errors.ts'
import type { Option } from '../options.ts'
import { meant } from '../question/choice.ts'
import { commands } from './index.ts'

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
