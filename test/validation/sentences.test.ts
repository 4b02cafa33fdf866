import { describe, expect, it } from 'vitest'
import type { Series } from '../../src/model/report.ts'
import { answerFaults } from '../../validation/claims/answer.ts'
import { listening, type Listening, type Said } from '../../validation/claims/listening.ts'
import { tableFaults, tableOf } from '../../validation/claims/table.ts'
import { anySweep, randomSweep, reportOfSweep } from '../../validation/random-sweep.ts'
import { contradictions } from '../../validation/sentences.ts'
import { onlySeries, someSweep } from '../analysis/some-sweep.ts'
import { someReport } from '../document/some-report.ts'
import * as fc from '../property.ts'

describe('what conclusion, cards and next say of a random sweep', () => {
  it('is nowhere contradicted by its point table', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (seed) => {
        expect(contradictions(reportOfSweep(anySweep(seed)))).toEqual([])
      }),
      { numRuns: 8 },
    )
  }, 600_000)
})

type Claim = (told: Listening) => Said

const level = ({ language }: Listening, at: number): string => language.say('level.concurrency', { level: at })

const over = ({ language }: Listening, value: number): string =>
  language.say('answer.over', { limit: 'p99 TTFT', value: String(value), threshold: '3' })

/** Sentences about a sweep of letters, each with what makes it false. */
const lies: readonly (readonly [string, string, Claim])[] = [
  [
    'uuf',
    'fails even at the lowest level, by the value of another',
    (told) => ({
      id: 'answer.leftCensored',
      values: { lowest: level(told, 1), failing: level(told, 4), why: over(told, 4) },
    }),
  ],
  [
    'ppf',
    'a value that no row has',
    (told) => ({
      id: 'answer.bracketed',
      values: { max: level(told, 2), failing: level(told, 4), why: over(told, 5) },
    }),
  ],
  [
    'ppf',
    'a limit that is none',
    (told) => ({
      id: 'answer.bracketed',
      values: { max: level(told, 1), failing: level(told, 4), why: over(told, 4) },
    }),
  ],
  [
    'ppf',
    'no reason',
    (told) => ({ id: 'answer.bracketed', values: { max: level(told, 2), failing: level(told, 4), why: '' } }),
  ],
  ['pup', 'every level passes', (told) => ({ id: 'answer.rightCensored', values: { max: level(told, 1) } })],
  ['pxp', 'every level passes', (told) => ({ id: 'answer.rightCensored', values: { max: level(told, 4) } })],
  ['uff', 'nothing passes', () => ({ id: 'status.leftCensored', values: {} })],
  [
    'up',
    'nothing was judged',
    ({ language }) => ({
      id: 'answer.noData',
      values: {
        reasons: language.say('answer.missing', {
          limits: 'p99 ITL',
          levels: language.say('levels.concurrency', { levels: '1' }),
        }),
      },
    }),
  ],
  [
    'ppu',
    'a metric that is there',
    ({ language }) => ({
      id: 'answer.gap',
      values: {
        reasons: language.say('answer.missing', {
          limits: 'p99 TTFT',
          levels: language.say('levels.concurrency', { levels: '4' }),
        }),
      },
    }),
  ],
  [
    'pxf',
    'an audit that found nothing',
    ({ language }) => ({
      id: 'answer.excluded',
      values: {
        reasons: language.say('answer.audited', {
          audit: 'V18',
          found: '',
          levels: language.say('levels.concurrency', { levels: '2' }),
        }),
      },
    }),
  ],
  ['pf', 'a sentence that nobody checks', () => ({ id: 'answer.title', values: {} })],
]

describe('the check of sentences', () => {
  it.each(lies)('finds in %s: %s', (letters, _, claim) => {
    const report = someReport(someSweep(letters))
    const told = listening()
    expect(answerFaults([claim(told)], tableOf(report, report.series[0]!), told)).not.toEqual([])
  })

  it('finds a verdict that its own value contradicts', () => {
    const series = onlySeries(someSweep('pf'))
    const swapped: Series = {
      ...series,
      points: series.points.map((point, i) => ({
        ...point,
        judgements: {
          ...point.judgements,
          'ttft.p99': { ...point.judgements['ttft.p99']!, verdict: i ? 'pass' : 'fail' },
        },
      })),
    }
    const report = { ...someReport(someSweep('pf')), series: [swapped] }
    expect(tableFaults(tableOf(report, swapped))).toHaveLength(2)
  })
})

describe('random sweeps', () => {
  it('are the same for a seed, and clean unless they are asked to be ugly', () => {
    expect(anySweep(7)).toEqual(anySweep(7))
    expect(anySweep(8)).not.toEqual(anySweep(7))
    const findings = [1, 2, 3, 4].flatMap((seed) => reportOfSweep(randomSweep(seed)).findings)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
