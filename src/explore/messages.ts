import type { ErrorCode, ErrorValues } from '../errors.ts'
import type { Report } from '../model/report.ts'

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

/** A file as the browser gave it: its path as `konkyo` would show it, and whether it was meant itself and not its folder. */
export interface GivenFile {
  readonly path: string
  readonly named: boolean
  readonly bytes: ArrayBuffer
}

/** What the page asks of its worker. */
export type Question =
  | { readonly kind: 'embedded'; readonly base64: string }
  | { readonly kind: 'files'; readonly files: readonly GivenFile[] }
  | { readonly kind: 'ask'; readonly id: number; readonly plan: string }

/** What can be said of a failure that the reader can mend. */
export interface Fault {
  readonly code: ErrorCode
  readonly values: ErrorValues
}

/**
 * What the worker says. verdicts: limits are judged, and what arrivals they carry is being replayed, so that nothing but
 * points and capacities of the report holds; whole: the report that the command line gives.
 */
export type Reply =
  | { readonly kind: 'ready'; readonly plan: string }
  | { readonly kind: 'answer'; readonly id: number; readonly stage: 'verdicts' | 'whole'; readonly report: Report }
  | { readonly kind: 'refused'; readonly id: number; readonly faults: readonly Fault[] }
  | { readonly kind: 'broken'; readonly id: number; readonly text: string }
