import { expect, it } from 'vitest'
import { seriesList } from '../../../src/document/evidence/series-list.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { factsOn } from '../../builders.ts'
import { spelt } from '../../i18n/marked.ts'
import { elsewhere } from '../elsewhere.ts'
import { someReport } from '../some-report.ts'

const placesOf = (letters: number) => {
  const gpu = { value: 'G'.repeat(letters), from: 'plan', where: '' } as const
  const runs = [1, 2, 4, 8].flatMap((gpus) => elsewhere(someSweep('p'), { ...factsOn(gpus), gpu }, gpus))
  return someReport(runs).series.map((series) => ({ series, levels: null }))
}

const list = (letters: number, shown = 4) => seriesList(placesOf(letters).slice(0, shown), spelt('en'), 3, 1000)

it('names as many series as fit, fewer of long names, and counts the rest', () => {
  expect([1, 1000].map((letters) => list(letters).match(/answer\.title/g)?.length)).toEqual([3, 1])
  expect(list(1)).toContain('finding.more (count: 1)')
  expect(list(1, 3)).not.toContain('finding.more')
})
