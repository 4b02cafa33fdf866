import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { Stored } from '../../maths/long-list.ts'
import { startThread } from '../start-thread.ts'
import { openPlaces, readerOf } from './places.ts'
import type { Places, Told } from './told.ts'

/** Numbers that files are kept of in memory, eight bytes each; what is beyond lies on the disk. */
const mostInMemory = 6_000_000

const mostThreads = 2

/** Files stay open when the thread that opened them ends. */
const started = (): Worker =>
  startThread(import.meta.url, 'dump-thread', {
    trackUnmanagedFds: false,
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 },
  })

/** Threads that read dumps, two at most. */
export interface Threads {
  /** What a file is. Rejects with what a thread ended by. */
  readonly scan: (path: string) => Promise<Told>
  /** Reads those numbers of dumps that are not in memory. */
  readonly read: Stored['read']
  /** Ends them, whatever they are doing. */
  readonly end: () => Promise<void>
}

const answerOf = async (thread: Worker, path: string, places: Places): Promise<Told> =>
  new Promise((resolve, reject) => {
    const ended = (code: number): void => reject(Object.assign(new Error('thread'), { code: `THREAD_EXIT_${code}` }))
    thread.once('error', reject)
    thread.once('exit', ended)
    thread.once('message', (told: Told) => {
      thread.off('error', reject)
      thread.off('exit', ended)
      resolve(told)
    })
    thread.postMessage({ path, places }, [])
  })

export const openThreads = (mostNumbers = mostInMemory, start = started): Threads => {
  const places = openPlaces(mostNumbers)
  const all: Worker[] = []
  const idle: Worker[] = []
  const waiting: (() => void)[] = []
  let running = 0
  const most = Math.min(mostThreads, availableParallelism())
  const free = async (): Promise<Worker> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    return idle.pop() ?? all[all.push(start()) - 1]!
  }
  return {
    read: readerOf(places),
    scan: async (path) => {
      const thread = await free()
      try {
        const told = await answerOf(thread, path, places)
        idle.push(thread)
        return told
      } catch (error) {
        void thread.terminate()
        throw error
      } finally {
        running -= 1
        waiting.shift()?.()
      }
    },
    end: async () => {
      waiting.splice(0)
      await Promise.all(all.splice(0).map(async (thread) => thread.terminate()))
    },
  }
}
