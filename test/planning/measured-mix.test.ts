import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { measure, openLoop } from '../../simulator/client.ts'
import { seededRandom } from '../../simulator/random.ts'
import { servers } from '../../simulator/servers.ts'
import { resultText, vllmResult } from '../../simulator/vllm-result.ts'
import type { Report } from '../../src/model/report.ts'
import { answer } from '../../src/pipeline.ts'
import type { PlannedRun } from '../../src/planning/proposal.ts'
import { nextOf } from '../../src/planning/proposals.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'

const [server] = servers
const sample = new URL('../../fixtures/sample/1xRTX5090/', import.meta.url).pathname

const plan = `
mix:
  - name: { en: office day, ja: 昼の業務 }
    classes:
      - { name: chat, inputTokens: 256, outputTokens: 256, weight: 80% }
      - { name: documents, inputTokens: 2048, outputTokens: 2048, weight: 20% }
`

const reportOn = (cwd: string): Promise<Report> =>
  answer({
    paths: ['results'],
    cwd,
    planPath: 'konkyo.yaml',
    flags: {},
    stamp: { version: '', now: '2026-09-30T00:00:00Z' },
  })

const mixRun = (report: Report): PlannedRun =>
  nextOf(report, null).runs.find(({ gains }) => gains.some(({ kind }) => kind === 'mix'))!

/** What the client would write of a command, at a rate, on the server that made the sample: synthetic. */
const resultOf = ({ commands, requests }: PlannedRun, rate: number): string => {
  const { argv } = commands[0]!
  const metadata = Object.fromEntries(argv.slice(argv.indexOf('--metadata') + 1).map((pair) => pair.split(/=(.*)/)))
  const random = seededRandom(7)
  const lengths = Int32Array.from({ length: requests }, () => (random() < 0.8 ? 256 : 2048))
  const load = openLoop(rate)
  const seen = measure(server!.engine, { inputTokens: lengths, outputTokens: lengths }, load, 11)
  const invocation = { date: '20260905-100000', model: 'openai/gpt-oss-20b', load, percents: [50, 90, 95, 99] }
  const stated = { ...metadata, synthetic: 'konkyo-simulator' } as Readonly<Record<string, string>>
  return resultText(vllmResult(seen, { ...invocation, metadata: stated, detailed: false }))
}

/** The report before the mix was sent, and after at so many times the rate that was asked for. */
const sent = (times: number, more = ''): Promise<readonly [Report, Report]> =>
  withTemporaryFolder('konkyo-test', async (cwd) => {
    for (const name of ['in256_out256', 'in2048_out2048'])
      await cp(join(sample, name), join(cwd, 'results/1xRTX5090', name), { recursive: true })
    await writeFile(join(cwd, 'konkyo.yaml'), plan + more)
    const before = await reportOn(cwd)
    await mkdir(join(cwd, 'results/mixed'))
    const run = mixRun(before)
    await writeFile(join(cwd, 'results/mixed/run.json'), resultOf(run, times * Number(run.load.requestRate)))
    return [before, await reportOn(cwd)]
  })

describe('a mix that was sent as next asked', () => {
  it('answers in place of the estimate, with the rate that it was to show', async () => {
    const [before, after] = await sent(1)
    const [estimate] = before.decisions
    expect(estimate).toMatchObject({ mix: 'mix-1', planningRate: { from: 'mix' }, next: { gain: 'mix' } })
    expect(before.mixes[0]!.measured).toEqual([])
    expect(after.decisions.every(({ mix }) => mix === null)).toBe(true)
    const own = after.decisions.find(({ workload }) => workload === after.mixes[0]!.measured[0])!
    expect(own).toMatchObject({ status: 'decided', planningRate: { from: 'measured' } })
    expect(own.planningRate!.value / estimate!.planningRate!.value).toBeGreaterThan(0.97)
    expect(after.decisions).toHaveLength(before.decisions.length)
    expect(mixRun(after)).toBeUndefined()
  })

  it('is open where it missed the SLA, and no estimate stands', async () => {
    const [, after] = await sent(8)
    const own = after.decisions.find(({ workload }) => workload === after.mixes[0]!.measured[0])!
    expect(own).toMatchObject({ status: 'nothing', planningRate: null })
    expect(after.decisions.every(({ mix }) => mix === null)).toBe(true)
    const again = nextOf(after, null).runs.find(({ series }) => series === own.next!.series)!
    expect(again.commands[0]!.line).toMatch(/burstgpt.*mix=256,256:80;2048,2048:20/)
  })
})
