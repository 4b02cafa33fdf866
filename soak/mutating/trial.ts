import { createHash } from 'node:crypto'
import { UserError } from '../../src/errors.ts'
import type { Run } from '../../src/model/run.ts'
import type { ReadSource } from '../../src/model/source.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { readDocuments } from '../../src/reading/documents.ts'
import { recogniseAll, type Recognised } from '../../src/recognition/recognise.ts'
import type { Seed } from '../seeds/sweep.ts'
import { answerOf, betterUntold, reportFrom, unreadable } from './answer.ts'
import type { Mutant } from './mutants.ts'

type Content = string | Uint8Array

const sourceOf = (path: string, content: Content, index: number): ReadSource => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { id: `s${index + 1}`, path, sha256: '', bytes: bytes.length, ...readDocuments(bytes) }
}

const remembered = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>()
  return (key) => {
    if (!known.has(key)) known.set(key, make(key))
    return known.get(key)!
  }
}

const planOf = remembered(({ sla }: Seed) => resolvePlan({ sla, interval: '3s,30s' }, null))
const sourcesOf = remembered(({ files }: Seed) =>
  Object.entries(files).map(([path, content], i) => sourceOf(path, content, i)),
)
const beforeOf = remembered((seed: Seed) => {
  const recognised = recogniseAll(sourcesOf(seed))
  return { runs: recognised.flatMap(({ runs }) => runs), answer: answerOf(reportFrom(recognised, planOf(seed))) }
})

const recognisedOf = ({ seed, path, content }: Mutant): readonly Recognised[] =>
  recogniseAll(
    sourcesOf(seed).flatMap((source, i) => {
      if (source.path !== path) return [source]
      return content === null ? [] : [sourceOf(path, content, i)]
    }),
  )

/** Numbers of a run by their place; texts and settings aside. */
const numbersIn = (value: unknown, place = ''): readonly (readonly [string, number])[] => {
  if (typeof value === 'number') return [[place, value]]
  if (ArrayBuffer.isView(value))
    return [
      [
        place,
        Number(
          createHash('md5')
            .update(value as Float64Array)
            .digest()
            .readUInt32LE(),
        ),
      ],
    ]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${place}/${key}`))
}

const measured = ({
  path,
  at,
  load,
  completed,
  failed,
  duration,
  tokens,
  totals,
  throughput,
  latency,
  samples,
  stated,
}: Run) =>
  numbersIn(
    { load, completed, failed, duration, tokens, totals, throughput, latency, samples, stated },
    `${path}#${at}`,
  )

/** True where a number that was read before is now another one, or one was added: that is another file, not a broken one. */
const isRestated = (now: readonly Run[], before: readonly Run[]): boolean => {
  const known = new Map(before.flatMap(measured))
  return now.flatMap(measured).some(([place, value]) => known.get(place) !== value)
}

/** Answers to what was recognised before: most mutants of one key are alike. */
const known = new Map<string, string | null>()

const faultIn = (mutant: Mutant, recognised: readonly Recognised[]): string | null => {
  const report = reportFrom(recognised, planOf(mutant.seed))
  const fault = unreadable(report)
  if (fault !== null) return `unreadable report: ${fault}`
  const before = beforeOf(mutant.seed)
  if (
    mutant.effect === 'altered' &&
    isRestated(
      recognised.flatMap(({ runs }) => runs),
      before.runs,
    )
  )
    return null
  const better = betterUntold(answerOf(report), before.answer)
  return better === null ? null : `better without a word: ${better}`
}

const keyOf = (mutant: Mutant, recognised: readonly Recognised[]): string => {
  const told = recognised.map(({ source, ...rest }) => [source.path, rest])
  const text = JSON.stringify([mutant.seed.sla, mutant.effect, told], (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
      : value,
  )
  return createHash('sha1').update(text).digest('base64')
}

/** What a mutant breaks: null for nothing. Errors that a person can mend are answers too. */
export const faultOf = (mutant: Mutant): string | null => {
  try {
    const recognised = recognisedOf(mutant)
    const key = keyOf(mutant, recognised)
    if (!known.has(key)) known.set(key, faultIn(mutant, recognised))
    return known.get(key)!
  } catch (error) {
    if (error instanceof UserError) return null
    return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
}

/** That answers are made again, to time them again. */
export const forget = (): void => known.clear()
