import { strFromU8, unzipSync } from 'fflate'

/** Parts of a PowerPoint file by their path; workbooks are opened too, as folders. */
export const partsIn = (bytes: Uint8Array, folder = ''): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(unzipSync(bytes)).flatMap(([path, content]) =>
      path.endsWith('.xlsx')
        ? [...partsIn(content, `${folder}${path}/`)]
        : [[`${folder}${path}`, strFromU8(content)] as const],
    ),
  )

const token =
  /<\?xml[^>]*\?>|<\/([\w:]+)>|<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|[^<>&]+|&(?:amp|lt|gt|quot|#\d+);/y

/** What of a text is no XML, or null: every element closed, every attribute quoted, once, no loose marks. */
export const malformed = (xml: string): string | null => {
  const open: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const found = token.exec(xml)
    if (!found) return `at ${at}: ${xml.slice(at, at + 60)}`
    const [, closed, opened, attributes = '', empty] = found
    if (closed !== undefined && open.pop() !== closed) return `</${closed}> closes nothing`
    const names = [...attributes.matchAll(/([\w:]+)="/g)].map(([, name]) => name)
    if (new Set(names).size < names.length) return `${opened} has an attribute twice`
    if (opened !== undefined && empty !== '/') open.push(opened)
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : null
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** A target within the file, from the part that names it. */
export const resolved = (from: string, target: string): string =>
  new URL(target, `file:///${folderOf(from)}`).pathname.slice(1)

export interface Relation {
  /** The part that names it. */
  readonly from: string
  readonly target: string
  readonly xml: string
}

export const relationsIn = (parts: ReadonlyMap<string, string>): readonly Relation[] =>
  [...parts]
    .filter(([path]) => path.endsWith('.rels') && !path.includes('.xlsx/'))
    .flatMap(([path, xml]) =>
      [...xml.matchAll(/<Relationship [^>]*>/g)].map(([one]) => ({
        from: path.replace('_rels/', '').replace(/\.rels$/, ''),
        target: /Target="([^"]*)"/.exec(one)![1]!,
        xml: one,
      })),
    )
