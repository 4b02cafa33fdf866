import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
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

const isCall = (node: Node): boolean => {
  const params = field(node, 'params')
  const isHelper = node.type === 'MustacheStatement' || node.type === 'BlockStatement' || node.type === 'SubExpression'
  const hasArguments = (Array.isArray(params) && params.length > 0) || field(node, 'hash') !== undefined
  return isHelper && (node.type !== 'MustacheStatement' || hasArguments)
}

/** What a node must not be; null for one that may stand. */
const faultOf = (node: Node, partials: readonly string[]): string | null => {
  const { type } = node
  if (type === 'MustacheStatement' && field(node, 'escaped') === false)
    return `{{{${originalOf(field(node, 'path'))}}}}`
  if (type.startsWith('Decorator') || type === 'PartialBlockStatement')
    return originalOf(field(node, 'path') ?? field(node, 'name'))
  if (type === 'PathExpression')
    return (field(node, 'parts') as readonly unknown[]).some((part) => prototypes.test(String(part)))
      ? originalOf(node)
      : null
  if (type === 'StringLiteral')
    return prototypes.test(String(field(node, 'value'))) ? String(field(node, 'value')) : null
  if (type === 'PartialStatement') {
    const name = originalOf(field(node, 'name'))
    return partials.includes(name) ? null : `{{> ${name}}}`
  }
  return isCall(node) && !called.has(originalOf(field(node, 'path'))) ? originalOf(field(node, 'path')) : null
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
    const fault = faultOf(node, partials)
    if (fault !== null) throw unsafe(named, node.loc.start.line, fault)
  }
  refuse(markupOf(text), unsafeMarkup, named)
}

/** Every file of the folder, as `extra.css` and `blocks/table.hbs`; hidden ones are left out. */
const filesIn = async (folder: string): Promise<readonly string[]> => {
  const listed = async (path: string) => (await readdir(path)).filter((name) => !name.startsWith('.')).toSorted()
  const names = await listed(folder)
  const blocks = names.includes('blocks') ? await listed(join(folder, 'blocks')).catch(() => ['']) : []
  return [...names.filter((name) => name !== 'blocks'), ...blocks.map((name) => `blocks/${name}`)]
}

/** The templates of a folder. Throws UserError brandNoFolder, templateUnknown, templateUnsafe, templateBroken. */
export const readTemplates = async (folder: Named): Promise<OwnTemplates> => {
  const real = await ownPath(folder)
  const names = real === null ? null : await filesIn(real).catch(() => null)
  if (real === null || names === null) throw new UserError('brandNoFolder', { where: folder.where, path: folder.path })
  const partials = await partialNames()
  const known = [...partials.map((name) => `blocks/${name}.hbs`), styleName]
  const read = async (name: string) => {
    const named = { ...folder, from: real, path: name }
    if (!known.includes(name))
      throw new UserError('templateUnknown', { where: folder.where, path: name, choices: known.join(', ') })
    const text = (await ownFile(named, largestTemplate)).toString('utf8')
    if (name === styleName) refuse(text, unsafeStyle, named)
    else await checked(text, named, partials)
    return { name: name.replace(/^blocks\/|\.hbs$/g, ''), path: name, where: folder.where, text }
  }
  const files: OwnPartial[] = []
  for (const name of names) files.push(await read(name))
  return {
    partials: files.filter(({ path }) => path !== styleName),
    style: files.find(({ path }) => path === styleName)?.text ?? '',
    names: files.map(({ path }) => path),
  }
}
