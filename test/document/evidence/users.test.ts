import { describe, expect, it } from 'vitest'
import { usersBlocks } from '../../../src/document/evidence/users.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Report } from '../../../src/model/report.ts'
import { replayableSweep } from '../../analysis/replayable-sweep.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { sentencesOf, stepsOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { uglyReports } from '../ugly-reports.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const sectionOf = (report: Report, index = 0) => ({
  id: 'users',
  title: '',
  blocks: usersBlocks(editionOf(report, language), report.series[index]!),
})

const countsOf = (report: Report) =>
  tablesOf(sectionOf(report)).find(({ caption }) => caption.startsWith('users.table'))

const lawIn = (plan: Partial<Plan>): string => {
  const [one] = stepsOf(sectionOf(someReport(someSweep('ppppppf'), { plan: { intervals: [30], ...plan } })))
  return one!.steps.find(({ label }) => label === 'step.headroom')!.formula
}

describe('usersBlocks', () => {
  const report = someReport(someSweep('ppf'), { plan: { intervals: [3, 30], thinkTimes: [12] } })

  it('counts users for every reading and every share, and the derived share', () => {
    const table = countsOf(report)
    expect(table?.columns.map(({ label }) => label)).toEqual([
      'column.reading',
      ...['70%', '75%', '80%'].map((share) => `column.utilization (share: ${share})`),
      'nature.derived',
    ])
    const shown = table?.rows.flatMap((row) => row.slice(1).map(({ text }) => text)) ?? []
    const counted = report.series[0]!.users.map(({ users, reachable }) =>
      reachable ? String(users) : 'body.users.unreachable',
    )
    expect(shown.toSorted()).toEqual(counted.toSorted())
  })

  it('writes the arithmetic out so that it can be checked by hand', () => {
    const [steps] = stepsOf(sectionOf(report))
    const open = steps?.steps.find(({ formula }) => formula.startsWith('step.users.open.fixed'))
    const pairs = [...(open?.formula.matchAll(/(\w+): ([\d.]+)/g) ?? [])]
    const shown = Object.fromEntries(pairs.map(([, name, value]) => [name, Number(value)]))
    const users = Math.floor(shown['throughput']! * (shown['share']! / 100) * shown['interval']!)
    expect(open?.result.text).toBe(`unit.users (users: ${users}\u00a0${users === 1 ? 'user' : 'users'})`)
  })

  it('states the condition of the derived share, or that bursts are in the measurement already', () => {
    expect(sentencesOf(sectionOf(report))[0]).toContain('headroom.judged')
    const open = uglyReports.openLoop()
    expect(sentencesOf(sectionOf(open))).toEqual([expect.stringContaining('condition: users.openLoop')])
  })

  it('writes out the law of the arrivals that were stated', () => {
    expect(lawIn({})).toBe('max { m : P(Poisson(m) > 32) ≤ 1% }')
    expect(lawIn({ arrivals: { burstiness: 0.5, dayToDay: 0.2 } })).toMatch(
      /^max \{ a : P\(NB\(a, .*0\.5.* > 32\) ≤ 1%/,
    )
  })

  it('writes out what a replay allows as its trail does, and users who wait by the same rate', () => {
    const replayed = someReport(replayableSweep(), { plan: { intervals: [3], thinkTimes: [30] } })
    const { headroom } = replayed.series[0]!
    const lines = stepsOf(sectionOf(replayed))[0]!.steps
    const at = (ref: string) => lines.find(({ result }) => result.ref === ref)
    const [sustained, margin] = [headroom!.promise!.sustained!, headroom!.promise!.margin!]
    const parts = at('series/0/headroom/arrivalRate')!
      .formula.match(/[\d.]+/g)!
      .map(Number)
    expect(parts[0]! / sustained).toBeCloseTo(1, 3)
    expect(parts.at(-1)! / margin).toBeCloseTo(1, 3)
    const waiting = lines.filter(({ formula }) => formula.startsWith('step.users.closed.derived'))
    expect(waiting).toHaveLength(1)
    expect(waiting[0]!.formula).toContain('thinkTime: 3')
  })

  it('names the share that a line works with, also of users who wait', () => {
    const labels = stepsOf(sectionOf(report))[0]!.steps.flatMap(({ label, formula }) =>
      /^step\.users\.\w+\.derived/.test(formula) ? label.match(/share: ([\d.]+)/)![1]! : [],
    )
    expect(labels).toHaveLength(2)
    expect(new Set(labels)).toEqual(
      new Set([language.value(report.series[0]!.headroom!.utilization, 'percent').slice(0, -1)]),
    )
  })

  it('gives no count of users whose answers take longer than their interval, and works with the next', () => {
    const slow = someReport(someSweep('ppf'), { plan: { intervals: [0.01, 30] } })
    const rowsOf = (name: string) =>
      countsOf(slow)!.rows.filter(([head]) => head!.text === language.say('users.open', { interval: Number(name) }))
    expect(
      new Set(
        rowsOf('0.01')[0]!
          .slice(1)
          .map(({ text }) => text),
      ),
    ).toEqual(new Set(['body.users.unreachable']))
    expect(
      rowsOf('30')[0]!
        .slice(1)
        .every(({ ref }) => ref !== undefined),
    ).toBe(true)
    expect(countsOf(slow)!.notes).toContain('body.users.unreachable.note')
    const worked = stepsOf(sectionOf(slow))[0]!.steps.filter(({ label }) => label.startsWith('step.users '))
    for (const { label } of worked) expect(label).toMatch(/(interval|thinkTime): 30/)
    const quick = someReport(someSweep('ppf'), { plan: { intervals: [30] } })
    expect(countsOf(quick)!.notes).not.toContain('body.users.unreachable.note')
  })

  it('calls intervals that nobody gave assumed', () => {
    const notes = countsOf(report)?.notes
    expect(notes).toContain('users.assumedInterval')
    expect(countsOf(someReport(someSweep('ppf'), { plan: { intervals: [], thinkTimes: [60] } }))?.notes).toEqual([
      'users.note',
      'users.note.waiting',
    ])
  })

  it('says nothing where nothing can be said', () => {
    const failing = someReport(someSweep('ff'))
    expect(usersBlocks(editionOf(failing, language), failing.series[0]!)).toEqual([])
  })
})
