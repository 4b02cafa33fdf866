import { describe, expect, it } from 'vitest'
import { answerNotes, answerSentence, answerTone, headroomSentence, statusText } from '../../src/document/answer.ts'
import { lawOf } from '../../src/document/rate-grounds.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import type { Series } from '../../src/model/report.ts'
import { spelt } from '../i18n/marked.ts'
import { replayableSweep } from '../analysis/replayable-sweep.ts'
import { someLoad, someSweep } from '../analysis/some-sweep.ts'
import { somePlan, someSla } from '../builders.ts'
import { someReport } from './some-report.ts'
import { statuses, uglyReports } from './ugly-reports.ts'
import { editionOf } from '../../src/document/edition.ts'

const report = uglyReports.everyStatus()
const { series } = report
const names = Object.keys(statuses) as (keyof typeof statuses)[]
const seriesOf = (name: keyof typeof statuses): Series => series[names.indexOf(name)]!
const language = spelt('en')

describe('answerSentence', () => {
  it.each([
    ['bracketed', 'pass', 'bracketed', { max: 4, failing: 8 }],
    ['rightCensored', 'warning', 'rightCensored', { max: 8 }],
    ['leftCensored', 'fail', 'leftCensored', { lowest: 1 }],
    ['nonContiguous', 'warning', 'nonContiguous', { max: 1, failing: 2, passing: 4 }],
    ['contradiction', 'unknown', 'contradiction', { failing: 1, passing: 2 }],
    ['metricMissing', 'unknown', 'noData', {}],
    ['audited', 'unknown', 'noData', {}],
    ['void', 'unknown', 'noData', {}],
    ['excluded', 'pass', 'bracketed', { max: 1, failing: 4 }],
    ['failedWithoutLoad', 'pass', 'bracketed', { max: 1, failing: 2 }],
    ['singlePass', 'warning', 'rightCensored', { max: 1 }],
    ['singleFail', 'fail', 'leftCensored', { lowest: 1 }],
    ['singleUnknown', 'unknown', 'noData', {}],
  ] as const)('answers %s in the tone %s', (name, tone, id, levels) => {
    const sentence = answerSentence(editionOf(report, language), seriesOf(name))
    expect(sentence.split(' ')[0]).toBe(`answer.${id}`)
    for (const [key, level] of Object.entries(levels))
      expect(sentence).toContain(`${key}: level.concurrency (level: ${level})`)
    expect(answerTone(seriesOf(name))).toBe(tone)
  })

  it.each([
    ['metricMissing', 'answer.missing.everywhere (limits: p99 ITL)'],
    ['audited', 'answer.audited.several (audit: V05, found: audit.V05.notHeld ('],
    ['void', 'answer.audited.several (audit: V18, found: audit.V18.disorder ('],
  ] as const)('says why %s is no answer', (name, reason) => {
    expect(answerSentence(editionOf(report, language), seriesOf(name))).toContain(reason)
  })

  it.each([
    ['uxufuf', 'levels: 1, 4', '16'],
    ['upuf', 'levels: 1', '4'],
  ])('names of %s only levels below those that it turns at as the lower ones', (letters, lower, above) => {
    const told = someReport(someSweep(letters))
    const [sentence, [note]] = [
      answerSentence(editionOf(told, language), told.series[0]!),
      answerNotes(editionOf(told, language), told.series[0]!),
    ]
    expect(sentence).toContain(`(${lower})`)
    expect(note).toContain(`answer.excluded (reasons: answer.missing (levels: levels.concurrency (levels: ${above})`)
  })

  it('does not say that the test ended where levels above could not be judged', () => {
    const ended = answerSentence(editionOf(report, language), seriesOf('rightCensored')).split(' ')[0]
    expect(answerSentence(editionOf(report, language), seriesOf('gap')).split(' ')[0]).not.toBe(ended)
  })

  it('gives the value that failed and its limit', () => {
    const sentence = answerSentence(editionOf(report, language), seriesOf('bracketed'))
    expect(sentence).toContain('answer.over (limit: p99 TTFT, threshold: 3\u00a0s, value: 4.00\u00a0s)')
  })

  it.each(locales)('has a sentence and a word of its own for every status, in %s', (locale) => {
    const distinct = ['bracketed', 'rightCensored', 'leftCensored', 'nonContiguous', 'metricMissing'] as const
    const spoken = createLanguage(locale)
    expect(new Set(distinct.map((name) => statusText(seriesOf(name), spoken))).size).toBe(distinct.length)
    const sentences = distinct.map((name) =>
      answerSentence(editionOf(report, spoken), seriesOf(name)).replaceAll(/\d/g, '#'),
    )
    expect(new Set(sentences).size).toBe(distinct.length)
  })
})

