import { parentPort } from 'node:worker_threads'
import type { Drawn } from './draw.ts'
import { drawText, loadDrawing } from './svg.ts'

/* A thread that draws charts one after the other, and answers in the order in which it was asked. */

const answerOf = async (text: string): Promise<Drawn> => {
  try {
    return { svg: await drawText(text) }
  } catch (error) {
    return { error }
  }
}

let last: Promise<unknown> = loadDrawing()

parentPort?.on('message', (text: string) => {
  last = last.then(async () => parentPort?.postMessage(await answerOf(text), []))
})
