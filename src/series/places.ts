import type { SettledRun } from '../model/run.ts'
import { isUnlimited } from '../records/values.ts'
import { factsFromPath } from './facts.ts'
import { levelKey } from './loop.ts'
import { groupBy } from '../model/group-by.ts'
import {
  isConfiguration,
  isNumberOfRun,
  isOrdinal,
  tellingOf,
  type Telling,
  wordsOf,
  type PathWord,
} from './path-words.ts'

/** The words of a run's path by what they are about: `deploy#` of a folder, the first bare number of a file name. */
type Words = ReadonlyMap<string, PathWord>

interface Placed {
  readonly run: SettledRun
  readonly level: string
  readonly words: Words
}

/** The path without the pieces that are facts of the run already. */
const withoutFacts = ({ path, facts }: SettledRun): string => {
  const told = Object.entries(factsFromPath(path)).filter(
    ([name, fact]) => facts[name as keyof typeof facts]?.value === fact.value,
  )
  return told.reduce((rest, [, { where }]) => {
    const at = rest.lastIndexOf(where)
    return at < 0 ? rest : `${rest.slice(0, at)} ${rest.slice(at + where.length)}`
  }, path)
}

const byKey = (words: readonly PathWord[]): Words => {
  const seen = new Map<string, number>()
  return new Map(
    words.map((word) => {
      const key = `${word.folder ? '/' : ''}${word.key}`
      const before = seen.get(key) ?? 0
      seen.set(key, before + 1)
      return [`${key} ${before}`, word]
    }),
  )
}

const placed = (runs: readonly SettledRun[]): readonly Placed[] =>
  [...groupBy(runs, (run) => run.path).values()].flatMap((inside) => {
    const words = byKey(wordsOf(withoutFacts(inside[0]!)))
    return inside.map((run) => ({ run, level: levelKey(run), words }))
  })

/** One key, and the runs whose path has it. */
interface Use {
  readonly key: string
  readonly having: readonly (Placed & { readonly word: PathWord })[]
}

const usesOf = (all: readonly Placed[]): readonly Use[] => {
  const entries = all.flatMap((one) => [...one.words].map(([key, word]) => ({ ...one, key, word })))
  return [...groupBy(entries, ({ key }) => key)].map(([key, having]) => ({ key, having }))
}

/** True where most of its numbers are the run's own concurrency or rate. */
const tellsLoad = ({ having }: Use): boolean => {
  const same = having.filter(({ run: { load }, word: { value } }) =>
    isUnlimited(value)
      ? load.requestRate === 'inf'
      : value !== '' && [load.concurrency, load.requestRate].includes(Number(value)),
  )
  return 2 * same.length > having.length
}

const tellingOfUse = (use: Use, everywhere: boolean): Telling => {
  const [{ word }] = use.having as [Use['having'][number]]
  const telling = tellingOf(word)
  if (telling === 'never' || isConfiguration(word)) return telling
  if (tellsLoad(use)) return word.folder ? 'overlap' : 'never'
  if (word.key !== '#') return telling
  const values = new Set(use.having.map((one) => one.word.value))
  const counts = isOrdinal(values, everywhere) || (!word.folder && [...values].every(isNumberOfRun))
  return counts ? 'never' : 'overlap'
}

const countOf = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> =>
  new Map([...groupBy(items, keyOf)].map(([key, members]) => [key, members.length]))

/** True where the key sets runs apart at this stage; runs without it share the value "none". */
const tells = (use: Use, all: readonly Placed[], totals: ReadonlyMap<string, number>, stage: Telling): boolean => {
  const everywhere = use.having.length === all.length
  const values = groupBy(use.having, ({ word }) => word.value)
  if ((everywhere && values.size === 1) || tellingOfUse(use, everywhere) !== stage) return false
  if (stage === 'always') return true
  const levels = [...values.values()].map((members) => new Set(members.map(({ level }) => level)).size)
  const full = [...countOf(use.having, ({ level }) => level)].filter(([level, count]) => count === totals.get(level))
  const spans = everywhere ? levels : [...levels, totals.size - full.length]
  const overlap = spans.reduce((a, b) => a + b, 0) > totals.size
  const sweeps = spans.filter((span) => span > 1).length
  return overlap || (stage === 'sweeps' && sweeps >= (use.having[0]?.word.folder ? 1 : 2))
}

interface Group {
  readonly members: readonly Placed[]
  readonly keys: ReadonlySet<string>
}

const split = ({ members, keys }: Group, stage: Telling): readonly Group[] => {
  const totals = countOf(members, ({ level }) => level)
  const found = usesOf(members).filter((use) => tells(use, members, totals, stage))
  const telling = found.map(({ key }) => key)
  const all = new Set([...keys, ...telling])
  const parts = groupBy(members, ({ words }) => JSON.stringify(telling.map((key) => words.get(key)?.value ?? null)))
  return [...parts.values()].map((inside) => ({ members: inside, keys: all }))
}

/** `eagle3/fp8-tuned`: the words that set the place apart, by the parts of the path. */
const nameOf = ({ members, keys }: Group): string => {
  const names = members.map(({ words }) => {
    const telling = [...words].filter(([key]) => keys.has(key)).map(([, word]) => word)
    const parts = groupBy(telling, ({ part }) => String(part))
    return [...parts.values()].map((inside) => inside.map(({ text }) => text).join('-')).join('/')
  })
  return names.reduce((least, name) => (name < least ? name : least))
}

export interface Place {
  /** Empty where the path has none of the words that set the others apart. */
  readonly name: string
  readonly runs: readonly SettledRun[]
}

/**
 * Runs that nothing else tells apart, by what their paths say. Different folders are repeats of each other only where
 * their names say so, by `run`, `rep`, `seed`, a date, a count, and by nothing else.
 */
export const placesOf = (runs: readonly SettledRun[]): readonly Place[] => {
  if (new Set(runs.map((run) => run.path)).size < 2) return [{ name: '', runs }]
  const whole: readonly Group[] = [{ members: placed(runs), keys: new Set() }]
  const stages = ['always', 'sweeps', 'overlap'] as const
  const groups = stages.reduce((parts, stage) => parts.flatMap((part) => split(part, stage)), whole)
  return groups.map((group) => ({ name: nameOf(group), runs: group.members.map(({ run }) => run) }))
}
