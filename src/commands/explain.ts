import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { keyNumbers } from '../document/trail/key-numbers.ts'
import { leavesOf, membersOf } from '../document/trail/leaves.ts'
import { originOf } from '../document/trail/origin.ts'
import { UserError } from '../errors.ts'
import { valueAt } from '../model/place.ts'
import type { Report } from '../model/report.ts'
import type { Flags } from '../options.ts'
import { distance } from '../question/choice.ts'
import { explainLines, numberLines, promisedAt } from './explain-text.ts'
import type { World } from './index.ts'
import { languageOf } from './inquiry.ts'
import { syntheticLines } from '../document/nature.ts'
import { subjectOf } from './subject.ts'
import { printResult } from './terminal.ts'
import { hasUnit, type Written, writtenIn } from './written-value.ts'
import { editionOf } from '../document/edition.ts'

/** Numbers of the report that anything rests on, besides those with a trail. */
const leafPlaces = (report: Report): readonly string[] => [
  ...new Set(
    Object.values(report.trails).flatMap(({ inputs }) =>
      inputs.flatMap((input) => ('ref' in input && !(input.ref in report.trails) ? input.ref : [])),
    ),
  ),
]

const placesOf = (report: Report): readonly string[] => [...Object.keys(report.trails), ...leafPlaces(report)]

/** `series-1` is the place `series/0`; so are ids of runs and pairs. */
const placeOfId = (report: Report, id: string): string | null => {
  const lists = [
    'decisions',
    'series',
    'scaling',
    'mixes',
    'recommendations',
    'demand',
    'sizing',
    'costs',
    'runs',
  ] as const
  const found = lists.flatMap((list) => {
    const index = report[list].findIndex((one) => one.id === id)
    return index < 0 ? [] : `${list}/${index}`
  })
  return found[0] ?? null
}

/** True when the steps are found in the place one after another, the last at its end. */
const matches = (place: string, steps: readonly string[]): boolean => {
  const path = place.split(/[./]/)
  if (path.at(-1) !== steps.at(-1)) return false
  return steps.reduce((at, step) => (at < 0 ? at : path.indexOf(step, at) + 1 || -1), 0) >= 0
}

/** `series-1.points.7.verdict`: an id, then steps of the place, some of which may be left out. */
const byShortForm = (report: Report, id: string): string | null => {
  const [first = '', ...steps] = id.split(/[./]/)
  const under = placeOfId(report, first)
  if (under === null || steps.length === 0) return null
  const own = placesOf(report).filter((place) => place.startsWith(`${under}/`))
  const found = own.filter((place) => matches(place.slice(under.length + 1), steps))
  return found.toSorted((a, b) => a.split('/').length - b.split('/').length)[0] ?? null
}

const isAnswer = (place: string): boolean => place.startsWith('decisions/')

/** Numbers of the unit that a value was written with, by their places. */
const numbersOf = (report: Report, written: Written): readonly { readonly place: string; readonly own: number }[] =>
  placesOf(report).flatMap((place) => {
    const own = valueAt(report, place)
    return typeof own === 'number' && hasUnit(report, place, written) ? [{ place, own }] : []
  })

/**
 * Places of numbers that print so, with the unit if one was written: first those that are the value or are stated as it, given
 * and measured ones too; then those that round to it, of what was given only where nothing was computed. Answers first of each.
 * No computed number is rounded to one digit, so that those near to one are told only where none is it.
 */
const placesOfValue = (report: Report, written: Written): readonly string[] => {
  const { value, off, digits } = written
  const slip = 1e-9 * value
  const made = new Set(Object.keys(report.trails))
  const near = numbersOf(report, written).flatMap(({ place, own }) => {
    const isExact = Math.abs(own - value) <= slip || promisedAt(report, place, own) === value
    const isRounded = own >= value - off / 2 - slip && own < value + off - slip
    return isExact || isRounded ? [{ place, rank: (isExact ? 0 : 2) + (isAnswer(place) ? 0 : 1) }] : []
  })
  const found = near.filter(({ place, rank }) => rank < 2 || (digits > 1 && made.has(place)))
  return (found.length > 0 ? found : near).toSorted((a, b) => a.rank - b.rank).map(({ place }) => place)
}

/** More would be a list of numbers. */
const nearestAtMost = 5

/** The numbers of its unit nearest to a value that none has, with what they are. */
const nearestValues = (report: Report, written: Written): readonly string[] =>
  numbersOf(report, written)
    .toSorted((a, b) => Math.abs(a.own - written.value) - Math.abs(b.own - written.value))
    .slice(0, nearestAtMost)
    .map(({ place, own }) => `${place} (${Number(own.toPrecision(4))})`)