const notes = (name: keyof typeof statuses) =>
  answerNotes(editionOf(report, language), seriesOf(name)).filter((note) => !note.startsWith('answer.confidence'))

describe('answerNotes', () => {
  it('names the level at which a missing metric ended the passes', () => {
    expect(notes('gap')).toEqual([
      'answer.gap (reasons: answer.missing (levels: levels.concurrency (levels: 4), limits: p99 ITL))',
    ])
  })

  it('reads the same of one missing metric and of several', () => {
    expect(answerSentence(editionOf(report, createLanguage('en')), seriesOf('metricMissing'))).toContain(
      'the results at every level lack p99 ITL.',
    )
  })

  it('names the levels that an audit took away, unless the answer has named them', () => {
    expect(notes('excluded')).toEqual([
      expect.stringMatching(/^answer\.excluded \(reasons: answer\.audited .*V05.*levels: 2/),
    ])
    expect(notes('audited')).toEqual([])
  })

  it('says how sure a pass is, and nothing where there is no pass', () => {
    expect(answerNotes(editionOf(report, language), seriesOf('bracketed'))).toEqual([
      expect.stringMatching(/^answer\.confidence\./),
    ])
    expect(answerNotes(editionOf(report, language), seriesOf('leftCensored'))).toEqual([])
    expect(answerNotes(editionOf(report, language), seriesOf('metricMissing'))).toEqual([])
  })

  it('names the percentiles that decided levels without the one of the limit', () => {
    const told = someReport(someSweep('ppf'), { plan: { sla: someSla('ttft.p95<=3s') } })
    expect(told.series[0]!.points.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'unknown'])
    expect(answerNotes(editionOf(told, language), told.series[0]!)).toContain(
      'answer.byOthers (limits: p95 TTFT, others: p99 TTFT)',
    )
  })

  it('names them in the order of the limits, whichever of these a level has', () => {
    const sla = someSla('ttft.p95<=3s,itl.p95<=1s')
    const [first, second] = someSweep('pp')
    const withOwn = { ...first!, latency: { ...first!.latency, ttft: { ...first!.latency.ttft!, p95: 0.4 } } }
    const told = someReport([withOwn, second!], { plan: { sla } })
    expect(answerNotes(editionOf(told, language), told.series[0]!)).toContain(
      'answer.byOthers (limits: p95 TTFT, p95 ITL, others: p99 TTFT, p99 ITL)',
    )
  })
})

const notesUnder = (plan: Parameters<typeof someReport>[1] = {}) => {
  const asked = someReport(someSweep('ppf'), plan)
  return answerNotes(editionOf(asked, language), asked.series[0]!)
}

describe('a pass that is not confirmed', () => {
  it('is told with its own reason, which is not always that requests are few', () => {
    expect(notesUnder()).toContain('answer.confidence.point (max: 2, reason: unconfirmed.reason.summaryOnly)')
    expect(notesUnder({ plan: { sla: someSla('ttft.mean<=3s') } })).toContainEqual(
      expect.stringContaining('reason: unconfirmed.reason.noPercentile'),
    )
  })
})

