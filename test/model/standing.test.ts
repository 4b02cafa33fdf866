import { describe, expect, it } from 'vitest'
import { layoutsOf, restsOn } from '../../src/model/standing.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { onlySeries, someArrivals, someSweep } from '../analysis/some-sweep.ts'
import { mixedReports } from '../document/mixed-reports.ts'

const offered = [someArrivals('p', 1, 1), someArrivals('f', 2, 2)]
const evenly = (runs: readonly SettledRun[]): readonly SettledRun[] =>
  runs.map((run) => ({ ...run, load: { ...run.load, burstiness: 'inf' } }))

const [sweep, unjudged, random, smoother] = [someSweep('ppf'), someSweep('uu'), offered, evenly(offered)].map((runs) =>
  onlySeries(runs),
)

describe('layoutsOf', () => {
  it('takes loads at random for a part of the sweep of their layout, unless that cannot be judged', () => {
    expect(layoutsOf([random!, sweep!])).toEqual([sweep])
    expect(layoutsOf([random!, unjudged!])).toEqual([random])
    expect(layoutsOf([smoother!, unjudged!])).toEqual([unjudged])
  })

  it('takes no requests that came more evenly beside those at random, and all else where it stands alone', () => {
    expect(layoutsOf([smoother!, random!])).toEqual([random])
    for (const one of [sweep, unjudged, random, smoother]) expect(layoutsOf([one!])).toEqual([one])
  })

  it('holds servers of another engine or another setting for layouts of their own', () => {
    const others = [
      { ...random!, engine: 'another' },
      { ...random!, variant: { kv_cache_dtype: 'fp8' } },
    ]
    for (const other of others) expect(layoutsOf([sweep!, other])).toEqual([sweep, other])
  })
})

describe('restsOn', () => {
  const report = mixedReports.mixed()
  const idsOf = (index: number) => restsOn(report, report.decisions[index]!).map(({ id }) => id)

  it('is what every class of a mix was measured as, or the series of a workload, and nothing without an answer', () => {
    const { classes } = report.mixes[0]!.layouts.find(({ series }) => series === report.decisions[0]!.series)!
    expect(idsOf(0)).toEqual(classes.map(({ series }) => series))
    expect(new Set(idsOf(0)).size).toBe(2)
    const alone = report.decisions.findIndex(({ mix, series }) => mix === null && series !== null)
    expect(idsOf(alone)).toEqual([report.decisions[alone]!.series])
    expect(idsOf(report.decisions.findIndex(({ series }) => series === null))).toEqual([])
  })
})
