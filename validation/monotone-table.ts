import { readdirSync, readFileSync } from 'node:fs'
import { seededRandom } from '../simulator/random.ts'
import type { Records } from './any-records.ts'
import { generated, type Raised, tried, type Tried } from './monotone.ts'
import { randomServer } from './random-server.ts'
import { stricter } from './stricter.ts'
import { sweepOf } from './sweep.ts'
import { someWorseFields, withoutTop, worseByLevel, worseFields } from './worse.ts'

const seeds = { generated: 1, servers: 60_001, fields: 40_001 } as const

/** Sweeps that a model server may replay: simulated servers, up to the third level that fails. */
const servers = (count: number, firstSeed: number) =>
  Array.from({ length: count }, (_, i) => {
    const levels = sweepOf(randomServer(i % 2 === 0 ? 'plain' : 'mixed', firstSeed + i), firstSeed + i)
    const records = levels.map((level) => [`c${String(level['max_concurrency'])}.json`, level] as const)
    return [`server ${firstSeed + i}`, Object.fromEntries(records) as Records] as const
  })

/** The sample's sweeps with per-request arrays, by folder. */
const sample = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((path) => [path, JSON.parse(readFileSync(path, 'utf8')) as Records[string]] as const)
    .toSorted(([, a], [, b]) => Number(a['max_concurrency']) - Number(b['max_concurrency']))

const mixed = (fields: number) => (records: Records, name: string) => {
  const random = seededRandom(name.length + Object.keys(records).length)
  return [...withoutTop(records), ...worseByLevel(records, random), ...someWorseFields(records, fields, random)]
}

const rowOf = (name: string, { sweeps, changes, raised }: Tried): string => {
  const by = (answer: string) => new Set(raised.filter((one) => one.answer.startsWith(answer)).map(changeOf))
  const cells = [sweeps, changes, ...['limit', 'rate', 'users'].map((answer) => by(answer).size)]
  return [name.padEnd(38), ...cells.map((cell) => String(cell).padStart(8))].join(' ')
}

const changeOf = ({ sweep, kind, at }: Raised): string => `${sweep}: ${kind} at ${at}`

const examples = (raised: readonly Raised[]): readonly string[] => {
  const first = new Map(raised.toReversed().map((one) => [`${one.kind} ${one.answer.split(' ')[0]}`, one]))
  return [...first.values()].map((one) => `  RAISED: ${changeOf(one)}: ${one.answer} ${one.before} → ${one.after}`)
}

/** Prints how often a worse measurement or a stricter service level raises an answer; how many changes did. */
export const reportMonotone = (quick: boolean, print: (text: string) => void): number => {
  const counts = quick
    ? { generated: 60, servers: 1, fields: 1, stricter: { sweeps: 12, servers: 1 } }
    : { generated: 2000, servers: 12, fields: 8, stricter: { sweeps: 300, servers: 21 } }
  const root = new URL('../fixtures/sample/1xRTX5090/', import.meta.url).pathname
  const folders = quick ? ['in4096_out4096'] : readdirSync(root)
  const { random, servers: simulated } = stricter(counts.stricter)
  const sets: readonly (readonly [string, Tried])[] = [
    ['generated', generated(counts.generated, seeds.generated)],
    ['generated, every field', generated(counts.fields, seeds.fields, worseFields)],
    ['simulated servers, replayed', tried(servers(counts.servers, seeds.servers), mixed(30), true)],
    [
      'sample, per-request arrays',
      tried(
        folders.map((name) => [name, Object.fromEntries(sample(`${root}${name}`))] as const),
        mixed(20),
        true,
      ),
    ],
    ['a stricter SLA, random sweeps', random],
    ['a stricter SLA, simulated servers', simulated],
  ]
  print('a worse measurement, or a stricter service level: how many changes raise an answer\n')
  print(`${''.padEnd(38)}   sweeps  changes    limit     rate    users\n`)
  for (const [name, found] of sets) print(`${rowOf(name, found)}\n`)
  const raised = sets.flatMap(([, found]) => found.raised)
  for (const line of examples(raised)) print(`${line}\n`)
  return new Set(raised.map(changeOf)).size
}
