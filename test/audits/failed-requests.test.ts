import { describe, expect, it } from 'vitest'
import { failedRequests } from '../../src/audits/failed-requests.ts'
import { brief, findIn } from './some-subject.ts'

const beyond = 'beyondPercentile error noPass'
const some = 'someFailed warning none'

describe('V01', () => {
  it.each([
    ['ttft.p99<=3s', 1000, 0, []],
    ['ttft.p99<=3s', 999, 1, [some]],
    ['ttft.p99<=3s', 991, 9, [some]],
    ['ttft.p99<=3s', 990, 10, [beyond]],
    ['ttft.p95<=3s', 951, 49, [some]],
    ['ttft.p95<=3s', 950, 50, [beyond]],
    ['ttft.p90<=3s', 950, 50, [some]],
    ['ttft.p90<=3s', 949, 51, [beyond]],
    ['ttft.p99.9<=3s', 1999, 1, [some]],
    ['ttft.p99.9<=3s', 999, 1, [beyond]],
    ['ttft.mean<=3s', 950, 50, [some]],
    ['ttft.mean<=3s', 949, 51, [beyond]],
    ['ttft.p90<=3s,itl.p99<=120ms', 990, 10, [beyond]],
  ])('under %s with %i completed and %i failed says %j', (sla, completed, failed, expected) => {
    expect(brief(findIn(failedRequests, { completed, failed }, { sla }))).toEqual(expected)
  })

  it('states the share and how much is allowed', () => {
    expect(findIn(failedRequests, { completed: 990, failed: 10 })[0]?.values).toEqual({
      failed: 10,
      total: 1000,
      share: 0.01,
      allowed: 0.01,
    })
  })

  it('voids a run that completed nothing, whether or not failures were counted', () => {
    expect(brief(findIn(failedRequests, { completed: 0, failed: 640 }))).toEqual(['nothingCompleted error void'])
    expect(brief(findIn(failedRequests, { completed: 0, failed: null }))).toEqual(['nothingCompleted error void'])
  })

  it.each([{ completed: null }, { failed: null }])('lets no pass stand on counts that were taken out: %j', (told) => {
    expect(brief(findIn(failedRequests, told))).toEqual(['notRecorded error unproven'])
    expect(brief(findIn(failedRequests, { ...told, wholeRecord: false }))).toEqual(['notRecorded warning none'])
  })
})