const nearest = (report: Report, id: string): readonly string[] => {
  const written = id.slice(0, 100).toLowerCase()
  const names = [...keyNumbers(report).map(({ name }) => name), ...placesOf(report)].slice(0, 2000)
  const ranked = names.map((name) => ({ name, far: distance(written, name.toLowerCase()) }))
  return ranked
    .toSorted((a, b) => a.far - b.far)
    .slice(0, nearestAtMost)
    .map(({ name }) => name)
}

const isNumberPlace = (report: Report, ref: string): boolean => {
  const value = valueAt(report, ref)
  return Object.hasOwn(report.trails, ref) || membersOf(report, ref).length > 0 || typeof value === 'number'
}

/** The place of the number that a person means. Throws UserError unknownNumber with the nearest ones. */
export const placeOfNumber = (report: Report, id: string): string => {
  if (isNumberPlace(report, id)) return id
  const key = keyNumbers(report).find(({ name }) => name.toLowerCase() === id.toLowerCase())
  const found = key?.ref ?? byShortForm(report, id)
  if (found) return found
  const written = writtenIn(id)
  const values = written ? nearestValues(report, written) : []
  const near = values.length > 0 ? values : nearest(report, id)
  throw new UserError('unknownNumber', { id, nearest: near.join(', ') })
}

/** The part of the graph that a number rests on. */
const subgraph = (report: Report, ref: string) => {
  const roots = ref in report.trails ? [ref] : [ref, ...membersOf(report, ref)]
  const leaves = new Set(roots.flatMap((root) => leavesOf(report, root)).filter((leaf) => leaf !== ref))
  const above = new Set(roots)
  for (const one of above)
    for (const input of report.trails[one]?.inputs ?? []) if ('ref' in input) above.add(input.ref)
  return {
    id: ref,
    value: valueAt(report, ref),
    trails: Object.fromEntries([...above].flatMap((one) => (report.trails[one] ? [[one, report.trails[one]]] : []))),
    values: Object.fromEntries([...above].map((one) => [one, valueAt(report, one)])),
    origins: Object.fromEntries(
      [ref, ...leaves].flatMap((leaf) => {
        const origin = leaf in report.trails ? null : originOf(report, leaf)
        return origin ? [[leaf, origin]] : []
      }),
    ),
  }
}

/** Numbers of one value that are listed. */
const listedAtMost = 20

/** How many levels of the tree are told. Throws UserError badOption. */
const depthOf = ({ depth }: Flags): number => {
  if (depth === undefined) return Infinity
  if (!/^[1-9]\d{0,2}$/.test(depth)) throw new UserError('badOption', { detail: `--depth ${depth}` })
  return Number(depth)
}

/** Without an ID, the numbers that have one. */
const list = async (flags: Flags, world: World): Promise<number> => {
  const report = await subjectOf(flags, world)
  const numbers = keyNumbers(report)
  const language = languageOf(flags, world)
  const lines = () => [...numberLines(editionOf(report, language), numbers), ...syntheticLines([report], language)]
  printResult(flags, world, numbers, lines)
  return 0
}

/**
 * `konkyo explain ID PATH…`: the chain of one number, from report.json or from result files; the numbers that print so,
 * where ID is a value; all that have a name, without one. Writes nothing.
 */
export const explain = async (flags: Flags, world: World): Promise<number> => {
  const [id, ...paths] = flags.paths
  const isPath = id !== undefined && paths.length === 0 && (await stat(resolve(world.cwd, id)).catch(() => null))
  if (isPath) return list(flags, world)
  if (id === undefined || paths.length === 0) throw new UserError('nothingToExplain')
  const language = languageOf(flags, world)
  const depth = depthOf(flags)
  const report = await subjectOf({ ...flags, paths }, world)
  const written = writtenIn(id)
  const [only, ...others] = written ? placesOfValue(report, written) : []
  if (others.length > 0) {
    const numbers = [only!, ...others].slice(0, listedAtMost).map((ref) => ({ name: ref, ref }))
    const lines = [...numberLines(editionOf(report, language), numbers), ...syntheticLines([report], language)]
    for (const line of lines) world.out(line)
    return 0
  }
  const ref = only ?? placeOfNumber(report, id)
  const lines = () => [...explainLines(editionOf(report, language), ref, depth), ...syntheticLines([report], language)]
  printResult(flags, world, subgraph(report, ref), lines)
  return 0
}
