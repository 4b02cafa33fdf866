import type { HelperDelegate } from 'handlebars'
import { readFile, readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from '../errors.ts'
import { packageFolder } from '../version.ts'

const folder = new URL('templates/', packageFolder)

/** A file of the templates. */
export const readTemplate = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8')

/** Partials of the page: one for each kind of block, and the cell that tables share. */
export const partialNames = async (): Promise<readonly string[]> =>
  (await readdir(fileURLToPath(new URL('blocks/', folder))))
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => basename(name, '.hbs'))
    .toSorted()

/** What a partial may call. */
export const helperNames = [
  'svg',
  'prose',
  'numberOf',
  'headOf',
  'natureName',
  'alignOf',
  'longOf',
  'partsOf',
  'widthOf',
  'unitsOf',
] as const
export type Helpers = Readonly<Record<(typeof helperNames)[number], HelperDelegate>>

/** A partial of somebody's own in place of ours. */
export interface OwnPartial {
  /** Of the partial that it stands for. */
  readonly name: string
  /** As the plan leads to it. */
  readonly path: string
  readonly where: string
  readonly text: string
}

type Template = (data: unknown, options?: object) => string

/** What fails in it is the fault of who wrote it. */
const blaming =
  (template: Template, { path, where }: OwnPartial): Template =>
  (data, options) => {
    try {
      return template(data, options)
    } catch (error) {
      if (error instanceof UserError) throw error
      throw new UserError('templateBroken', { where, path, reason: error instanceof Error ? error.message : '' })
    }
  }

const noPrototypes = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const

/** The page of its data, with helpers of that page. */
export type Fill = (data: object, helpers: Helpers) => string

const knownHelpers = Object.fromEntries(helperNames.map((name) => [name, true]))

/**
 * The page as a function of its data and helpers: an isolated, strict, escaping Handlebars that knows these helpers only, one
 * partial for each kind of block. A field that the data lacks throws, in a partial of one's own UserError templateBroken.
 */
export const compilePage = async (own: readonly OwnPartial[] = []): Promise<Fill> => {
  const { default: handlebars } = await import('handlebars')
  const engine = handlebars.create()
  const compile = (text: string): Template =>
    engine.compile(text, { strict: true, noEscape: false, knownHelpers, knownHelpersOnly: true })
  for (const name of await partialNames())
    engine.registerPartial(name, compile(await readTemplate(`blocks/${name}.hbs`)))
  for (const one of own) engine.registerPartial(one.name, blaming(compile(one.text), one))
  const page = compile(await readTemplate('report.hbs'))
  return (data, helpers) => page(data, { ...noPrototypes, helpers })
}

/** Markup that is safe because konkyo made it: the style sheet, the charts, and prose in which all markup was escaped. */
export const trusted = async (markup: string): Promise<object> => {
  const { default: handlebars } = await import('handlebars')
  return new handlebars.SafeString(markup)
}
