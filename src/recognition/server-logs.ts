import type { Facts } from '../model/fact.ts'
import type { Run } from '../model/run.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { folderOf } from '../model/source.ts'
import { factsFromPath } from '../series/facts.ts'
import { groupBy } from '../model/group-by.ts'
import type { Recognised } from './recognise.ts'

const shortName = (model: string): string => model.slice(model.lastIndexOf('/') + 1).toLowerCase()

const factsOf = (run: Run): Facts => ({ ...factsFromPath(run.path), ...run.stated })

/** Model and GPUs of a run, as far as its file and path tell. */
const layoutOf = (run: Run): string => {
  const { model, tensorParallel, gpus } = factsOf(run)
  return JSON.stringify([model && shortName(model.value), tensorParallel?.value ?? null, gpus?.value ?? null])
}

const contradicts = (run: Run, { model, labels }: Snapshot): boolean => {
  const told = factsOf(run)
  const otherModel = told.model && model !== null && shortName(told.model.value) !== shortName(model)
  const otherSize = told.tensorParallel && labels['tp'] && String(told.tensorParallel.value) !== labels['tp']
  return Boolean(otherModel) || Boolean(otherSize)
}

/** The server whose start the log of a folder tells, where it is one log, and the runs beside it are of one server. */
const serverOf = (snapshots: readonly Snapshot[], runs: readonly Run[]): Snapshot | null => {
  const [log, ...more] = snapshots.filter(({ tool }) => tool === 'serverLog')
  if (!log?.gauges.kvTokens || more.length > 0 || new Set(runs.map(layoutOf)).size > 1) return null
  return runs.some((run) => contradicts(run, log)) ? null : log
}

const withCache = (run: Run, { gauges, path }: Snapshot): Run => {
  const value = gauges.kvTokens!.value
  return { ...run, stated: { kvCacheTokens: { value, from: 'log', where: path }, ...run.stated } }
}

/** Runs with the size of the KV cache that the one server log in their folder tells, unless they state it themselves. */
export const withServerLogs = (all: readonly Recognised[]): readonly Recognised[] => {
  const snapshots = groupBy(
    all.flatMap((one) => one.snapshots ?? []),
    ({ path }) => folderOf(path),
  )
  if (snapshots.size === 0) return all
  const runs = groupBy(
    all.flatMap((one) => one.runs),
    ({ path }) => folderOf(path),
  )
  const servers = new Map([...snapshots].map(([folder, own]) => [folder, serverOf(own, runs.get(folder) ?? [])]))
  return all.map((one) => {
    const server = servers.get(folderOf(one.source.path))
    return server ? { ...one, runs: one.runs.map((run) => withCache(run, server)) } : one
  })
}
