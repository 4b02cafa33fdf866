import { describe, expect, it } from 'vitest'
import type { SettledRun } from '../../src/model/run.ts'
import { containersOf, placesOf } from '../../src/series/container.ts'
import { groupRuns } from '../../src/series/series-of.ts'
import { someRun } from '../builders.ts'

const at = (path: string, concurrency: number): SettledRun => someRun({ path, load: { concurrency } })

const sweep = (folder: string, levels: readonly number[] = [8, 16]): readonly SettledRun[] =>
  levels.map((level) => at(`${folder}/c${level}.json`, level))

const placesIn = (...runs: readonly SettledRun[]) => {
  const places = placesOf(runs)
  return places && runs.map((run) => places.get(run))
}

describe('containersOf', () => {
  it('is the folder of single results and the file of several', () => {
    const runs = [at('a/one.json', 1), at('b/all.csv', 1), at('b/all.csv', 2)]
    expect(runs.map((run) => containersOf(runs).get(run))).toEqual(['a', 'b/all.csv', 'b/all.csv'])
  })
})

describe('placesOf', () => {
  it('tells sweeps in folders of their own apart by what the folders differ in', () => {
    expect(placesIn(...sweep('lab/eagle3/out'), ...sweep('lab/plain/out'))).toEqual([
      'eagle3/out',
      'eagle3/out',
      'plain/out',
      'plain/out',
    ])
  })

  it('tells tables apart by their file', () => {
    const runs = ['a.csv', 'b.csv'].flatMap((path) => [at(path, 8), at(path, 16)])
    expect(placesIn(...runs)).toEqual(['a.csv', 'a.csv', 'b.csv', 'b.csv'])
  })

  it.each(['run1 run2', 'rep-1 rep-2', '20260901_101500 20260902_101500', '1 2'])(
    'leaves repeats %s together',
    (names) => {
      const [one, two] = names.split(' ')
      expect(placesIn(...sweep(`lab/${one}`), ...sweep(`lab/${two}`))).toBeNull()
    },
  )

  it('says nothing of one folder a level, of one place, or of folders that share no level', () => {
    expect(placesIn(at('c8/r.json', 8), at('c16/r.json', 16), at('c8-again/r.json', 8))).toBeNull()
    expect(placesIn(...sweep('lab'))).toBeNull()
    expect(placesIn(...sweep('low', [1, 2]), ...sweep('high', [8, 16]))).toBeNull()
  })
})

describe('groupRuns', () => {
  it('gives each place its own series, named by it', () => {
    const groups = groupRuns([...sweep('lab/eagle3'), ...sweep('lab/plain')])
    expect(groups.map((group) => group.variant)).toEqual([{ place: 'eagle3' }, { place: 'plain' }])
    expect(groups.map((group) => group.runs.length)).toEqual([2, 2])
  })
})
