import { describe, expect, it } from 'vitest'
import { reportOf } from '../../src/analysis/report.ts'
import { definitionKey, type LatencyMetric } from '../../src/model/metric.ts'
import type { Report } from '../../src/model/report.ts'
import { somePlan, someSla } from '../builders.ts'
import { pathRead } from './read-folder.ts'

/** One invented server, measured by two clients; AIPerf’s chunks hold two tokens each, vLLM’s one. */
const reported = async (sla: string): Promise<Report> =>
  reportOf(await pathRead('fixtures/two-clients'), somePlan({ sla: someSla(sla) }), {
    version: '0',
    now: '2026-11-02T00:00:00Z',
  })

const keysOf = (report: Report, tool: string, metric: LatencyMetric): readonly string[] => [
  ...new Set(
    report.runs.filter((run) => run.tool === tool).map(({ latency }) => definitionKey(latency[metric]!.definition)),
  ),
]

describe('vLLM’s client and AIPerf on one server', async () => {
  const report = await reported('ttft.p99<=3s,tpot.p99<=12ms')

  it('are two series of one layout and one workload, told apart by their tool', () => {
    const { series } = report
    expect(series.map(({ tool }) => tool).toSorted()).toEqual(['aiperf', 'vllmServe'])
    expect(series.every(({ tool, name }) => name.includes(`tool=${tool}`))).toBe(true)
    expect(new Set(series.map(({ layout }) => layout.name))).toEqual(new Set(['1x H100']))
    expect(
      new Set(series.map(({ workload }) => JSON.stringify([workload.inputTokens, workload.outputTokens]))),
    ).toEqual(new Set(['[1024,256]']))
  })

  it('mean the same by each metric, whatever they call it', () => {
    for (const metric of ['ttft', 'tpot', 'itl', 'e2e'] as const) {
      expect(keysOf(report, 'aiperf', metric)).toEqual(keysOf(report, 'vllmServe', metric))
    }
    const fields = report.runs.map(({ tool, latency }) => [tool, latency.tpot!.from['p99']!.field])
    expect(new Set(fields.map(([, field]) => field))).toEqual(new Set(['p99_tpot_ms', 'inter_token_latency.p99']))
  })

  it('are answered alike by a limit on TPOT', () => {
    expect(report.series.map(({ points }) => points.map(({ level, verdict }) => [level, verdict]))).toEqual(
      Array.from({ length: 2 }, () => [
        [1, 'pass'],
        [4, 'fail'],
        [16, 'fail'],
      ]),
    )
  })

  it('are not compared by ITL: no gain is told between them, and chunks of several tokens are named', async () => {
    const byGaps = await reported('ttft.p99<=3s,itl.p99<=20ms')
    expect(byGaps.scaling).toEqual([])
    expect(byGaps.recommendations.map(({ larger }) => larger)).toEqual(byGaps.recommendations.map(() => null))
    const chunked = byGaps.findings.filter(({ id, reason }) => id === 'V14' && reason === 'chunked')
    const tools = new Map(byGaps.runs.map(({ id, tool }) => [id, tool]))
    expect(chunked.map(({ run }) => tools.get(run ?? ''))).toEqual(['aiperf', 'aiperf', 'aiperf'])
  })
})
