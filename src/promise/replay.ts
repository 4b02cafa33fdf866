import { clientOf } from './client.ts'
import { decodeRun } from './decode.ts'
import type { Engine, Patience, Replay, Requests, Sending } from './engine.ts'
import { clear } from './histogram.ts'
import { prefillStep } from './prefill.ts'
import { idleServer, nextSent, type Server } from './server.ts'

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
  const client = clientOf(sending, count)
  const server = idleServer(engine, requests, client.sent)
  let [judged, late, warm] = [warmUp, 0, warmUp === 0]
  while (server.finished < count) {
    advance(server)
    client.follow(server)
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