describe('headroomSentence', () => {
  it('calls a load that nobody judged an assumption, and gives none where every level fails', () => {
    expect(headroomSentence(editionOf(report, language), seriesOf('excluded'))).toBe('promise.nothing')
    expect(headroomSentence(editionOf(report, language), seriesOf('singlePass'))).toBe('promise.nothing')
    expect(headroomSentence(editionOf(report, language), seriesOf('gap'))).toMatch(
      /^headroom\.why \(told: headroom\.judged .*limit: 2, .*why: promise\.refused\.noItl/,
    )
    expect(headroomSentence(editionOf(report, language), seriesOf('metricMissing'))).toMatch(
      /^headroom\.unjudged .*limit: 4/,
    )
    expect(headroomSentence(editionOf(report, language), seriesOf('leftCensored'))).toBeNull()
  })

  it('says that nothing is safe where the limit holds only in step', () => {
    const told = someReport(replayableSweep(), { plan: { sla: someSla('ttft.p99<=31ms,itl.p99<=10.3ms') } })
    expect(told.series[0]!.basis).toMatchObject({ level: 1, judged: true })
    expect(headroomSentence(editionOf(told, language), told.series[0]!)).toBe('promise.nothing')
  })

  it('says of a planned share that it decides, and what the overflow rule gives beside it', () => {
    const plan = { utilizations: [0.01], chosenBy: { ...somePlan().chosenBy, utilizations: 'plan' as const } }
    const told = (letters: string) => {
      const one = someReport(someSweep(letters), { plan })
      return headroomSentence(editionOf(one, language), one.series[0]!)
    }
    const shared = /promise\.decided \(.*grounds: planningRate\.share, .*utilization: 1%/
    expect(told('ppf')).toMatch(shared)
    expect(told('ppf')).toContain('beside: promise.beside.overflow (')
    expect(told('uu')).toMatch(shared)
    expect(told('uu')).toContain('beside: headroom.unjudged (')
  })

  it('tell what is planned as a share of the level that it rests on, where a server does less at the highest', () => {
    const [low, high] = [someLoad('u', 96), someLoad('u', 128)]
    const requests = 0.5 * low.throughput.requests!
    const seconds = 128 / requests
    const slow = {
      ...high,
      duration: high.completed! / requests,
      throughput: { ...high.throughput, requests, outputTokens: null, totalTokens: null },
      latency: {
        ...high.latency,
        tpot: null,
        e2e: { ...high.latency.e2e!, mean: seconds, median: seconds, p99: 1.1 * seconds },
      },
    }
    const falling = someReport([low, slow])
    const text = headroomSentence(editionOf(falling, language), falling.series[0]!)!
    const [, share] = /utilization: ([\d.]+)/.exec(text)!
    expect(Number(share)).toBeLessThanOrEqual(85)
  })

  it.each([
    [{}, 'Poisson arrivals assumed', 'ポアソン到着を仮定'],
    [{ arrivals: { burstiness: 0.5, dayToDay: null } }, 'with the arrivals given', '指定された到着による'],
    [{ arrivals: { burstiness: null, dayToDay: 0.2 } }, 'with the arrivals given', '指定された到着による'],
  ])('calls arrivals Poisson only where nobody stated others: %j', (plan, en, ja) => {
    for (const letters of ['ppf', 'uu']) {
      const told = someReport(someSweep(letters), { plan })
      for (const [locale, said] of [
        ['en', en],
        ['ja', ja],
      ] as const)
        expect(headroomSentence(editionOf(told, createLanguage(locale)), told.series[0]!)).toContain(`(${said})`)
    }
  })

  it('plans of a limit that nobody judged with a part of the load that it tells', () => {
    const told = someReport(someSweep('uuuuuuu'))
    const values = lawOf(told, told.series[0]!)!
    const text = headroomSentence(editionOf(told, createLanguage('en')), told.series[0]!)!
    const { arrivalRate } = told.series[0]!.headroom!
    expect((values.kept * values.mean * told.series[0]!.basis!.throughput) / values.limit).toBeCloseTo(arrivalRate, 9)
    expect(text).toContain('At most 85% of that is planned for')
  })

  it('says of a replay what the rate rests on', () => {
    const told = someReport(replayableSweep())
    expect(headroomSentence(editionOf(told, language), told.series[0]!)).toMatch(/^promise\.replay .*rate: 6\./)
  })
})
