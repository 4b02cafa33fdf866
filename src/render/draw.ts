import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { TopLevelSpec } from 'vega-lite'
import { drawText } from './svg.ts'

/** Draws a chart, as `renderSvg` does. */
export type Draw = (spec: TopLevelSpec, idPrefix: string) => Promise<string>

/** What a thread answers to the text of a chart. */
export type Drawn = { readonly svg: string } | { readonly error: unknown }

interface Wish {
  /** Of the text of the chart, which tells about how long it takes. */
  readonly length: number
  readonly resolve: (svg: string) => void
  readonly reject: (reason: unknown) => void
}

interface Thread {
  readonly worker: Worker
  /** In the order in which the thread answers. */
  readonly wishes: Wish[]
}

/** Absent where konkyo runs from its sources: charts are drawn without threads there. */
const program = new URL('./drawing-thread.js', import.meta.url)
const hasProgram = existsSync(program)

/** So much text of charts takes as long as another thread needs to load Vega, a few times over. */
const textPerThread = 600_000
const threads: Thread[] = []

/** A thread that nobody waits for does not keep the program from ending. */
const answer = (thread: Thread, drawn: Drawn): void => {
  const wish = thread.wishes.shift()
  if (thread.wishes.length === 0) thread.worker.unref()
  if ('svg' in drawn) wish?.resolve(drawn.svg)
  else wish?.reject(drawn.error)
}

const lost = (thread: Thread, reason: unknown): void => {
  threads.splice(0, threads.length, ...threads.filter((one) => one !== thread))
  for (const { reject } of thread.wishes.splice(0)) reject(reason)
}

/** What a thread answers without being asked, as soon as it has loaded what it needs: a program that ends before may crash by it. */
const loading: Wish = { length: 0, resolve: () => undefined, reject: () => undefined }

const startThread = (): Thread => {
  const worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: 64 } })
  const thread: Thread = { worker, wishes: [loading] }
  worker.on('message', (drawn: Drawn) => answer(thread, drawn))
  worker.on('error', (reason) => lost(thread, reason))
  worker.on('exit', (code) => lost(thread, new Error(`the thread that draws charts ended with ${code}`)))
  threads.push(thread)
  return thread
}

/** Begins to load what drawing needs while the charts are not known yet. */
export const prepareDrawing = (): void => {
  if (hasProgram && threads.length === 0) startThread()
}

const load = ({ wishes }: Thread): number => wishes.reduce((sum, { length }) => sum + length, 0)

const idlest = (): Thread => {
  const [first = startThread()] = threads.toSorted((a, b) => load(a) - load(b))
  const isBusy = load(first) >= textPerThread && threads.length < availableParallelism() - 1
  return isBusy ? startThread() : first
}

const drawBeside = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const thread = idlest()
    thread.wishes.push({ length: text.length, resolve, reject })
    thread.worker.ref()
    thread.worker.postMessage(text, [])
  })

/** Charts drawn beside other work, which has a processor of its own; the same chart once. */
export const drawnOnce = (): Draw => {
  const drawn = new Map<string, Promise<string>>()
  return (spec, idPrefix) => {
    const text = JSON.stringify([spec, idPrefix])
    const known = drawn.get(text) ?? (hasProgram ? drawBeside(text) : drawText(text))
    drawn.set(text, known)
    return known
  }
}
