import { clientOf } from './client.ts'
import { decodeRun } from './decode.ts'
import type { Engine, Patience, Replay, Requests, Sending } from './engine.ts'
import { prefillStep } from './prefill.ts'
import { idleServer, nextSent, type Server } from './server.ts'

/**
 * Requests on a model server, first in, first out. Decode steps between two events pass in one go, so that
 * the work grows with requests and not with their tokens. Null if patience ends.
 */
export function replay(
  engine: Engine,
  requests: Requests,
  sending: Sending,
  patience: Patience | null = null,
): Replay | null {
  const count = requests.steps.length
  const client = clientOf(sending, count)
  const server = idleServer(engine, requests, client.sent)
  let [judged, late] = [0, 0]
  while (server.finished < count) {
    advance(server)
    client.follow(server)
    if (patience === null) continue
    for (; judged < server.head; judged += 1) if ((server.ttfts[judged] ?? 0) > patience.ttft) late += 1
    if (late > patience.most) return null
  }
  const gaps = { values: Float64Array.from(server.gaps), counts: Float64Array.from(server.counts) }
  return { ttfts: server.ttfts, latencies: server.latencies, gaps, end: server.now }
}

function advance(server: Server): void {
  if (prefillStep(server)) return
  if (server.decoding > 0) decodeRun(server)
  else server.now = nextSent(server)
}
