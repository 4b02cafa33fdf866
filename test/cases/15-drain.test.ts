import { expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'

const lacking = { mean_e2el_ms: undefined, median_e2el_ms: undefined, std_e2el_ms: undefined, p99_e2el_ms: undefined }

/** 400 requests on so many slots, of which a share is in flight on average; no E2EL, as the tool's default has it. */
const level = (concurrency: number, held: number, extra = {}) => {
  const times = { ttft: 400, tpot: 16, outputTokens: 221 }
  const rate = (held * concurrency) / (0.4 + 0.016 * 220)
  return vllmRecord({ concurrency, prompts: 400, rate, ...times }, { ...lacking, ...extra })
}

const asked = async (last: Readonly<Record<string, unknown>>) => {
  const { series, findings, runs } = await ask({ 'c32.json': level(32, 0.98), 'c128.json': last })
  const top = runs.find(({ load }) => load.concurrency === 128)!.id
  const told = findings.filter(({ id, run }) => run === top && ['V03', 'V05'].includes(id))
  return { limit: series[0]!.capacity.maxConcurrency, told: told.map(({ id, reason }) => `${id} ${reason}`).toSorted() }
}

it('says of a level with 3.1 requests a slot that they are too few, not that it was not held', async () => {
  expect(await asked(level(128, 0.76))).toEqual({ limit: 128, told: ['V03 few', 'V05 drained'] })
})

it('refuses what drain does not explain', async () => {
  expect(await asked(level(128, 0.65))).toEqual({ limit: 32, told: ['V03 few', 'V05 perhapsDrained'] })
  expect(await asked(level(128, 0.5))).toEqual({ limit: 32, told: ['V03 few', 'V05 notHeld'] })
  expect(await asked(level(128, 0.76, { max_concurrent_requests: 98 }))).toEqual({
    limit: 32,
    told: ['V03 few', 'V05 notHeld', 'V05 peakBelow'],
  })
})

it('knows from even latencies that no drain can explain it', async () => {
  const even = { mean_e2el_ms: 3920, median_e2el_ms: 3920, std_e2el_ms: 100, p99_e2el_ms: 5000 }
  expect(await asked(level(128, 0.76, even))).toEqual({ limit: 32, told: ['V03 few', 'V05 notHeld'] })
})
