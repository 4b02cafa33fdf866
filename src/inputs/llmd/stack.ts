import type { Fact, Facts } from '../../model/fact.ts'
import { positiveAt, textAt, valueAt } from '../../records/pick.ts'
import { asList, asNumber, instantOf, type RawRecord, textsOf } from '../../records/values.ts'
import { clientNameOf, clientOf } from './latency.ts'
import { factOf, factIn, knownFacts } from '../../records/stated-facts.ts'

/** Servers of one kind: how many, on how many GPUs each. */
interface Servers {
  readonly role: string
  readonly count: number
  readonly gpu: string | null
  readonly gpusEach: number | null
  readonly tensorParallel: number | null
  readonly path: string
}

const serversAt = (record: RawRecord, path: string, role: string, count: number): Servers => ({
  role,
  count,
  gpu: textAt(record, `${path}.model`),
  gpusEach: positiveAt(record, `${path}.count`)?.value ?? null,
  tensorParallel: positiveAt(record, `${path}.parallelism.tp`)?.value ?? null,
  path,
})

const hosts = 'scenario.host.accelerator'
const stack = 'scenario.stack'

/** Version 0.1 lists each server once; 0.2 lists components, of which those with accelerators serve, in replicas. */
const serversOf = (record: RawRecord): readonly Servers[] => {
  const old = (asList(valueAt(record, hosts)) ?? []).map((_, i) =>
    serversAt(record, `${hosts}.${i}`, textAt(record, `scenario.host.type.${i}`) ?? '', 1),
  )
  const components = (asList(valueAt(record, stack)) ?? []).flatMap((_, i) => {
    const path = `${stack}.${i}.standardized`
    if (valueAt(record, `${path}.accelerator`) === undefined) return []
    const replicas = positiveAt(record, `${path}.replicas`)?.value ?? 1
    return [serversAt(record, `${path}.accelerator`, textAt(record, `${path}.role`) ?? '', replicas)]
  })
  return [...old, ...components]
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** The value that all have; null where they differ or one has none. */
const common = <T>(values: readonly (T | null)[]): T | null => (new Set(values).size === 1 ? (values[0] ?? null) : null)

const workersOf = (servers: readonly Servers[], role: string): number | null => {
  const own = servers.filter((one) => one.role.toLowerCase() === role)
  return own.length > 0 ? sum(own.map(({ count }) => count)) : null
}

/** Copies of one server; parts of a layout that are told apart are none. */
const copiesOf = (servers: readonly Servers[]): number | null => {
  const copies = sum(servers.map(({ count }) => count))
  return copies > 1 && servers.every(({ role }) => !/^(prefill|decode)$/i.test(role)) ? copies : null
}

const gpusOf = (servers: readonly Servers[]): number | null =>
  servers.length === 0 || servers.some(({ gpusEach }) => gpusEach === null)
    ? null
    : sum(servers.map(({ count, gpusEach }) => count * (gpusEach ?? 0)))

/** Lengths that were asked for; AIPerf's importer puts measured means there, and the others theirs where nothing was. */
const nominalAt = (record: RawRecord, side: 'input' | 'output'): Fact<number> | null => {
  const path = `scenario.load.standardized.${side}_seq_len`
  const value = positiveAt(record, `${path}.value`)
  const fixed = textAt(record, `${path}.distribution`) === 'fixed' && Number.isInteger(value?.value)
  return fixed && clientOf(record) !== 'aiperf' ? factIn(value) : null
}

const modelOf = (record: RawRecord, servers: readonly Servers[]): Fact<string> | null => {
  const paths = [
    'scenario.model.name',
    ...servers.map(({ path }) => path.replace(/accelerator(\.\d+)?$/, 'model.name')),
  ]
  const found = paths.flatMap((path) => factOf(textAt(record, path), path) ?? [])
  return found.find(({ value }) => !/^unknown$/i.test(value)) ?? null
}

/** Model, hardware and nominal lengths, each with its place. */
export const factsOf = (record: RawRecord): Facts => {
  const servers = serversOf(record)
  const where = servers[0]?.path ?? ''
  return knownFacts({
    model: modelOf(record, servers),
    gpu: factOf(common(servers.map(({ gpu }) => gpu)), `${where}.model`),
    gpus: factOf(gpusOf(servers), servers.map(({ path }) => `${path}.count`).join(' + ')),
    tensorParallel: factOf(common(servers.map(({ tensorParallel }) => tensorParallel)), `${where}.parallelism.tp`),
    dataParallel: factOf(copiesOf(servers), servers.map(({ path }) => path).join(', ')),
    prefillWorkers: factOf(workersOf(servers, 'prefill'), `${where} …`),
    decodeWorkers: factOf(workersOf(servers, 'decode'), `${where} …`),
    inputTokens: nominalAt(record, 'input'),
    outputTokens: nominalAt(record, 'output'),
  })
}

/** What stands before the servers: components without accelerators, such as a router, with the hash of how it was set up. */
const routersOf = (record: RawRecord): readonly string[] =>
  (asList(valueAt(record, stack)) ?? []).flatMap((_, i) => {
    const path = `${stack}.${i}`
    const tool = textAt(record, `${path}.standardized.tool`)
    if (tool === null || valueAt(record, `${path}.standardized.accelerator`) !== undefined) return []
    const parts = [tool, textAt(record, `${path}.standardized.tool_version`), textAt(record, `${path}.metadata.cfg_id`)]
    return [parts.filter((part) => part !== null).join(' ')]
  })

const enginePaths = ['scenario.stack.0.standardized.tool_version', 'scenario.platform.engine.0.name']

/** The client, the image of the engine, and a router. */
export const settingsOf = (record: RawRecord): Readonly<Record<string, string>> => {
  const routers = routersOf(record).join(', ')
  return textsOf([
    ['load_tool', clientNameOf(record)],
    ['image', enginePaths.map((path) => textAt(record, path)).find((name) => name !== null)],
    ['router', routers],
  ])
}

/** Milliseconds since 1970 or a date, as ISO 8601; the end of the run where it is told. */
export const dateOf = (record: RawRecord): string | null => {
  const text = textAt(record, 'run.time.end') ?? textAt(record, 'run.time.start')
  const seconds = asNumber(valueAt(record, 'metrics.time.stop') ?? valueAt(record, 'metrics.time.start'))
  return text ?? instantOf(seconds)
}
