import type { Question, Reply } from './messages.ts'

/** A part of the page that its markup has. */
export const element = (id: string): HTMLElement => document.getElementById(id)!

/** Starts a worker from the program of the page, and gives what asks it. */
export const startWorker = (onReply: (reply: Reply) => void): ((question: Question) => void) => {
  const program = new Blob([element('program').textContent ?? ''], { type: 'text/javascript' })
  const worker = new Worker(URL.createObjectURL(program))
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => onReply(data))
  worker.addEventListener('error', ({ message }) => onReply({ kind: 'broken', id: Infinity, text: message }))
  return (question) =>
    worker.postMessage(question, {
      transfer: question.kind === 'files' ? question.files.map(({ bytes }) => bytes) : [],
    })
}
