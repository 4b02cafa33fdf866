import { parentPort } from 'node:worker_threads'
import type { Drawn } from './draw.ts'
import { drawText, loadDrawing } from './svg.ts'

/* A thread that says when it has loaded, and draws charts one after the other, in the order in which it was asked. */

const answerOf = async (text: string): Promise<Drawn> => {
  try {
    return { svg: await drawText(text) }
  } catch (error) {
    return { error }
  }
}

const send = (drawn: Drawn) => parentPort?.postMessage(drawn, [])

let last: Promise<unknown> = loadDrawing().then(() => send({ svg: '' }))

parentPort?.on('message', (text: string) => {
  last = last.then(async () => send(await answerOf(text)))
})
