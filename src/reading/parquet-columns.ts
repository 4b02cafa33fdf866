import { stat } from 'node:fs/promises'
import type { Worker } from 'node:worker_threads'
import type { ParquetAsked, ParquetTold } from './parquet-values.ts'
import { startThread } from './start-thread.ts'

/** What a thread may hold of values, in MB. */
const heap = 1536

/** Milliseconds that a file may take: as long as a slow machine needs, and no longer. */
const patienceFor = (bytes: number): number => 15_000 + bytes / 250

const broken = (reason: string): ParquetTold => ({ kind: 'broken', reason })

const threadFor = (asked: ParquetAsked): Worker =>
  startThread(import.meta.url, 'parquet-worker', {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: heap },
    env: {},
  })

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : error.message)

/** The answers of a thread in order, up to the first file that it did not survive, which is broken. */
const answersOf = async (asked: ParquetAsked, patience: number): Promise<readonly ParquetTold[]> =>
  new Promise((resolve) => {
    const thread = threadFor(asked)
    const answers: ParquetTold[] = []
    const end = (reason: string): void => {
      clearTimeout(clock)
      resolve(answers.length < asked.paths.length ? [...answers, broken(reason)] : answers)
    }
    const clock = setTimeout(() => (end('time'), void thread.terminate()), patience)
    thread.on('message', (answer: ParquetTold) => {
      answers.push(answer)
      clock.refresh()
      if (answers.length === asked.paths.length) end('')
    })
    thread.on('error', (error) => end(codeOf(error)))
    thread.on('exit', () => end('exit'))
  })

const sizeOf = async (path: string): Promise<number> => stat(path).then(({ size }) => size)

/**
 * The columns of Parquet files. They are read in a thread of its own, with a limit of memory and time: what a file says of its
 * own size is not to be believed. Rejects only where a file cannot be looked at.
 */
export const parquetTables = async (asked: ParquetAsked): Promise<readonly ParquetTold[]> => {
  const sizes = await Promise.all(asked.paths.map(sizeOf))
  const told: ParquetTold[] = []
  while (told.length < asked.paths.length) {
    const paths = asked.paths.slice(told.length)
    told.push(...(await answersOf({ ...asked, paths }, patienceFor(Math.max(...sizes)))))
  }
  return told
}
