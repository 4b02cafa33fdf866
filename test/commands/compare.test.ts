import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compare } from '../../src/commands/compare.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import type { Report } from '../../src/model/report.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someSla } from '../builders.ts'
import { someReport, type ReportChoices } from '../document/some-report.ts'
import { root, someWorld } from './some-world.ts'

const reportOf = (letters: string, choices: ReportChoices = {}): Report => someReport(someSweep(letters), choices)

const run = (old: Report, next: Report, flags: Readonly<Record<string, unknown>> = {}) =>
  withTemporaryFolder('konkyo-test', async (cwd) => {
    await writeFile(join(cwd, 'old.report.json'), JSON.stringify(old))
    await writeFile(join(cwd, 'new.report.json'), JSON.stringify(next))
    const { world, out } = someWorld({ cwd })
    const code = await compare({ paths: ['old.report.json', 'new.report.json'], ...flags }, world)
    return { code, out: out.map((line) => line) }
  })

const [wide, narrow] = [reportOf('pppp'), reportOf('ppff')]

describe('compare', () => {
  it('tells at least 8 from 2, in English', async () => {
    const { code, out } = await run(wide, narrow, { lang: 'en' })
    expect(code).toBe(0)
    expect(out.slice(0, 7)).toEqual([
      'NEW is worse.',
      'OLD old.report.json (report of 2026-09-30)',
      'NEW new.report.json (report of 2026-09-30)',
      'Asked of both: p99 TTFT ≤ 3 s and p99 ITL ≤ 120 ms',
      '[worse] 256 in / 256 out on 1× RTX 5090',
      '  Limit: at least concurrency 8 (the test ended there) → concurrency 2 (fails at concurrency 4): worse',
      '  Throughput at the limit: 1.99 → 0.497 req/s, −75.0% (noise leaves −76.2% to −73.8%): worse',
    ])
  })

  it('promises what the reports promise, which is cut and not rounded', async () => {
    const { out } = await run(reportOf('ppppp'), narrow, { lang: 'en' })
    expect(out.find((line) => line.startsWith('  Planning rate: '))).toMatch(/: 1\.87 → 0\.0369 req\/s, /)
  })

  it('shows before and after at the highest common load', async () => {
    const { out } = await run(wide, narrow, { lang: 'en' })
    const at = out.findIndex((line) => line.startsWith('  Before and after at concurrency 8, one run each'))
    expect(out[at + 1]).toMatch(/^ {4}Number +OLD +NEW +Improvement$/)
    expect(out[at + 2]).toMatch(/^ {4}Completed requests +[\d,]+ +[\d,]+ +—$/)
  })

  it('and in Japanese', async () => {
    const { out } = await run(wide, narrow, { lang: 'ja' })
    expect(out[0]).toBe('新は旧より悪い。')
    expect(out.slice(4, 7)).toEqual([
      '[悪化] 入力 256 / 出力 256、1× RTX 5090',
      '  上限: 同時 8 以上(これより上は未測定) → 同時 2 (同時 4 で不適合): 悪化',
      '  上限でのスループット: 毎秒 1.99 → 0.497 件、−75.0 %(誤差を見込むと −76.2 % 〜 −73.8 %): 悪化',
    ])
  })

  it('fails on worse only when something is', async () => {
    expect((await run(wide, narrow, { failOn: 'worse' })).code).toBe(1)
    expect((await run(narrow, wide, { failOn: 'worse' })).code).toBe(0)
    expect((await run(wide, wide, { failOn: 'worse' })).code).toBe(0)
    await expect(run(wide, narrow, { failOn: 'error' })).rejects.toMatchObject({ code: 'badOption' })
  })

  it('says first that another question was asked', async () => {
    const strict = reportOf('pppp', { plan: { sla: someSla('ttft.p99<=2s,itl.p99<=120ms') } })
    const { out, code } = await run(wide, strict, { lang: 'en', failOn: 'worse' })
    expect(out[3]).toBe(
      'The SLA differs: OLD p99 TTFT ≤ 3 s and p99 ITL ≤ 120 ms, NEW p99 TTFT ≤ 2 s and p99 ITL ≤ 120 ms. What hangs on it is not compared.',
    )
    expect(out[0]).not.toMatch(/^Nothing (?:differs|changed)/)
    expect(out[5]).toMatch(/^ {2}Limit: .*: not comparable \(asked differently\)$/)
    expect(code).toBe(0)
  })

  it('gives JSON without a number that JSON has no word for', async () => {
    const { out } = await run(wide, narrow, { json: true })
    const told = JSON.parse(out.join('\n')) as { pairs: { answers: { brackets: unknown }[] }[] }
    expect(told.pairs[0]?.answers[0]?.brackets).toEqual({ old: { from: 8, below: null }, new: { from: 2, below: 4 } })
  })

  it('wants two, and no question where the reports have theirs', async () => {
    const { world } = someWorld()
    await expect(compare({ paths: ['x'] }, world)).rejects.toMatchObject({ code: 'twoSubjects' })
    await expect(run(wide, narrow, { sla: 'chat' })).rejects.toMatchObject({
      code: 'reportAsked',
      values: { flags: '--sla' },
    })
  })

  it('says of a fixture and itself that nothing changed, judged or not', async () => {
    const { world, out } = someWorld()
    const course = 'fixtures/course/results.csv'
    expect(await compare({ paths: [course, course], lang: 'en', failOn: 'worse' }, world)).toBe(0)
    expect(out[0]).toBe('Nothing changed: both hold the same measurements.')
    expect(out.slice(4).every((line) => /^\[unchanged\] .*: \d+ numbers are the same$/.test(line))).toBe(true)
    expect(out).toHaveLength(10)
  })

  it('gives no planning rate where a side has none, and says which side does not record what it served', async () => {
    const { world, out } = someWorld()
    await compare({ paths: ['fixtures/course', 'fixtures/sample'], lang: 'en' }, world)
    expect(out[3]).toBe('  The results are synthetic (konkyo-simulator), not measured.')
    const rates = out.filter((line) => line.startsWith('  Planning rate: '))
    expect(rates).toHaveLength(6)
    for (const line of rates)
      expect(line).toMatch(/: — → [\d.]+ req\/s: known of NEW alone \(OLD does not record the lengths served\)$/)
  })

  it('asks results what the report beside them was asked', async () => {
    await withTemporaryFolder('konkyo-test', async (cwd) => {
      const plan = { sla: someSla('ttft.p99<=9s'), overflow: 0.05 }
      await writeFile(join(cwd, 'old.report.json'), JSON.stringify(reportOf('pp', { plan })))
      const { world, out } = someWorld({ cwd })
      const paths = ['old.report.json', `${root}fixtures/course`]
      await compare({ paths, lang: 'en' }, world)
      expect(out[3]).toBe('Asked of both: p99 TTFT ≤ 9 s')
    })
  })
})
