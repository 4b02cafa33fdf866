import type { Engine, Patience, Replay, Requests, Sending } from './engine.ts'
import { clear, tally } from './histogram.ts'
import { gamma, seededRandom } from './random.ts'
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
  const clients = clientsOf(sending, count, engine.delay ?? 0)
  const server = idleServer(engine, requests, clients.sent)
  let [answered, judged, late, warm] = [0, warmUp, 0, warmUp === 0]
  while (server.finished < count) {
    advance(server)
    for (; answered < server.finished; answered += 1) sendAgain(clients, server.now)
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

/** Those who send, in order of sending. */
interface Clients {
  /** Infinity for what is not known yet. */
  readonly sent: Float64Array
  known: number
  /** Seconds from an answer to the next request; null: nobody waits for an answer. */
  readonly pause: (() => number) | null
}

const THINKING = 30

/** Each of a population first thinks: the times are those of the first of so many. All send `delay` seconds before they are received. */
function clientsOf(sending: Sending, count: number, delay: number): Clients {
  if ('times' in sending) return { sent: sending.times, known: count, pause: null }
  const { concurrency, thinkTime = 0 } = sending
  const next = seededRandom(THINKING)
  const thinking = thinkTime === 0 ? () => 0 : () => thinkTime * gamma(1, next)
  const sent = new Float64Array(count).fill(Infinity)
  const known = Math.min(count, concurrency)
  for (let i = 0, time = 0; i < known; i += 1) sent[i] = time += thinking() / (concurrency - i)
  return { sent, known, pause: () => delay + thinking() }
}

/** Who has an answer since `now` sends again after a pause. */
function sendAgain(clients: Clients, now: number): void {
  const { sent, known, pause } = clients
  if (pause === null) return
  const time = now + pause()
  const place = placeOf(time, sent, known)
  if (place < known) sent.copyWithin(place + 1, place, known)
  if (place < sent.length) sent[place] = time
  clients.known = Math.min(sent.length, known + 1)
}

/** After all of the first `known` that are no later. */
function placeOf(time: number, sent: Float64Array, known: number): number {
  let [from, to] = [0, known]
  if (known === 0 || sent[known - 1]! <= time) return known
  while (from < to) {
    const middle = (from + to) >> 1
    if (sent[middle]! <= time) from = middle + 1
    else to = middle
  }
  return from
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
  const { endings, engine, latencies, sent, requests, decoded } = server
  let request = endings.first[decoded & endings.mask] ?? -1
  if (request < 0) return
  for (; request >= 0; request = endings.next[request] ?? -1) {
    latencies[request] = server.now - (sent[request] ?? 0) + (engine.delay ?? 0)
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
    if (server.head < server.sent.length) server.left = server.requests.prompts[server.head]!
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
  const { engine, now, head, decoded, requests, sent, ttfts, endings } = server
  for (let request = from; request < head; request += 1) {
    ttfts[request] = now - (sent[request] ?? 0) + (engine.delay ?? 0)
    endAt(endings, decoded + (requests.steps[request] ?? 1), request)
  }
  server.decoding += head - from
  server.fresh[server.freshSteps] = now
  server.freshCounts[server.freshSteps] = head - from
  server.freshSteps += 1
}
