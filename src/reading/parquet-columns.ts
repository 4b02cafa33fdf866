import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { ParquetAsked, ParquetTold } from './parquet-values.ts'

/** What a thread may hold of values, in MB. */
const heap = 1536

/** Milliseconds that a file may take: as long as a slow machine needs, and no longer. */
const patience = (bytes: number): number => 15_000 + bytes / 250

const broken = (reason: string): ParquetTold => ({ kind: 'broken', reason })

const isBuilt = import.meta.url.endsWith('.js')
const program = new URL(isBuilt ? './parquet-worker.js' : './parquet-worker.ts', import.meta.url)

/** Run from the sources, a thread has to be told how to read them. */
const loader = `import('tsx/esm/api').then(({ tsImport }) => tsImport('${program.href}', '${program.href}'))`

const threadFor = (asked: ParquetAsked): Worker =>
  new Worker(isBuilt ? program : loader, {
    eval: !isBuilt,
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: heap },
    env: {},
  })

/** The first thing that a thread says, or how it ended without a word. */
const answerOf = async (thread: Worker, milliseconds: number): Promise<ParquetTold> =>
  new Promise((resolve) => {
    const clock = setTimeout(() => resolve(broken('time')), milliseconds)
    const end = (answer: ParquetTold): void => {
      clearTimeout(clock)
      resolve(answer)
    }
    thread.once('message', end)
    thread.once('error', (error) => end(broken('code' in error ? String(error.code) : error.message)))
    thread.once('exit', () => end(broken('exit')))
  })

/**
 * The columns of a Parquet file. It is read in a thread of its own, with a limit of memory and time: what a file says of its
 * own size is not to be believed. Rejects only where the file cannot be looked at.
 */
export const parquetColumns = async (asked: ParquetAsked): Promise<ParquetTold> => {
  const { size } = await stat(asked.path)
  const thread = threadFor(asked)
  try {
    return await answerOf(thread, patience(size))
  } finally {
    await thread.terminate()
  }
}
