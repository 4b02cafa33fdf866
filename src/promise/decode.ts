import { hasRoom, nextSent, type Server, tally } from './server.ts'

/**
 * Decode steps until one ends a request or the head of the queue can be prefilled. They take the same time, so
 * that they count as one value.
 */
export function decodeRun(server: Server): void {
  const { base, perSequence } = server.engine
  const step = base + perSequence * server.decoding
  const wake = hasRoom(server) ? nextSent(server) : Infinity
  server.now += step
  finishDecodeStep(server)
  let quiet = 0
  while (server.decoding > 0 && server.now < wake && endsAfter(server) < 0) {
    server.now += step
    server.decoded += 1
    quiet += 1
  }
  tally(server, step, quiet * server.decoding)
  if (quiet > 0) server.lastDecode = server.now
}

/** Every request that decoded got a token now; those that began since the last step have a gap of their own. */
export function finishDecodeStep(server: Server): void {
  tally(server, server.now - server.lastDecode, server.decoding - server.fresh.length)
  for (const first of server.fresh) tally(server, server.now - first, 1)
  server.fresh = []
  server.lastDecode = server.now
  server.decoded += 1
  release(server)
}

function endsAfter({ ending, decoded }: Server): number {
  return ending[(decoded + 1) % ending.length] ?? -1
}

function release(server: Server): void {
  const place = server.decoded % server.ending.length
  for (let request = server.ending[place] ?? -1; request >= 0; request = server.next[request] ?? -1) {
    server.latencies[request] = server.now - (server.sent[request] ?? 0)
    server.held -= server.requests.sizes[request] ?? 0
    server.running -= 1
    server.decoding -= 1
    server.finished += 1
  }
  server.ending[place] = -1
}
