import { isIndex } from '../model/trail-groups.ts'

/**
 * Places of a report by what they have in common: `series/3/points/2/level` is the site `series/·/points/·/level` at the
 * row `[3, 2]`. Very many numbers stand at few sites.
 */

/** A place with its numbers of lists left open. */
export interface Site {
  readonly id: number
  /** A name in it looks like a hole. */
  readonly isOdd: boolean
  /** The text around its holes. */
  readonly pieces: readonly string[]
  /** For each hole the site of the list that it stands in. */
  readonly lists: readonly Site[]
  /** What stands below by its key; by null what stands in the list that this is. */
  readonly below: Map<string | null, Site>
  /** How many sites there are. */
  readonly known: { count: number }
}

export interface Place {
  readonly site: Site
  readonly row: readonly number[]
}

const siteOf = (known: Site['known'], pieces: readonly string[], lists: readonly Site[]): Site => {
  known.count += 1
  return { id: known.count, isOdd: pieces.some((piece) => piece.includes('{')), pieces, lists, below: new Map(), known }
}

/** The place of a whole report, from which all others are reached. */
export const topPlace = (): Place => ({ site: siteOf({ count: 0 }, [''], []), row: [] })

const siteBelow = (site: Site, key: string | null): Site => {
  const { pieces, lists, known } = site
  const last = pieces.at(-1)!
  const before = last === '' && pieces.length === 1 ? '' : `${last}/`
  if (key === null) return siteOf(known, [...pieces.slice(0, -1), before, ''], [...lists, site])
  const step = key.replaceAll('~', '~0').replaceAll('/', '~1')
  return siteOf(known, [...pieces.slice(0, -1), `${before}${step}`], lists)
}

const below = (site: Site, key: string | null): Site => {
  const own = site.below.get(key) ?? siteBelow(site, key)
  site.below.set(key, own)
  return own
}

/** The place of a member, or of an element of a list. */
export const memberOf = ({ site, row }: Place, key: string): Place => {
  const known = site.below.get(key)
  if (known) return { site: known, row }
  return isIndex(key) ? { site: below(site, null), row: [...row, Number(key)] } : { site: below(site, key), row }
}

export const isSame = (a: Place, b: Place): boolean =>
  a.site === b.site && a.row.every((index, i) => index === b.row[i])

/** A site with something in each of its holes. */
export const textOf = ({ pieces }: Site, hole: (index: number) => string | number): string =>
  pieces.reduce((text, piece, i) => `${text}${hole(i - 1)}${piece}`)
