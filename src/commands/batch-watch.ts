import { existsSync, statSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import type { FSWatcher } from 'chokidar'
import type { Making } from './batch-hands.ts'
import { pass, type PassOrder } from './batch-pass.ts'
import { changedSince, isOther, isWhole, type Seen, seenNow } from './batch-seen.ts'
import { summaryOf, type LazyTeller, type Teller } from './batch-events.ts'
import type { World } from './index.ts'

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
      new Promise((resolve) => {
        const timer = setTimeout(() => wake(), isRung ? 0 : ms)
        wake = () => {
          clearTimeout(timer)
          isRung = false
          resolve()
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
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve)
    setTimeout(resolve, patienceMs).unref()
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
