import { describe, expect, it } from 'vitest'
import { bodyOf, glossary, measurements } from '../../../src/document/body/body.ts'
import { conclusion } from '../../../src/document/body/conclusion.ts'
import { nonFunctional } from '../../../src/document/body/non-functional.ts'
import { operation } from '../../../src/document/body/operation.ts'
import { results } from '../../../src/document/body/results.ts'
import { risks } from '../../../src/document/body/risks.ts'
import { scope } from '../../../src/document/body/scope.ts'
import { users } from '../../../src/document/body/users.ts'
import { decisionSentence } from '../../../src/document/decision-text.ts'
import { termItem } from '../../../src/document/meanings.ts'
import { body } from '../../../src/document/block.ts'
import { formatValue } from '../../../src/i18n/format.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { poissonHeadroom } from '../../../src/maths/headroom.ts'
import { byId } from '../../../src/model/by-id.ts'
import { plannedUsers } from '../../../src/model/of-series.ts'
import type { Report } from '../../../src/model/report.ts'
import { replayableSweep } from '../../analysis/replayable-sweep.ts'
import { someCost, someDemand } from '../../analysis/some-demand.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { sampleReports } from '../../samples.ts'
import { askedReports } from '../asked-reports.ts'
import { recordsOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { mixedReports, mixedWith } from '../mixed-reports.ts'
import { uglyReports } from '../ugly-reports.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const passing = someReport(someSweep('ppf'), { plan: { intervals: [3, 30] } })
const failing = someReport(someSweep('ff'))
const unjudged = someReport(someSweep('uu'))

describe('the body', () => {
  it('says nothing of what nothing is known of', () => {
    const ids = (report: typeof passing) => bodyOf(editionOf(report, language)).map(({ id }) => id)
    for (const report of [failing, unjudged]) {
      expect(ids(report)).toEqual(expect.arrayContaining(['conclusion', 'scope', 'assumptions', 'results']))
      for (const id of ['users', 'operation', 'non-functional', 'cost']) expect(ids(report)).not.toContain(id)
    }
    expect(ids(passing)).toEqual(expect.arrayContaining(['users', 'operation', 'non-functional']))
  })

  it.each(Object.entries(uglyReports))('has an id for each section and heading of %s', (_, make) => {
    const ids = bodyOf(editionOf(make(), language)).flatMap(({ id, blocks }) => [
      id,
      ...blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : [])),
    ])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

it('rests the planning rate of a mix on its workloads, not on the rule of one of them', () => {
  const report = mixedReports.mixed()
  const decisions = report.decisions.filter(({ mix, series }) => mix === 'mix-1' && series !== null)
  const edition = editionOf({ ...report, decisions }, language)
  expect(decisionSentence(edition, decisions[0]!)).toContain('decision.from.mix')
  const grounds = conclusion(edition).blocks.flatMap((block) =>
    block.kind === 'answer' ? block.figures.map((figure) => figure.note) : [],
  )
  expect(grounds).toContain('body.from.mix')
  expect(termItem(edition, 'planningRate').text).toContain('planningRate.mix')
})

it('holds users of a mix who wait against no limit of one of its workloads', () => {
  const report = mixedWith({ intervals: [], thinkTimes: [1] })
  const ofMix = report.decisions.filter(({ mix, users: own }) => mix !== null && own.length > 0)
  const notesOf = (decisions: Report['decisions']) =>
    users(editionOf({ ...report, decisions: [...decisions] }, language)).flatMap((section) =>
      tablesOf(section).flatMap(({ notes }) => notes),
    )
  expect(ofMix.length).toBeGreaterThan(0)
  expect(notesOf(ofMix)).not.toContain('body.users.closed')
  expect(notesOf(report.decisions.filter(({ mix }) => mix === null))).toContain('body.users.closed')
})

it('draws on page 1 the gauge of a workload, also where its mix comes first', () => {
  const report = mixedReports.mixed()
  const [mix, one] = [false, true].map((alone) =>
    report.decisions.find((decision) => (decision.mix === null) === alone),
  )
  const { blocks } = conclusion(editionOf({ ...report, decisions: [mix!, one!] }, language))
  expect(blocks.map(({ kind }) => kind).filter((kind) => kind === 'answer' || kind === 'figure')).toEqual([
    'answer',
    'answer',
    'figure',
  ])
})

it.each(['users', 'cost'])('counts servers of a mix once in the body, among %s', (id) => {
  const prices = id === 'cost' ? { cost: someCost() } : {}
  const report = mixedWith({ demand: someDemand({ arrivalRates: [9] }), ...prices })
  const counted = bodyOf(editionOf(report, language)).filter((section) =>
    tablesOf(section).some(({ caption }) => caption.startsWith('mix.demand')),
  )
  expect(counted.map((section) => section.id)).toEqual([id])
})

const scopeText = (report: typeof passing) => JSON.stringify(scope(editionOf(report, language)).blocks)

describe('scope', () => {
  it('tells what was measured, and cuts long lists', () => {
    const rows = recordsOf(tablesOf(scope(editionOf(uglyReports.manyLayouts(), language)))[0]!)
    expect(rows).toHaveLength(8)
    expect(rows.find((row) => row['column.item'] === 'body.scope.layouts')!['column.value']).toContain('body.list.more')
  })

  it('says that completed requests were not recorded', () => {
    expect(scopeText(uglyReports.nothingKnown())).toContain('completed: body.scope.completed.unknown')
    expect(scopeText(passing)).toMatch(/completed: body\.scope\.completed \(requests: \d/)
  })

  it('speaks of recommendations, and of a planning rate to test, only where there are any', () => {
    const two = (report: typeof passing) => ({ ...report, workloads: [report.workloads[0]!, report.workloads[0]!] })
    expect(scopeText(two(passing))).toMatch(/body\.questions.*conclusion\.disclaimer"/)
    expect(scopeText(two(unjudged))).not.toContain('body.questions')
    expect(scopeText(unjudged)).toContain('conclusion.disclaimer.nothing')
  })
})

describe('results', () => {
  it('are a page for each workload, with its answer and its table', () => {
    const [section] = results(editionOf(passing, language))
    expect(section!.blocks.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['heading', 'answer', 'figure', 'table']),
    )
  })

  it('are a table where they would be a book', () => {
    const report = { ...passing, workloads: Array.from({ length: 7 }, () => passing.workloads[0]!) }
    expect(results(editionOf(report, language))[0]!.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table'])
  })
})

describe('users', () => {
  it('are counted for each reading of the demand, in a column each', () => {
    const [table] = tablesOf(users(editionOf(passing, language))[0]!)
    const counts = passing.decisions[0]!.users.filter(({ reachable }) => reachable).map((row) => row.users)
    const shown = table!.rows[0]!.slice(2).map(({ text }) => text)
    for (const count of counts) expect(shown.join(' ')).toContain(`users: ${count}`)
    const answer = recordsOf(table!)[0]!['body.users.answer']
    expect(answer).toBe(formatValue('en', plannedUsers(passing.series[0]!)!.latency, 'latency'))
    expect(table!.columns).toHaveLength(3 + passing.decisions[0]!.users.length)
  })

  it('are told why there are none, of more demands than sentences too', () => {
    const asked = { demand: someDemand({ arrivalRates: [1, 2, 3, 4], peakDay: { name: null, factor: 2 } }) }
    const shown = (levels: string) =>
      JSON.stringify(users(editionOf(someReport(someSweep(levels), { plan: asked }), language))[0]!.blocks)
    expect(shown('ff').split('sizing.none.because')).toHaveLength(5)
    expect(shown('ff')).not.toContain('demand.peakDay (')
    expect(shown('pppf')).toContain('demand.peakDay (')
    expect(shown('pppf')).not.toContain('sizing.')
  })

  it('are told to be of simulated answers only where the time of an answer is marked', () => {
    const both = someReport([...replayableSweep(), ...someSweep('ppf')], { plan: { intervals: [30] } })
    const [table] = tablesOf(users(editionOf(both, language))[0]!)
    const natures = table!.rows.map((row) => row[2]!.nature)
    expect(natures.toSorted()).toEqual(['estimated', undefined])
    expect(table!.notes).toContain('body.users.simulated.open (mark: nature.estimated)')
    const [measured] = tablesOf(users(editionOf(passing, language))[0]!)
    expect(JSON.stringify(measured!.notes)).not.toContain('body.users.simulated')
  })
})

describe('risks', () => {
  it('name every condition of an answer with what to do about it', () => {
    const rows = recordsOf(tablesOf(risks(editionOf(passing, language))[0]!)[0]!)
    for (const { kind } of passing.decisions[0]!.conditions)
      expect(rows).toContainEqual(
        expect.objectContaining({
          'body.column.risk': `body.risk.${kind}`,
          'body.column.action': `body.risk.${kind}.action`,
        }),
      )
  })

  it('say once what differs from question to question by one number alone', async () => {
    const report = await sampleReports.sample()
    const once = report.decisions.flatMap(({ conditions }) => conditions.filter(({ kind }) => kind === 'oneRun'))
    expect(new Set(once.map(({ values }) => values['level'])).size).toBeGreaterThan(1)
    const rows = recordsOf(tablesOf(risks(editionOf(report, language))[0]!)[0]!)
    const told = rows.find((row) => row['body.column.risk'] === 'body.risk.oneRun')!['body.column.detail']!
    expect(told).toMatch(/^body\.risk\.oneRun\.several/)
    expect(told.match(/body\.risk\.one /g)).toHaveLength(once.length)
    const ja = createLanguage('ja')
    const rowsInJa = recordsOf(tablesOf(risks(editionOf(report, ja))[0]!)[0]!)
    const inJa = rowsInJa.find((row) => row[ja.say('body.column.risk')] === ja.say('body.risk.oneRun'))!
    expect(inJa[ja.say('body.column.detail')]!.split('；')).toHaveLength(once.length)
  })

  it('ask for what was not recorded, not for more of it', () => {
    const rows = recordsOf(tablesOf(risks(editionOf(uglyReports.nothingKnown(), language))[0]!)[0]!)
    const adviceOf = (id: string) => rows.find((row) => row['body.column.risk'] === `audit.${id}.title`)
    for (const id of ['V01', 'V04']) expect(adviceOf(id)!['body.column.action']).toBe('finding.advice.wanting')
    expect(adviceOf('V23')!['body.column.action']).toBe('audit.V23.advice')
  })

  it('say of one kind that is left out that it is in the evidence, and of two that they are', () => {
    const [one, two] = [1, 2].map((count) => createLanguage('en').say('body.risks.more', { count }))
    expect(one).toBe('1 more kind of error or warning about the measurement is in “Evidence”.')
    expect(two).toContain('2 more kinds of error or warning about the measurement are in')
  })

  it('count the findings that they leave out', () => {
    const report = uglyReports.everyStatus()
    const [table] = tablesOf(risks(editionOf(report, language))[0]!)
    const conditions = new Set<string>(report.decisions.flatMap((one) => one.conditions.map(({ kind }) => kind)))
    const saidAlready = (id: string): boolean =>
      (id === 'V02' && conditions.has('unconfirmed')) || (id === 'V11' && conditions.has('oneRun'))
    const grave = report.findings.filter(({ id, severity }) => severity !== 'info' && !saidAlready(id))
    const kinds = new Set(grave.map(({ id }) => id))
    const told = table!.rows.filter(([name]) => name!.text.startsWith('audit.')).length
    const left = /count: (\d+)/.exec(table!.notes.join(' '))?.[1] ?? '0'
    expect(told + Number(left)).toBe(kinds.size)
  })
})

/** Planned with so many times the throughput at the limit, where simulated servers carry so many. */
const plannedAt = (share: number, sustained: number | null) => {
  const [series, decision] = [passing.series[0]!, passing.decisions[0]!]
  const { throughput } = series.basis!
  const headroom = series.headroom!
  const promise = { ...headroom.promise!, sustained: sustained && sustained * throughput }
  const report = {
    ...passing,
    series: [{ ...series, headroom: { ...headroom, promise } }],
    decisions: [{ ...decision, planningRate: { ...decision.planningRate!, value: share * throughput } }],
  }
  const [, watch] = tablesOf(operation(editionOf(report, language))[0]!)
  return { arrivals: recordsOf(watch!)[0]!['body.watch.arrivals']!, throughput, notes: watch!.notes.join(' ') }
}

describe('operation', () => {
  it('sets the measured limit and the planning rate, and warns at what was measured', () => {
    const [settings, watch] = tablesOf(operation(editionOf(passing, language))[0]!)
    expect(settings!.rows[0]!.map(({ ref }) => ref)).toEqual(
      expect.arrayContaining(['series/0/capacity/maxConcurrency', 'decisions/0/planningRate/value']),
    )
    const point = passing.series[0]!.points.findIndex(
      ({ level }) => level === passing.series[0]!.capacity.maxConcurrency,
    )
    expect(watch!.rows[0]!.map(({ ref }) => ref)).toContain(`series/0/points/${point}/judgements/ttft.p99/value`)
  })

  it('gives no cap where the plan alone fills it, and says why', () => {
    const series = passing.series[0]!
    const most = poissonHeadroom(series.capacity.maxConcurrency!, series.headroom!.overflow).maxMeanConcurrency
    const settingsWith = (share: number) => {
      const asking = series.users.map((row) => ({ ...row, arrivalRate: (share * most) / row.latency! }))
      const [settings] = tablesOf(
        operation(editionOf({ ...passing, series: [{ ...series, users: asking }] }, language))[0]!,
      )
      return { cap: recordsOf(settings!)[0]!['body.setting.limit'], notes: settings!.notes }
    }
    expect(settingsWith(0.99).cap).toMatch(/^level\.concurrency/)
    expect(settingsWith(0.99).notes).not.toContain('body.settings.uncapped')
    expect(settingsWith(1.01)).toMatchObject({ cap: '—' })
    expect(settingsWith(1.01).notes).toContain('body.settings.uncapped')
  })

  it('alarms at what the server carries, and never below the plan', () => {
    const { throughput } = plannedAt(0.5, null)
    expect(plannedAt(0.5, null).arrivals).toContain(`b: ${formatValue('en', throughput, 'rate')}`)
    expect(plannedAt(0.5, 0.6).arrivals).toContain(`b: ${formatValue('en', 0.6 * throughput, 'rate')}`)
    expect(plannedAt(0.1 / throughput, 0.10468 / throughput).arrivals).toContain('b: 0.105)')
    expect(plannedAt(0.8, 0.6).arrivals).not.toContain('pair')
    expect(plannedAt(1.1, null).arrivals).not.toContain('pair')
  })

  it('caps a mix at what its joint limit has in flight, which is estimated, and warns at no latency of one class', () => {
    const report = mixedReports.mixed()
    const [settings, watch] = tablesOf(operation(editionOf(report, language))[0]!)
    const { limit } = report.mixes[0]!.layouts[0]!
    const [cap, rate, length] = settings!.rows[0]!.slice(2)
    expect(cap).toMatchObject({ nature: 'estimated', ref: 'mixes/0/layouts/0/limit/concurrency' })
    expect(cap!.text).toContain(`level: ${Math.floor(limit!.concurrency)}`)
    expect(rate!.ref).toBe('decisions/0/planningRate/value')
    expect(length!.ref).toBe('mixes/0/layouts/0/classes')
    expect(settings!.notes).toContain('body.settings.mix')
    const told = recordsOf(watch!)[0]!
    expect(told['body.watch.arrivals']).toContain(`b: ${formatValue('en', limit!.throughput, 'rate')}`)
    expect(watch!.rows[0]!.some(({ ref }) => ref?.includes('/judgements/'))).toBe(false)
  })

  it('speaks of simulated servers only where there are any', () => {
    expect(plannedAt(0.5, null).notes).not.toContain('body.watch.simulated')
    expect(plannedAt(0.5, 0.6).notes).toContain('body.watch.simulated')
  })
})

describe('measurements', () => {
  it('are those that `next` proposes, the rest counted, and none where nothing is open', () => {
    const [section] = measurements(editionOf(uglyReports.manyLayouts(), language))
    expect(tablesOf(section!)[0]!.rows).toHaveLength(8)
    const [text] = section!.blocks
    expect(text).toMatchObject({ text: expect.stringMatching(/measurements\.first .*all: (?:9|\d{2,}).*count: 8\b/) })
    const [few] = measurements(editionOf(passing, language))[0]!.blocks
    expect(few).toMatchObject({ text: expect.stringMatching(/measurements\.all .*all: [1-8]\b/) })
    expect(measurements(editionOf({ ...passing, series: [] }, language))).toEqual([])
  })
})

/** What the first table says of the mix. */
const ofMix = (tables: readonly Parameters<typeof recordsOf>[0][]) =>
  recordsOf(tables[0]!).find((row) => row['decision.column.question'] === 'office')!

describe('the non-functional grades', () => {
  it('takes what a mix carries together, and knows no time of its answers', () => {
    const report = mixedReports.mixed()
    const { throughput } = report.mixes[0]!.layouts[0]!.limit!
    const decision = report.decisions.find(({ mix }) => mix === 'mix-1')!
    const graded = ofMix(tablesOf(nonFunctional(editionOf(report, language))[0]!))
    expect(graded['body.nfr.B.2.3']).toContain(`ratio: ${(throughput / decision.planningRate!.value).toFixed(2)}`)
    expect(ofMix(tablesOf(users(editionOf(report, language))[0]!))['body.users.answer']).toBe('—')
  })

  it('grade a mix by what its servers carry of what is asked', () => {
    const report = mixedReports.mixedAsked()
    const [{ limit, sized }] = report.mixes[0]!.layouts as [(typeof report.mixes)[number]['layouts'][number]]
    const ratio = (sized[0]!.replicas! * limit!.throughput) / report.demand[0]!.arrivalRate!
    const rows = recordsOf(tablesOf(nonFunctional(editionOf(report, language))[0]!)[0]!)
    expect(rows.map((row) => row['body.nfr.B.2.3']).join()).toContain(`ratio: ${ratio.toFixed(2)}`)
  })

  it('grade a mix by no more than simulated servers carry of its classes', () => {
    const report = mixedReports.mixedAsked()
    const slower = report.series.map((one) => {
      const promise = one.headroom?.promise
      return promise && one.basis
        ? { ...one, headroom: { ...one.headroom!, promise: { ...promise, sustained: one.basis.throughput / 2 } } }
        : one
    })
    const ratioIn = (told: typeof report): number => {
      const rows = recordsOf(tablesOf(nonFunctional(editionOf(told, language))[0]!)[0]!).map(
        (row) => row['body.nfr.B.2.3'],
      )
      return Number(/ratio: ([\d.]+)/.exec(rows.join())![1])
    }
    expect(ratioIn({ ...report, series: slower })).toBeCloseTo(ratioIn(report) / 2, 1)
  })

  it('name the load of a normal day, of tokens too', () => {
    const report = askedReports.monthEnd()
    const tokens = report.sizing.filter(({ demand }) => byId(report.demand, demand)!.tokenRate !== null)
    const rows = recordsOf(tablesOf(nonFunctional(editionOf(report, language))[0]!)[0]!).map(
      (row) => row['body.nfr.B.1.1'],
    )
    for (const { options } of tokens) expect(rows.join()).toContain(formatValue('en', options[0]!.normalRate!, 'rate'))
    expect(tokens.length).toBeGreaterThan(0)
  })

  it('take p99 for level 5 of answers in time, and 1.43 of capacity for level 1', () => {
    const [table] = tablesOf(nonFunctional(editionOf(passing, language))[0]!)
    const [row] = recordsOf(table!)
    expect(row!['body.nfr.B.2.1']).toMatch(/level: 5/)
    const ratio = passing.series[0]!.basis!.throughput / passing.decisions[0]!.planningRate!.value
    const level = [1.2, 1.5, 2, 3, 10].filter((end) => ratio >= end).length
    expect(row!['body.nfr.B.2.3']).toContain(`level: ${level}`)
  })

  it('are bounds where the limit is not known', () => {
    const [bounded, open] = ['ppf', 'ppp'].map((letters) => {
      const report = someReport(someSweep(letters), { plan: { intervals: [3] } })
      const [row] = recordsOf(tablesOf(nonFunctional(editionOf(report, language))[0]!)[0]!)
      return [row!['body.nfr.B.2.3'], row!['body.nfr.B.3.1']].map((text) => /text: ([\w.]+)/.exec(text!)![1])
    })
    expect(bounded).toEqual(['body.nfr.spare', 'body.nfr.busy'])
    expect(open).toEqual(['body.nfr.spare.open', 'body.nfr.busy.open'])
  })

  it('take what simulated servers carry for the capacity, where that is less than the throughput at the limit', () => {
    const [series, decision] = [passing.series[0]!, passing.decisions[0]!]
    const promise = { ...series.headroom!.promise!, sustained: 1.1 * decision.planningRate!.value }
    const report = { ...passing, series: [{ ...series, headroom: { ...series.headroom!, promise } }] }
    const [row] = recordsOf(tablesOf(nonFunctional(editionOf(report, language))[0]!)[0]!)
    expect(row!['body.nfr.B.2.3']).toMatch(/level: 0.*ratio: 1\.10/)
  })
})

describe('the glossary', () => {
  it('explains the words that are used, and no others', () => {
    const en = createLanguage('en')
    const section = { id: 'x', title: 'X', blocks: [body('The TTFT at this concurrency.')] }
    const [found] = glossary(editionOf(passing, en), [section])
    const [block] = found!.blocks
    expect(block?.kind === 'definitions' && block.items.map(({ term }) => term)).toEqual(['TTFT', 'Concurrency'])
    expect(glossary(editionOf(passing, en), [{ ...section, blocks: [] }])).toEqual([])
  })
})
