import { describe, expect, it } from 'vitest'
import { layoutsOf } from '../../src/model/standing.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { onlySeries, someArrivals, someSweep } from '../analysis/some-sweep.ts'

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
