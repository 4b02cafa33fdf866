import type { Engine, Patience, Replay, Requests, Sending } from './engine.ts'
import { clear, tally } from './histogram.ts'
import { clearStep, endAt, hasRoom, idleServer, nextSent, type Server, stallIn, stepsToEnding } from './server.ts'

/**
 * Requests on a model server, first in, first out. Decode steps between two events pass in one go, so that
 * the work grows with requests and not with their tokens. Gaps count once `warmUp` requests have begun. Null if
 * patience ends.
 */
export function replay(
  engine: Engine,
  requests: Requests,
  sending: Sending,
  patience: Patience | null = null,
  warmUp = 0,
): Replay | null {
  const count = requests.steps.length
  const concurrency = 'times' in sending ? count : sending.concurrency
  const sent = 'times' in sending ? sending.times : new Float64Array(count).fill(Infinity).fill(0, 0, concurrency)
  const server = idleServer(engine, requests, sent)
  let [answered, judged, late, warm] = [0, warmUp, 0, warmUp === 0]
  while (server.finished < count) {
    advance(server)
    for (; answered < server.finished; answered += 1)
      if (answered + concurrency < count) sent[answered + concurrency] = server.now
    if (!warm && server.head >= warmUp) {
      clear(server.gaps)
      warm = true
    }
    if (patience === null) continue
    for (; judged < server.head; judged += 1) if ((server.ttfts[judged] ?? 0) > patience.ttft) late += 1
    if (late > patience.most) return null
  }
  return { ttfts: server.ttfts, latencies: server.latencies, gaps: server.gaps, end: server.now }
}

function advance(server: Server): void {
  if (prefillStep(server)) return
  if (server.decoding > 0) decodeRun(server)
  else server.now = nextSent(server)
}

/**
 * Decode steps until one ends a request or the head of the queue can be prefilled. They take the same time, so
 * that they count as one value.
 */
function decodeRun(server: Server): void {
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
function finishDecodeStep(server: Server): void {
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

/** One step that prefills what waits; false, and no time passes, if nothing can be prefilled. */
function prefillStep(server: Server): boolean {
  const { perToken, budget, prefillFirst, together = 0 } = server.engine
  const from = server.head
  const shared = prefillFirst ? 0 : server.decoding
  const tokens = takePrompts(server, budget - shared)
  if (tokens === 0) return false
  const beside = Math.round(Math.max(shared, Math.min(shared + tokens, together)))
  const step = server.stepTimes[Math.min(server.stepTimes.length - 1, beside)] ?? 0
  server.now += step + perToken * tokens + stallIn(server.stalls, server.engine)
  if (shared > 0) finishDecodeStep(server)
  else if (server.decoding === 0) server.lastDecode = server.now
  if (server.head > from) startDecoding(server, from)
  return true
}

function takePrompts(server: Server, room: number): number {
  let tokens = 0
  while (tokens < room && nextSent(server) <= server.now) {
    if (!server.admitted && !admit(server)) break
    const chunk = Math.min(server.left, room - tokens)
    tokens += chunk
    server.left -= chunk
    if (server.left > 0) break
    server.head += 1
    server.admitted = false
    server.left = server.requests.prompts[server.head] ?? 0
  }
  return tokens
}

function admit(server: Server): boolean {
  if (!hasRoom(server)) return false
  server.running += 1
  server.held += server.requests.sizes[server.head] ?? 0
  server.admitted = true
  return true
}

function startDecoding(server: Server, from: number): void {
  const { now, head, decoded, requests, sent, ttfts, endings } = server
  for (let request = from; request < head; request += 1) {
    ttfts[request] = now - (sent[request] ?? 0)
    endAt(endings, decoded + (requests.steps[request] ?? 1), request)
  }
  server.decoding += head - from
  server.fresh[server.freshSteps] = now
  server.freshCounts[server.freshSteps] = head - from
  server.freshSteps += 1
}
