import { describe, expect, it } from 'vitest'
import { clearStep, endAt, noEndings, stepsToEnding } from '../../src/promise/endings.ts'

describe('endings', () => {
  it('list the requests of a step, the last first', () => {
    const endings = noEndings(3, 10)
    endAt(endings, 7, 0)
    endAt(endings, 7, 2)
    const first = endings.first[7 & endings.mask]!
    expect([first, endings.next[first], endings.next[0]]).toEqual([2, 0, -1])
  })

  it.each([
    [0, 1],
    [0, 40],
    [95, 100],
    [250, 300],
  ])('find the next one after step %i at %i, across words and the end of the ring', (step, ending) => {
    const endings = noEndings(1, 100)
    endAt(endings, ending, 0)
    expect(stepsToEnding(endings, step)).toBe(ending - step)
  })

  it('forget a step', () => {
    const endings = noEndings(2, 100)
    endAt(endings, 5, 0)
    endAt(endings, 90, 1)
    clearStep(endings, 5)
    expect(stepsToEnding(endings, 4)).toBe(86)
  })
})
