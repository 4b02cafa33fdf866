import { nobodyDue } from './due.ts'
import type { Population, Sending } from './engine.ts'
import { exponential, luck } from './luck.ts'
import type { Server } from './server.ts'

/** Who sends. `sent` is when each request is sent, Infinity while that is open. */
export interface Client {
  readonly sent: Float64Array
  /** To be told whenever time has passed. */
  readonly follow: (server: Server) => void
}

export function clientOf(sending: Sending, count: number): Client {
  if ('times' in sending) return { sent: sending.times, follow: () => {} }
  return 'concurrency' in sending ? closedLoop(sending.concurrency, count) : population(sending, count)
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

/** Whoever got an answer thinks for an exponential time first. */
function population({ users, thinkTime, start, seed }: Population, count: number): Client {
  const [due, next] = [nobodyDue(), luck(seed)]
  for (let user = 0; user < users; user += 1) {
    due.add(start === null ? thinkTime * exponential(next) : start * next())
  }
  const sent = new Float64Array(count).fill(Infinity)
  sent[0] = due.first()
  let [answered, asked] = [0, 0]
  return {
    sent,
    follow: ({ finished, now, head }) => {
      for (; answered < finished; answered += 1) due.add(now + thinkTime * exponential(next))
      for (; asked < count && due.first() <= now; asked += 1) {
        sent[asked] = due.first()
        due.drop()
      }
      if (asked === head && asked < count) sent[asked] = due.first()
    },
  }
}
