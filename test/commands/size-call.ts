import { commands } from '../../src/commands/index.ts'
import { size } from '../../src/commands/size.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import type { SizeResult } from '../../src/model/size.ts'
import type { Flags } from '../../src/options.ts'
import { flagsOf } from './called.ts'
import { someWorld } from './some-world.ts'

/** `konkyo size --users 80 PATH`, as a shell passes it on; only `"` quotes. */
const flagsIn = (call: string): Flags => {
  const words = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  return flagsOf(words.slice(2), commands.size.options)
}

/** What a call prints, without its indentation, with plain spaces. */
export const sizeLines = async (call: string, locale: Locale = 'en'): Promise<readonly string[]> => {
  const { world, out } = someWorld({ locale })
  await size(flagsIn(call), world)
  return out.map((line) => line.trim())
}

export const sizeResult = async (call: string): Promise<SizeResult> => {
  const { world, out } = someWorld()
  await size({ ...flagsIn(call), json: true }, world)
  return JSON.parse(out.join('\n')) as SizeResult
}
