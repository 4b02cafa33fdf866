import { finishDecodeStep } from './decode.ts'
import { endAt } from './endings.ts'
import { hasRoom, nextSent, type Server } from './server.ts'
import { stallIn } from './stalls.ts'

/** One step that prefills what waits; false, and no time passes, if nothing can be prefilled. */
export function prefillStep(server: Server): boolean {
  const { perToken, budget, prefillFirst, together = 0 } = server.engine
  const from = server.head
  const shared = prefillFirst ? 0 : server.decoding
  const tokens = takePrompts(server, budget - shared)
  if (tokens === 0) return false
  const step = stepTime(server, Math.max(shared, Math.min(shared + tokens, together)))
  server.now += step + perToken * tokens + stallIn(server.stalls, server.engine)
  if (shared > 0) finishDecodeStep(server)
  else if (server.decoding === 0) server.lastDecode = server.now
  if (server.head > from) startDecoding(server, from)
  return true
}

function stepTime({ stepTimes }: Server, beside: number): number {
  return stepTimes[Math.min(stepTimes.length - 1, Math.round(beside))] ?? 0
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
