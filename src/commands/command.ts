import type { Locale } from '../i18n/locale.ts'
import type { commands } from '../i18n/en/commands.ts'
import type { Flags, Option } from '../options.ts'

/** The world a command acts in: given, so that it can be tested. */
export interface World {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  /** Language of the terminal. */
  readonly locale: Locale
  /** Results: written paths, JSON, the answer. */
  readonly out: (text: string) => void
  /** Everything else. */
  readonly err: (text: string) => void
}

/** One verb. `run` is loaded only when it is called, so that --help stays quick; it resolves to the exit code. */
export interface Command {
  readonly help: Extract<keyof typeof commands, `help.${string}`>
  readonly options: readonly Option[]
  readonly load: () => Promise<(flags: Flags, world: World) => Promise<number>>
}
