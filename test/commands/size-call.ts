import { size } from '../../src/commands/size.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import type { SizeResult } from '../../src/model/size.ts'
import type { Flags } from '../../src/options.ts'
import { someWorld } from './some-world.ts'

const camel = (flag: string): string => flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** `konkyo size --users 80 PATH`, as a shell and the command line would pass it on; only `"` quotes. */
const flagsOf = (call: string): Flags => {
  const words = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  const flags: Record<string, string | boolean> = {}
  const paths: string[] = []
  for (let i = 2; i < words.length; i += 1) {
    const word = words[i]!
    if (!word.startsWith('--')) paths.push(word)
    else if (/^--(?:json|quiet|detail|n-plus-one)$/.test(word)) flags[camel(word.slice(2))] = true
    else flags[camel(word.slice(2))] = words[(i += 1)]!
  }
  return { ...flags, paths }
}

/** What a call prints, without its indentation, with plain spaces. */
export const sizeLines = async (call: string, locale: Locale = 'en'): Promise<readonly string[]> => {
  const { world, out } = someWorld({ locale })
  await size(flagsOf(call), world)
  return out.map((line) => line.trim())
}

export const sizeResult = async (call: string): Promise<SizeResult> => {
  const { world, out } = someWorld()
  await size({ ...flagsOf(call), json: true }, world)
  return JSON.parse(out.join('\n')) as SizeResult
}
