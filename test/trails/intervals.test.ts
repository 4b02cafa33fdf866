import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recompute } from '../../src/formulas/index.ts'
import { valueAt } from '../../src/model/place.ts'
import type { ReportRun } from '../../src/model/report.ts'
import { answer } from '../../src/pipeline.ts'
import { eachOnce } from '../each-once.ts'

const cwd = new URL('../../', import.meta.url).pathname

const { detailed } = eachOnce({
  detailed: () =>
    answer({
      paths: ['fixtures/sample/1xRTX5090/in256_out256'],
      cwd,
      planPath: undefined,
      flags: {},
      stamp: { version: '0', now: '2026-01-01T00:00:00Z' },
    }),
})

interface Arrays {
  readonly ttfts: readonly number[]
  readonly itls: readonly (readonly number[])[]
}

const arraysOf = (path: string): Arrays => JSON.parse(readFileSync(`${cwd}${path}`, 'utf8'))

const valuesOf = (arrays: Arrays, limit: string): Float64Array =>
  Float64Array.from(limit.startsWith('itl') ? arrays.itls.flat() : arrays.ttfts).sort()

/** p99 of the gaps of one answer, or the next larger of them. */
const slowGap = (gaps: readonly number[]): number =>
  gaps.toSorted((a, b) => a - b)[Math.ceil(0.99 * (gaps.length - 1))]!

describe('the trails of intervals', () => {
  it('lead by their ranks to values of single requests', async () => {
    const report = await detailed()
    const pathOf = (run: ReportRun) => report.sources.find(({ id }) => id === run.source)!.path
    const ends = report.runs.flatMap((run, i) => {
      const arrays = arraysOf(pathOf(run))
      return ['ttft.p99', 'itl.p99'].flatMap((limit) =>
        ['low', 'high'].map((end) => {
          const at = `runs/${i}/judgements/${limit}/interval`
          const made = report.trails[`${at}/ranks/${end}`]
          const rank = made ? recompute(report, made) : null
          const value = typeof rank === 'number' ? valuesOf(arrays, limit)[rank - 1] : null
          return { at: `${at}/${end}`, value, told: valueAt(report, `${at}/${end}`) }
        }),
      )
    })
    expect(ends.filter(({ told }) => told !== null).length).toBeGreaterThan(20)
    expect(ends.filter(({ value, told }) => value !== told)).toEqual([])
  })

  it('of levels are those of their runs', async () => {
    const { series, runs } = await detailed()
    for (const { points } of series)
      for (const { judgements, runs: ids } of points)
        for (const [id, { interval, standing }] of Object.entries(judgements)) {
          const run = runs.find((one) => one.id === ids[0])!
          expect({ interval, standing }).toEqual({
            interval: run.judgements[id]!.interval,
            standing: run.judgements[id]!.standing,
          })
        }
  })

  it('of goodput lead to a count of requests that meet both limits', async () => {
    const report = await detailed()
    const counts = report.runs.map((run) => {
      const path = report.sources.find(({ id }) => id === run.source)!.path
      const { ttfts, itls } = arraysOf(path)
      return ttfts.filter((ttft, i) => ttft <= 3 && slowGap(itls[i]!) <= 0.12).length
    })
    const goodputs = report.series.flatMap(({ points }) => points.map(({ goodput }) => goodput!))
    expect(goodputs.map(({ good }) => good)).toEqual(counts)
    expect(goodputs.map(({ kind }) => kind)).not.toContain('bound')
  })
})
