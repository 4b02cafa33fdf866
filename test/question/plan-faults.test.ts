import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { readPlanFile } from '../../src/question/plan-file.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { writeDump } from '../cases/dump.ts'

const folder = new URL('../../fixtures/plans/', import.meta.url).pathname

/** Line and column, code, and what was probably meant, of each mistake. */
const mistakes = async (path: string, cwd = '.') => {
  const error: unknown = await readPlanFile(path, cwd).catch((thrown: unknown) => thrown)
  if (!(error instanceof UserError)) throw new Error('a plan without a mistake')
  return [error, ...error.also].map(({ code, values }) =>
    [String(values['where']).split(':').slice(-2).join(':'), code, values['near']].filter(Boolean),
  )
}

const mistakesIn = async (plan: string) =>
  withTemporaryFolder('konkyo-test', async (cwd) => {
    await writeDump(cwd, { 'plan.yaml': plan })
    return mistakes('plan.yaml', cwd)
  })

const list = (count: number, one: (i: number) => string): string =>
  `[${Array.from({ length: count }, (_, i) => one(i)).join(', ')}]`

describe('the mistakes of a plan', () => {
  it('are told at once, in the order of lines, with what was probably meant', async () => {
    expect(await mistakes(`${folder}many-mistakes.yaml`)).toEqual([
      ['2:1', 'unknownPreset', 'chat'],
      ['4:18', 'badDuration'],
      ['4:24', 'badDuration'],
      ['5:3', 'planUnknownKey', 'users'],
      ['6:1', 'badShare'],
      ['7:1', 'badChoice', 'n+1'],
      ['8:1', 'planUnknownKey', 'demand.interval'],
      ['11:5', 'planUnknownKey', 'tensorParallel'],
      ['12:5', 'planOutOfRange'],
      ['14:5', 'badMix'],
      ['18:3', 'badDate'],
      ['19:1', 'badChoice', 'worst'],
    ])
  })

  it.each([
    ['200 intervals', `demand: { interval: ${list(200, (i) => `${i + 1}s`)} }`, 'planEntries'],
    ['11 think times', `demand: { thinkTime: ${list(11, (i) => `${i + 1}s`)} }`, 'planEntries'],
    ['21 arrival rates', `demand: { arrivalRate: ${list(21, (i) => `${i + 1}/s`)} }`, 'planEntries'],
    ['21 user counts', `demand: { interval: 3s, users: ${list(21, (i) => `${i + 1}`)} }`, 'planEntries'],
    ['21 shares', `headroom: "${list(21, (i) => `${i + 1}%`).slice(1, -1)}"`, 'tooMany'],
    ['1,001 hints', `series: ${list(1001, () => '{ match: a }')}`, 'planEntries'],
    ['an interval of 1e308', 'demand: { interval: 1e308 }', 'badDuration'],
    ['1e308 users', 'demand: { interval: 3s, users: 1e308 }', 'planOutOfRange'],
    ['a price of 1e308', 'cost: { electricity: 1e308 }', 'planOutOfRange'],
    ['a length of 1e308', 'series: [{ match: a, inputTokens: 1e308 }]', 'planOutOfRange'],
    ['a burstiness of 1e-308', 'arrivals: { burstiness: 1e-308 }', 'planOutOfRange'],
    ['a peak day no busier than others', 'demand: { peakDay: { factor: 1 } }', 'planOutOfRange'],
    ['a peak day without a factor', 'demand: { peakDay: { name: month-end } }', 'planMissing'],
    ['a text that was left empty', 'series: [{ match: a, engine: }]', 'planEmpty'],
    ['a number that was left empty', 'demand: { employees: { registered: } }', 'planEmpty'],
    ['a choice that was left empty', 'availability:', 'planEmpty'],
    ['a list that was left empty', 'series:    # none', 'planEmpty'],
    ['people without their number', 'demand: { employees: { years: 3 } }', 'planMissing'],
    ['a busy hour of 120 %', 'demand: { employees: { registered: 5, busyHour: 120% } }', 'badShare'],
    ['a thirteenth month', 'cost: { date: 2026-13 }', 'badDate'],
  ])('are refused at once: %s', async (_, plan, code) => {
    expect((await mistakesIn(plan)).map(([, one]) => one)).toEqual([code])
  })

  it('are found in YAML too, each broken line', async () => {
    expect(await mistakesIn('title: a\ntitle: b\nsla: c\nsla: d\n')).toEqual([
      ['2:1', 'planSyntax'],
      ['4:1', 'planSyntax'],
    ])
  })
})
