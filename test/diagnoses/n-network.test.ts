import { describe, expect, it } from 'vitest'
import { N } from '../../src/diagnoses/n-network.ts'
import { brief, judged, someLevel } from './some-subject.ts'

const longer = { run: 'r9', inputTokens: 4096, ttft: 0.4 }
const alone = (ttft: number, inputTokens = 64) => [someLevel(0, { ttft, inputTokens })]

describe('N', () => {
  it('holds for the time that reading at the pace of long prompts does not explain', () => {
    expect(judged(N, alone(0.3), { longer })).toMatchObject({
      answer: 'holds',
      reason: 'overhead',
      evidence: { ttft: 0.3, inputTokens: 64, longerInput: 4096, longerTtft: 0.4, excess: 0.29375 },
    })
    expect(brief(judged(N, alone(0.205), { longer }))).toBe('absent')
  })

  it('needs no longer prompts where the whole time is less than would be noticed', () => {
    expect(brief(judged(N, alone(0.2)))).toBe('absent')
  })

  it('does not hold where even requests that wait for each other are quick', () => {
    expect(brief(judged(N, alone(0.1), { unloaded: null }))).toBe('absent')
    expect(brief(judged(N, alone(0.5), { unloaded: null }))).toBe('unknown unloaded')
  })

  it.each([
    ['unloaded', judged(N, [], {})],
    ['ttft', judged(N, [someLevel(0, { ttft: ['ttft'] })])],
    ['inputTokens', judged(N, [someLevel(0, { ttft: 1, inputTokens: ['inputTokens'] })])],
    ['shortInput', judged(N, alone(0.5, 257), { longer })],
    ['longerInput', judged(N, alone(0.5))],
  ])('cannot be judged without %s', (missing, told) => {
    expect(brief(told)).toBe(`unknown ${missing}`)
  })
})
