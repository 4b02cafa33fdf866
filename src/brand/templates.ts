import { readdir } from 'node:fs/promises'
import { UserError } from '../errors.ts'
import { helperNames, type OwnPartial, partialNames } from '../render/template.ts'
import { type Named, ownFile, ownPath } from './own-file.ts'

/** Of a template or style sheet, bytes. */
const largestTemplate = 200_000

/** Partials and style of one's own. */
export interface OwnTemplates {
  readonly partials: readonly OwnPartial[]
  /** Behind the style sheet of the document; empty where there is none. */
  readonly style: string
  /** The names of the files, for the cover. */
  readonly names: readonly string[]
}

const styleName = 'extra.css'

/** No markup that runs, loads or frames something, and no address. The page's policy forbids them to the browser as well. */
const unsafeMarkup = [
  /<\s*\/?\s*(?:script|iframe|frame|object|embed|applet|link|meta|base|form|style|template|noscript|portal)\b/i,
  /\son\w+\s*=/i,
  /\b(?:javascript|vbscript)\s*:/i,
  /data\s*:\s*text/i,
  /(?:\b[a-z][a-z0-9+.-]*:)?\/\/[\w[]/i,
]
const unsafeStyle = [/</, /@import/i, /\bexpression\s*\(/i, /url\(\s*(?!["']?(?:#|data:))/i, /(?:https?:)?\/\/[\w[]/i]

const unsafe = (named: Named, line: number, text: string): UserError =>
  new UserError('templateUnsafe', { where: named.where, path: named.path, line, text: text.trim() })

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

const refuse = (text: string, patterns: readonly RegExp[], named: Named): void => {
  for (const pattern of patterns) {
    const found = pattern.exec(text)
    if (found) throw unsafe(named, lineAt(text, found.index), found[0])
  }
}

type Node = hbs.AST.Node

const isNode = (value: object): value is Node => 'type' in value && 'loc' in value

/** A node of a template and all that it holds. */
const nodesOf = (value: unknown): readonly Node[] => {
  if (typeof value !== 'object' || value === null) return []
  const held = Object.values(value).flatMap(nodesOf)
  return isNode(value) ? [value, ...held] : held
}

const prototypes = /^(?:__\w+__|constructor|prototype)$/
const called: ReadonlySet<string> = new Set([...helperNames, 'each', 'if', 'unless', 'with', 'lookup'])

const field = (node: Node, key: string): unknown => Reflect.get(node, key)
const originalOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String(Reflect.get(value, 'original')) : ''

/** A helper that nobody knows; of a mustache without arguments only the field of that name could be meant. */
const unknownCall = (node: Node): string | null => {
  const params = field(node, 'params')
  const isField = node.type === 'MustacheStatement' && Array.isArray(params) && params.length === 0
  const name = originalOf(field(node, 'path'))
  return called.has(name) || (isField && field(node, 'hash') === undefined) ? null : name
}

const unescaped = (node: Node): string | null =>
  field(node, 'escaped') === false ? `{{{${originalOf(field(node, 'path'))}}}}` : null

const prototypeIn = (parts: unknown): string | null =>
  [parts]
    .flat()
    .map(String)
    .find((part) => prototypes.test(part)) ?? null

type Check = (node: Node, partials: readonly string[]) => string | null

const forbidden: Check = (node) => `{{${originalOf(field(node, 'path') ?? field(node, 'name'))}`

/** What a node of each kind must not be; null for one that may stand. */
const checks: Readonly<Record<string, Check>> = {
  MustacheStatement: (node) => unescaped(node) ?? unknownCall(node),
  BlockStatement: unknownCall,
  SubExpression: unknownCall,
  PathExpression: (node) => prototypeIn(field(node, 'parts')),
  StringLiteral: (node) => prototypeIn(field(node, 'value')),
  PartialStatement: (node, partials) => {
    const name = originalOf(field(node, 'name'))
    return partials.includes(name) ? null : `{{> ${name}}}`
  },
  PartialBlockStatement: forbidden,
  Decorator: forbidden,
  DecoratorBlock: forbidden,
}

/** The markup alone: what Handlebars puts in is escaped. Lines stay where they are. */
const markupOf = (text: string): string =>
  text.replaceAll(/\{\{!--[^]*?--\}\}|\{\{[^]*?\}\}/g, (found) => found.replaceAll(/[^\n]/g, ''))

const checked = async (text: string, named: Named, partials: readonly string[]): Promise<void> => {
  const { default: handlebars } = await import('handlebars')
  const parsed = (): hbs.AST.Program => {
    try {
      return handlebars.parse(text)
    } catch (error) {
      const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : ''
      throw new UserError('templateBroken', { where: named.where, path: named.path, reason })
    }
  }
  for (const node of nodesOf(parsed())) {
    const fault = checks[node.type]?.(node, partials) ?? null
    if (fault !== null) throw unsafe(named, node.loc.start.line, fault)
  }
  refuse(markupOf(text), unsafeMarkup, named)
}

const listed = async (path: string): Promise<readonly string[]> =>
  (await readdir(path)).filter((name) => !name.startsWith('.')).toSorted()

/** Every file of the folder, as `extra.css` and `blocks/table.hbs`, null where there is none; hidden ones are left out. */
const filesIn = async (folder: Named): Promise<readonly string[] | null> => {
  const real = await ownPath(folder)
  const names = real === null ? null : await listed(real).catch(() => null)
  const inner = names?.includes('blocks') ? await ownPath({ ...folder, path: `${folder.path}/blocks` }) : null
  const blocks = inner === null ? [] : await listed(inner).catch(() => [''])
  return names && [...names.filter((name) => name !== 'blocks'), ...blocks.map((name) => `blocks/${name}`)]
}

/** The templates of a folder. Throws UserError brandNoFolder, templateUnknown, templateUnsafe, templateBroken. */
export const readTemplates = async (folder: Named): Promise<OwnTemplates> => {
  const names = await filesIn(folder)
  if (names === null) throw new UserError('brandNoFolder', { where: folder.where, path: folder.path })
  const partials = await partialNames()
  const known = [...partials.map((name) => `blocks/${name}.hbs`), styleName]
  const read = async (name: string): Promise<OwnPartial> => {
    const named = { ...folder, path: `${folder.path.replace(/\/+$/, '')}/${name}` }
    const { where, path } = named
    if (!known.includes(name)) throw new UserError('templateUnknown', { where, path, choices: known.join(', ') })
    const text = (await ownFile(named, largestTemplate)).toString('utf8')
    if (name === styleName) refuse(text, unsafeStyle, named)
    else await checked(text, named, partials)
    return { name: name.replaceAll(/^blocks\/|\.hbs$/g, ''), path, where, text }
  }
  const files: OwnPartial[] = []
  for (const name of names) files.push(await read(name))
  return {
    partials: files.filter(({ name }) => name !== styleName),
    style: files.find(({ name }) => name === styleName)?.text ?? '',
    names,
  }
}
