import { describe, expect, it } from 'vitest'
import { bounded } from '../../../src/analysis/points/confirmation.ts'
import { judge } from '../../../src/analysis/points/judge.ts'
import { someSla, type RunChoices } from '../../builders.ts'
import { independentRun, type Made } from './independent-run.ts'

const told = (made: Made, more?: RunChoices, expression = 'ttft.p99<=3s') => {
  const [run, [limit]] = [independentRun(made, more), someSla(expression).limits]
  return bounded(run, limit!, judge(run, limit!))
}

describe('bounded', () => {
  it('confirms a pass on the steady part of answers of varied lengths', () => {
    const { standing, tested, unconfirmed } = told({ slow: 2 })
    expect({ standing, unconfirmed }).toEqual({ standing: 'confirmedPass', unconfirmed: null })
    expect(tested).toMatchObject({ population: 'steadyPart' })
    expect(tested!.requests).toBeLessThan(1992)
    expect(tested!.chance).toBeLessThan(0.05)
  })

  it.each<[string, Made, RunChoices, string]>([
    ['answers of one length', { lengths: 'equal' }, {}, 'equalLengths'],
    ['answers of unknown length', { lengths: null }, {}, 'lengthsUnknown'],
    ['a summary', { summary: true }, {}, 'summaryOnly'],
    ['times that do not fill the run', {}, { duration: 9999 }, 'noSteadyPart'],
    ['too few requests', { count: 250 }, {}, 'fewRequests'],
    ['a share near the limit', { slow: 8 }, {}, 'fewRequests'],
  ])('leaves a pass of %s as it is, and says why', (_, made, more, reason) => {
    const { verdict, standing, unconfirmed } = told(made, more)
    expect(verdict).toBe('pass')
    expect(['pass', 'undecided']).toContain(standing)
    expect(unconfirmed).toBe(reason)
  })

  it('confirms one request at a time whatever its length', () => {
    expect(told({ lengths: 'equal', concurrency: 1 })).toMatchObject({ standing: 'confirmedPass' })
  })

  it('confirms a fail by its lower end', () => {
    expect(told({ slow: 40 })).toMatchObject({ verdict: 'fail', standing: 'confirmedFail' })
    expect(told({ slow: 25, count: 300 })).toMatchObject({ verdict: 'fail', unconfirmed: 'fewRequests' })
  })

  it('confirms a fail whatever requests have in common where two in five are beyond the limit', () => {
    expect(told({ lengths: 'equal', slow: 300 })).toMatchObject({ verdict: 'fail', standing: 'fail' })
    expect(told({ lengths: 'equal', slow: 500 })).toMatchObject({ standing: 'confirmedFail' })
    expect(told({ slow: 300, summary: true })).toMatchObject({ standing: 'fail', interval: { low: null } })
    expect(told({ slow: 600, summary: true })).toMatchObject({ standing: 'confirmedFail', interval: { low: 4 } })
  })

  it('does not take the first wave for what will last', () => {
    const [limit] = someSla('ttft.p99<=3s').limits
    const { samples, latency, ...rest } = independentRun({ concurrency: 24 })
    const ttft = samples!.ttft.map((time, i) => (i < 24 ? 4 : time))
    const slow = { ...latency, ttft: { ...latency.ttft!, p99: 4 } }
    const run = { ...rest, samples: { ...samples!, ttft }, latency: slow }
    const judgement = bounded(run, limit!, judge(run, limit!))
    expect(judgement.verdict).toBe('fail')
    expect(judgement.standing).not.toBe('confirmedFail')
  })
})
