import { clearStep, stepsToEnding } from './endings.ts'
import { tally } from './histogram.ts'
import { hasRoom, nextSent, type Server } from './server.ts'
import { stallIn } from './stalls.ts'

/**
 * Decode steps until one ends a request or the head of the queue can be prefilled. They take the same time, so
 * that they count as one value.
 */
export function decodeRun(server: Server): void {
  const before = server.finished
  const step = server.stepTimes[server.decoding] ?? 0
  server.now += step + stallIn(server.stalls, server.engine)
  finishDecodeStep(server)
  if (server.finished > before || server.decoding === 0) return
  const wake = hasRoom(server) ? nextSent(server) : Infinity
  if (wake <= server.now) return
  const quiet = Math.min(
    stepsToEnding(server.endings, server.decoded) - 1,
    Math.ceil((wake - server.now) / step),
    Math.ceil(server.stalls.left) - 1,
  )
  if (quiet <= 0) return
  server.now += quiet * step
  server.decoded += quiet
  server.stalls.left -= quiet
  server.lastDecode = server.now
  tally(server.gaps, step, quiet * server.decoding)
}

/** Every request that decoded got a token now; those that began since the last step have a gap of their own. */
export function finishDecodeStep(server: Server): void {
  const { fresh, freshCounts, gaps, now } = server
  let began = 0
  for (let i = 0; i < server.freshSteps; i += 1) {
    const count = freshCounts[i] ?? 0
    began += count
    tally(gaps, now - (fresh[i] ?? 0), count)
  }
  server.freshSteps = 0
  if (server.decoding > began) tally(gaps, now - server.lastDecode, server.decoding - began)
  server.lastDecode = now
  server.decoded += 1
  release(server)
}

function release(server: Server): void {
  const { endings, latencies, sent, requests, decoded } = server
  let request = endings.first[decoded & endings.mask] ?? -1
  if (request < 0) return
  for (; request >= 0; request = endings.next[request] ?? -1) {
    latencies[request] = server.now - (sent[request] ?? 0)
    server.held -= requests.sizes[request] ?? 0
    server.running -= 1
    server.decoding -= 1
    server.finished += 1
  }
  clearStep(endings, decoded)
}
