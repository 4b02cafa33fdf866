import { describe, expect, it } from 'vitest'
import { V19 } from '../../src/audits/v19-sweep-design.ts'
import { brief, findAmong, someLevel } from './some-subject.ts'

const failing = { verdict: 'fail' } as const
const unknown = { verdict: 'unknown' } as const
const few = 'fewLevels warning none'
const wide = 'wideSteps warning none'
const noFail = 'noFailingLevel warning none'
const doubling = [someLevel(1), someLevel(2), someLevel(4)]

describe('V19', () => {
  it('is content with four levels, doubling, of which one fails', () => {
    expect(findAmong(V19, [...doubling, someLevel(8, failing)])).toEqual([])
  })

  it('wants four levels', () => {
    expect(brief(findAmong(V19, [someLevel(1), someLevel(2), someLevel(4, failing)]))).toEqual([few])
  })

  it('wants no step beyond doubling, and names the widest', () => {
    const steps = [...doubling, someLevel(12), someLevel(48, failing)]
    const [finding, ...more] = findAmong(V19, steps)
    expect(finding).toMatchObject({ reason: 'wideSteps', values: { from: 12, to: 48 } })
    expect(more).toEqual([])
  })

  it('does not measure steps of an achieved rate', () => {
    expect(findAmong(V19, [...doubling, someLevel(48, failing)], 'requestRate')).toEqual([])
  })

  it('wants a level that fails, once any was judged', () => {
    const [finding] = findAmong(V19, [...doubling, someLevel(8)])
    expect(finding).toMatchObject({ reason: 'noFailingLevel', values: { highest: 8 } })
    expect(
      findAmong(
        V19,
        [1, 2, 4, 8].map((level) => someLevel(level, unknown)),
      ),
    ).toEqual([])
  })

  it('says all at once, and nothing of an empty sweep', () => {
    expect(brief(findAmong(V19, [someLevel(1), someLevel(4)]))).toEqual([few, wide, noFail])
    expect(findAmong(V19, [])).toEqual([])
  })
})
