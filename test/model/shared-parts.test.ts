import { describe, expect, it } from 'vitest'
import { sharing, wholeRuns } from '../../src/model/shared-parts.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someReport } from '../document/some-report.ts'

const { runs } = someReport(someSweep('ppf'))

describe('sharing and wholeRuns', () => {
  it('say once what runs say alike, and give the runs back', () => {
    const own = sharing()
    const shorter = JSON.parse(JSON.stringify(runs.map(own.shorter)))
    const shared = own.shared()
    expect(shorter[1].fields).toEqual({ $ref: expect.stringMatching(/^#\/shared\/\d+$/) })
    expect(shorter[1].fields).toEqual(shorter[0].fields)
    expect(JSON.stringify(shorter).length).toBeLessThan(JSON.stringify(runs).length)
    expect(wholeRuns(shorter, shared)).toEqual(runs)
  })

  it('leave what leads nowhere', () => {
    const strange = [{ fields: { $ref: '#/shared/9' } }, { fields: { $ref: 'toString' } }, 7]
    expect(wholeRuns(strange, [{ a: 1 }])).toEqual(strange)
  })
})
