import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { serversOf } from '../../../src/analysis/server-side/servers.ts'
import { contentRead } from '../../inputs/read-content.ts'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/prometheus/${name}`, import.meta.url), 'utf8')

const told = (...contents: readonly string[]) =>
  contents
    .flatMap((content, i) => contentRead(content, `a/${i}.prom`).snapshots ?? [])
    .map((one, i) => Object.assign({}, one, { id: `m${i + 1}` }))

const [before, after] = [fixture('before.prom'), fixture('after.prom')]

const at = (content: string, time: string): string => content.replaceAll(/^(vllm:.*)$/gm, `$1 ${time}`)

describe('two scrapes of a server', () => {
  // Files come in the order of their names, and after stands before before.
  const [server, ...more] = serversOf(told(after, before))

  it('are one server, the earlier first by what was counted', () => {
    expect(more).toStrictEqual([])
    expect(server).toMatchObject({ id: 'v1', snapshots: ['m1', 'm2'], from: 'm2', to: 'm1', restarted: false })
  })

  it('tell what was counted between them', () => {
    expect(server?.counters).toStrictEqual({
      requests: 1024,
      promptTokens: 1_024_000,
      outputTokens: 512_000,
      preemptions: 17,
      prefixQueries: 1_024_000,
      prefixHits: 256_000,
    })
    expect(server?.reasons).toStrictEqual({ stop: 100, length: 920, abort: 4 })
    expect(server?.hitRate).toBe(0.25)
  })

  it('tell what was timed between them, within the buckets', () => {
    const ttft = server?.times.ttft
    expect(ttft).toMatchObject({ count: 1024, mean: 900 / 1024 })
    // Between them [100, 300, 600, 900, 980, 1000, 1024]: rank 512 lies 212 of 300 into 0.25 … 0.5.
    expect(ttft?.quantiles).toEqual([
      { q: 0.5, value: expect.closeTo(0.25 + (0.25 * 212) / 300, 12), from: 0.25, to: 0.5 },
      { q: 0.95, value: expect.closeTo(1 + (1.5 * 72.8) / 80, 12), from: 1, to: 2.5 },
      { q: 0.99, value: null, from: 5, to: null },
    ])
  })

  it('tell the largest of what they saw, and what it shows', () => {
    expect(server?.gauges).toStrictEqual({ running: 64, waiting: 12, kvUse: 0.97 })
    expect(server?.signs).toStrictEqual(['preempted', 'queued', 'cacheFull'])
  })
})

describe('a scrape', () => {
  it('alone tells what was counted since the start', () => {
    const [server] = serversOf(told(after))
    expect(server).toMatchObject({
      from: null,
      to: 'm1',
      counters: { preemptions: 19 },
      times: { ttft: { count: 1064 } },
    })
  })

  it('of a server at rest shows no pressure', () => {
    expect(
      serversOf(told(before.replace('num_preemptions_total{engine="0",model_name="Qwen/Qwen3-32B"} 2.0', 'x 0'))),
    ).toMatchObject([{ signs: [] }])
  })

  it('of a server that was started again is not taken from the one before', () => {
    const again = after.replace('process_start_time_seconds 1.764', 'process_start_time_seconds 1.765')
    expect(serversOf(told(before, again))).toMatchObject([
      { from: null, to: 'm2', restarted: true, counters: { preemptions: 19 } },
    ])
  })

  it('that counts less of something than one before it was started again', () => {
    const fallen = after.replace(/(num_preemptions_total\{[^}]*\}) 19\.0/, '$1 1.0')
    expect(serversOf(told(before, fallen))).toMatchObject([
      { from: null, restarted: true, counters: { preemptions: 1 } },
    ])
  })

  it('with its time lies that many seconds from another', () => {
    const [server] = serversOf(told(at(before, '1764000100000'), at(after, '1764000160000')))
    expect(server).toMatchObject({ from: 'm1', to: 'm2', seconds: 60 })
  })

  it('of another folder is another server', () => {
    const [one, other] = told(before, after)
    expect(serversOf([one!, { ...other!, path: 'b/1.prom' }])).toHaveLength(2)
  })
})
