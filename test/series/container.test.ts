import { describe, expect, it } from 'vitest'
import { containersOf } from '../../src/series/container.ts'
import { someRun } from '../builders.ts'

const at = (path: string, concurrency: number) => someRun({ path, load: { concurrency } })

describe('containersOf', () => {
  it('is the folder of single results and the file of several', () => {
    const runs = [at('a/one.json', 1), at('b/all.csv', 1), at('b/all.csv', 2)]
    expect(runs.map((run) => containersOf(runs).get(run))).toEqual(['a', 'b/all.csv', 'b/all.csv'])
  })
})
