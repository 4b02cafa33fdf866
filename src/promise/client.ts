import type { Sending } from './engine.ts'
import type { Server } from './server.ts'

/** Who sends. `sent` is when each request is sent, Infinity while that is open. */
export interface Client {
  readonly sent: Float64Array
  /** To be told whenever time has passed. */
  readonly follow: (server: Server) => void
}

export function clientOf(sending: Sending, count: number): Client {
  if ('times' in sending) return { sent: sending.times, follow: () => {} }
  return closedLoop(sending.concurrency, count)
}

/** Whoever got an answer sends the next request. */
function closedLoop(concurrency: number, count: number): Client {
  const sent = new Float64Array(count).fill(Infinity).fill(0, 0, Math.min(count, concurrency))
  let answered = 0
  return {
    sent,
    follow: ({ finished, now }) => {
      for (; answered < finished; answered += 1) {
        if (answered + concurrency < count) sent[answered + concurrency] = now
      }
    },
  }
}
