import { existsSync, statSync, readFileSync } from 'node:fs'
import { dirname, relative, extname, resolve } from 'node:path'
import type { FSWatcher } from 'chokidar'
import type { Making } from './batch-hands.ts'
import { pass, type PassOrder } from './batch-pass.ts'
import { summaryOf, type LazyTeller, type Teller } from './batch-events.ts'
import type { World } from './index.ts'
import { recordedOf } from '../freshness/check.ts'
import { createDisk } from '../freshness/disk.ts'
import { type Plan, plansAt } from './batch-plans.ts'

/** All files that documents rest on, with their stamps; and the places where more may land. */
export interface Seen {
  readonly stamps: ReadonlyMap<string, string>
  readonly places: readonly string[]
}

/** What a plan names, as its documents tell it, or else the plan itself. */
const namedBy = async (plan: Plan, order: PassOrder, { inputsOf }: Making): Promise<readonly string[]> => {
  const recorded = recordedOf(plan.file, { disk: createDisk(order.root), root: order.root, program: order.program })
  return typeof recorded === 'string' ? inputsOf(plan) : [...recorded.basis.inputs.paths, ...recorded.basis.look.paths]
}

/** The part of a path before its first glob. */
const base = (path: string): string => path.split(/[*?{[(!]/)[0]!.replace(/[^/\\]*$/, '') || '.'

/** What there is now. Nothing is read but plans and manifests. */
export const seenNow = async (order: PassOrder, making: Making): Promise<Seen> => {
  const disk = createDisk(order.root)
  const plans = await plansAt(order.paths, order.cwd).catch(() => [])
  const stamps = new Map<string, string>()
  const places = new Set(order.paths.map((path) => resolve(order.cwd, /[*?{[(]/.test(path) ? base(path) : path)))
  for (const plan of plans) {
    const from = dirname(plan.file)
    const named = await namedBy(plan, order, making)
    for (const path of named) places.add(resolve(from, /[*?{[(!]/.test(path) ? base(path) : path))
    for (const file of [plan.file, ...(await disk.files(named, from))]) stamps.set(file, disk.stamp(file) ?? '')
  }
  return { stamps, places: [...places] }
}

/** Files that are there and are not what they were. */
export const changedSince = (before: Seen, now: Seen): readonly string[] =>
  [...now.stamps].filter(([file, stamp]) => before.stamps.get(file) !== stamp).map(([file]) => file)

/** Whether anything is other than it was: new, gone, or another. */
export const isOther = (before: Seen, now: Seen): boolean =>
  changedSince(before, now).length > 0 || [...before.stamps.keys()].some((file) => !now.stamps.has(file))

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Beyond this a file is not parsed to see whether it ends. */
const largestParsed = 20_000_000

const endsWhole: Readonly<Record<string, (text: string) => boolean>> = {
  '.json': (text) => (text.length > largestParsed ? /[}\]]\s*$/.test(text.slice(-1000)) : parses(text)),
  '.jsonl': (text) => parses(text.trimEnd().split('\n').at(-1) ?? ''),
}

/** Whether a file is written to its end, as far as its kind can tell: JSON stops where it began. */
export const isWhole = (file: string): boolean => {
  const test = endsWhole[extname(file).toLowerCase().replace('.ndjson', '.jsonl')]
  try {
    return !test || test(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch {
    return true
  }
}

/** A file that did not change for so long is written. */
const quietMs = 1000

/** How long a file is waited for that is not whole, or does not come to rest. */
const patienceMs = 30_000

/** Where a file system tells of no change, as some on a network, one is found by looking. */
const lookMs = 10_000

/** Rings when something happens; waiting ends then, or after a time. Time is that of timers, which no change of the clock moves. */
interface Alarm {
  readonly ring: () => void
  readonly wait: (ms: number) => Promise<void>
}

const createAlarm = (): Alarm => {
  let [isRung, wake] = [false, (): void => undefined]
  return {
    ring: () => {
      isRung = true
      wake()
    },
    wait: (ms) =>
      new Promise((done) => {
        const timer = setTimeout(() => wake(), isRung ? 0 : ms)
        wake = () => {
          clearTimeout(timer)
          isRung = false
          done()
        }
      }),
  }
}

/** The folder itself, or the nearest there is above it: it may come. */
const folderAt = (path: string): string => {
  if (existsSync(path)) return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path)
  return dirname(path) === path ? path : folderAt(dirname(path))
}

/** Rings at any event in the folders. Only folders are watched, as each tells of its files. */
const watchFolders = async (places: readonly string[], ring: () => void): Promise<FSWatcher> => {
  const { watch } = await import('chokidar')
  const folders = [...new Set(places.filter((place) => existsSync(place)).map(folderAt))]
  const watcher = watch(folders, {
    ignoreInitial: true,
    ignored: (path, found) => found?.isFile() === true || /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(path),
  })
  watcher.on('raw', ring).on('all', ring).on('error', ring)
  await new Promise<void>((ready) => {
    watcher.once('ready', ready)
    setTimeout(ready, patienceMs).unref()
  })
  return watcher
}

interface Watch {
  readonly order: PassOrder
  readonly making: Making
  readonly world: World
  readonly teller: Teller
  readonly alarm: Alarm
}

/** A time, however often the alarm rings; over when the watch is. */
const pause = async (ms: number, { order, alarm }: Watch): Promise<void> => {
  const end = performance.now() + ms
  while (!order.isOver() && performance.now() < end) await alarm.wait(end - performance.now())
}

/** Waits until what changed since is at rest and whole, or has been waited for long enough. */
const rested = async (before: Seen, watch: Watch): Promise<void> => {
  const { order, making, world, teller } = watch
  const start = performance.now()
  let [last, told] = [await seenNow(order, making), '']
  while (!order.isOver()) {
    await pause(quietMs, watch)
    const now = await seenNow(order, making)
    const moving = new Set(changedSince(last, now))
    const open = changedSince(before, now).filter((file) => moving.has(file) || !isWhole(file))
    if (open.length === 0 && !isOther(last, now)) return
    const [files, seconds] = [open.map((file) => relative(world.cwd, file)), (performance.now() - start) / 1000]
    if (seconds * 1000 > patienceMs) return teller.tell({ event: 'incomplete', files, seconds })
    if (files.length > 0 && String(files) !== told) teller.tell({ event: 'waiting', files })
    told = String(files)
    last = now
  }
}

/** Waits until something is other than it was, and has come to rest. */
const changed = async (before: Seen, watch: Watch): Promise<void> => {
  const { order, making, alarm } = watch
  while (!order.isOver()) {
    if (isOther(before, await seenNow(order, making))) return rested(before, watch)
    await alarm.wait(lookMs)
  }
}

/** One pass over all, and what it saw before. */
const round = async (isFirst: boolean, { order, making, teller }: Watch): Promise<Seen> => {
  const start = performance.now()
  const seen = await seenNow(order, making)
  const outcomes = await pass(order, making)
  await making.close()
  const summary = summaryOf(outcomes, start)
  if (isFirst || summary.made + summary.failed > 0) teller.tell(summary)
  return seen
}

/** Stays, and makes documents anew as files land, until somebody ends it. */
export const watchPlans = async (
  order: PassOrder,
  making: Making,
  world: World,
  teller: LazyTeller,
): Promise<number> => {
  await teller.ready()
  const alarm = createAlarm()
  const over = new AbortController()
  const isOver = (): boolean => over.signal.aborted
  world.onStop(() => {
    if (isOver()) return
    over.abort()
    teller.tell({ event: 'stopping' })
    alarm.ring()
  })
  const watching: Watch = { order: { ...order, isOver }, making, world, teller, alarm }
  for (let isFirst = true; !isOver(); isFirst = false) {
    const watcher = await watchFolders((await seenNow(order, making)).places, alarm.ring)
    try {
      const seen = await round(isFirst, watching)
      if (!isOver()) teller.tell({ event: 'waiting', files: [] })
      await changed(seen, watching)
    } finally {
      await watcher.close()
    }
  }
  return 0
}
