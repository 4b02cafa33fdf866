import type { Arrivals, Engine, Workload } from '../../simulator/model.ts'

type Running = { readonly id: number; readonly input: number; readonly output: number; done: number; tokens: number[] }

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

const admitted = (engine: Engine, running: readonly Running[], next: Running): boolean =>
  running.length < engine.maxSequences &&
  sum([...running, next].map(({ input, output }) => input + output)) <= engine.kvTokens

const prefillStep = (engine: Engine, running: Running[], waiting: Running[]): number => {
  const prefilling = (one: Running) => one.done < one.input
  const decodes = engine.scheduling === 'chunked' ? running.filter((one) => !prefilling(one)).length : 0
  let [budget, tokens] = [engine.maxBatchedTokens - decodes, 0]
  for (;;) {
    if (budget > 0 && !running.some(prefilling) && waiting[0] && admitted(engine, running, waiting[0]))
      running.push(waiting.shift()!)
    const one = running.find(prefilling)
    if (!one || budget === 0) return tokens
    const chunk = Math.min(budget, one.input - one.done)
    one.done += chunk
    budget -= chunk
    tokens += chunk
  }
}

/** The same server the slow way: every sequence keeps its own token times. Without jitter. */
export const tokenTimes = (engine: Engine, workload: Workload, arrivals: Arrivals): number[][] => {
  const requests = Array.from(workload.inputTokens, (input, id): Running => {
    return { id, input, output: workload.outputTokens[id]!, done: 0, tokens: [] }
  })
  const waiting: Running[] = []
  let running: Running[] = []
  let [now, sent] = [0, 0]
  for (;;) {
    for (; arrivals.next() <= now; arrivals.send()) waiting.push(requests[sent++]!)
    const decodes = running.filter(({ done, input }) => done === input)
    const before = running.length
    const prefilled = prefillStep(engine, running, waiting)
    const active = engine.scheduling === 'prefill-first' && prefilled > 0 ? [] : decodes
    if (active.length === 0 && prefilled === 0) {
      if (arrivals.next() === Infinity) return requests.map(({ tokens }) => tokens)
      now = arrivals.next()
      continue
    }
    const resident = sum(running.map(({ done, tokens }) => done + Math.max(0, tokens.length - 1)))
    const { base, perSequence, perPrefillToken, perResidentToken, perAdmission } = engine.cost
    now += base + perSequence * active.length + perPrefillToken * prefilled
    now += perResidentToken * resident + perAdmission * (running.length - before)
    const fresh = running.filter(({ done, input, tokens }) => done === input && tokens.length === 0)
    for (const { tokens } of [...active, ...fresh]) tokens.push(now)
    const ended = running.filter(({ tokens, output }) => tokens.length === output)
    running = running.filter((one) => !ended.includes(one))
    for (const _ of ended) arrivals.finish(now)
  }
}
