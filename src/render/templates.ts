import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HelperDelegate } from 'handlebars'

const folder = new URL('../../templates/', import.meta.url)

const read = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8')

/** The style sheet of the document, screen and print. */
export const readStyle = (): Promise<string> => read('report.css')

export type Helpers = Readonly<Record<string, HelperDelegate>>

/**
 * The page as a function of its data: an isolated, strict Handlebars with the given helpers only, one partial for each
 * kind of block. A field that the data lacks throws.
 */
export const compilePage = async (helpers: Helpers): Promise<(data: object) => string> => {
  const { default: handlebars } = await import('handlebars')
  const engine = handlebars.create()
  const blocks = (await readdir(fileURLToPath(new URL('blocks/', folder))))
    .filter((name) => name.endsWith('.hbs'))
    .toSorted()
  for (const name of blocks) engine.registerPartial(basename(name, '.hbs'), await read(`blocks/${name}`))
  engine.registerHelper(helpers)
  const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))
  return engine.compile(await read('report.hbs'), { strict: true, knownHelpers, knownHelpersOnly: true })
}

/** Markup that is safe because konkyo made it: the style sheet and the charts. */
export const trusted = async (markup: string): Promise<object> => {
  const { default: handlebars } = await import('handlebars')
  return new handlebars.SafeString(markup)
}
