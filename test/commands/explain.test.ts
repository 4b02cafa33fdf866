import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { explain, placeOfNumber } from '../../src/commands/explain.ts'
import { plain } from '../../src/commands/styled.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import { valueAt } from '../../src/model/place.ts'
import { promised } from '../../src/model/served.ts'
import type { Report } from '../../src/model/report.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { sampleReports } from '../samples.ts'
import { root, someWorld } from './some-world.ts'

const uglyReport = uglyReports.everyStatus()

describe('placeOfNumber', () => {
  it.each([
    ['series/0/capacity/slack/ttft.p99', 'series/0/capacity/slack/ttft.p99'],
    ['series-1.limit', 'series/0/capacity/maxConcurrency'],
    ['series-1.maxConcurrency', 'series/0/capacity/maxConcurrency'],
    ['Series-1.LIMIT', 'series/0/capacity/maxConcurrency'],
    ['series-1.users', 'series/0/users/3/users'],
    ['series-1.slack.itl.p99', 'series/0/capacity/slack/itl.p99'],
    ['series-1/points/2/verdict', 'series/0/points/2/verdict'],
    ['scaling-1.gain', 'scaling/0/atEqualConcurrency/gain'],
    ['scaling-1.atOwnLimit.gain', 'scaling/0/atOwnLimit/gain'],
    ['scaling/0/atEqualConcurrency/throughputs', 'scaling/0/atEqualConcurrency/throughputs'],
    ['r1.throughput.requests', 'runs/0/throughput/requests'],
    ['runs/0/latency/ttft/mean', 'runs/0/latency/ttft/mean'],
  ])('%s is %s', (id, ref) => {
    expect(placeOfNumber(uglyReport, id)).toBe(ref)
  })

  it.each([
    '',
    'series-1',
    'series-99.limit',
    'series-1.limitt',
    'users',
    'series/0/name',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
  ])('%j is none, and the nearest are named', (id) => {
    expect(() => placeOfNumber(uglyReport, id)).toThrow(
      expect.objectContaining({
        code: 'unknownNumber',
        values: { id, nearest: expect.stringMatching(/^\S+(?:, \S+){4}$/) },
      }),
    )
  })
})

const one = 'fixtures/sample/1xRTX5090/in256_out256/openai-infqps-concurrency'
const two = 'fixtures/sample/2xRTX5090-tp2/in256_out256/openai-infqps-concurrency'
const at16 = `${one}16-gpt-oss-20b-20260901-100749.json`
const at128 = `${one}128-gpt-oss-20b-20260901-101221.json`
const at192 = `${one}192-gpt-oss-20b-20260901-101354.json`
const tp2at128 = `${two}128-gpt-oss-20b-20260903-102709.json`
const tp2at256 = `${two}256-gpt-oss-20b-20260903-103123.json`

let report: Report
let text: string

beforeAll(async () => {
  report = await sampleReports.sample()
  text = JSON.stringify(report)
})

interface Explained {
  readonly id: string
  readonly value: unknown
  readonly values: Readonly<Record<string, unknown>>
  readonly origins: Readonly<Record<string, { readonly path: string; readonly field: string }>>
}

const said = async (
  id: string,
  { json = false, locale = 'en', content = text }: { json?: boolean; locale?: Locale; content?: string } = {},
): Promise<readonly string[]> =>
  withTemporaryFolder('konkyo-test', async (folder) => {
    const path = join(folder, 'sample.report.json')
    await writeFile(path, content)
    const { world, out } = someWorld({ locale })
    expect(await explain({ paths: [id, path], json }, world)).toBe(0)
    return out
  })

const overflowRate = 'series/0/headroom/promise/overflowRate'

/** What stands in the file of a result, and how it comes into the report. */
type Written = readonly [path: string, field: string, value: number, read: number]

describe('explain, by hand', () => {
  it.each<readonly [id: string, ref: string, value: number, written: readonly Written[]]>([
    // Every level to 128 has p99 TTFT within 3000 ms and p99 ITL within 120 ms; 192 has 3502.3 ms.
    [
      'series-1.limit',
      'series/0/capacity/maxConcurrency',
      128,
      [
        [at128, 'max_concurrency', 128, 128],
        [at128, 'p99_ttft_ms', 2172.7889999999998, 2.172789],
        [at128, 'p99_itl_ms', 80.3, 0.0803],
        [at192, 'p99_ttft_ms', 3502.2985099999973, 3.50229851],
      ],
    ],
    [
      'series-1.throughput',
      'series/0/capacity/throughput',
      27.225572,
      [[at128, 'request_throughput', 27.225572115321384, 27.225572115321384]],
    ],
    // 128 / 27.225572
    [
      'series-1.latency',
      'series/0/basis/latency',
      4.701462,
      [[at128, 'request_throughput', 27.225572115321384, 27.225572115321384]],
    ],
    // 1 - 2.172789 / 3
    [
      'series-1.slack.ttft.p99',
      'series/0/capacity/slack/ttft.p99',
      0.275737,
      [[at128, 'p99_ttft_ms', 2172.7889999999998, 2.172789]],
    ],
    // 1 - 0.036401381 / 0.12
    [
      'series-2.slack.itl.p99',
      'series/1/capacity/slack/itl.p99',
      0.696655,
      [[tp2at256, 'p99_itl_ms', 36.40138090372602, 0.03640138090372602]],
    ],
    // 128 + 64 * (3 - 2.172789) / (3.502299 - 2.172789) = 128 + 39.82
    [
      'series-1.estimate.concurrency',
      'series/0/capacity/estimate/concurrency',
      167,
      [[at192, 'p99_ttft_ms', 3502.2985099999973, 3.50229851]],
    ],
    // P(Poisson(8.894573) > 16) = 1 %, and 0.85 * 8.894573 * 12.69 / 16
    [overflowRate, overflowRate, 5.99744, [[at16, 'max_concurrency', 16, 16]]],
    // floor(27.225572 * 0.7 * 3) = floor(57.17)
    [
      'series/0/users/0/users',
      'series/0/users/0/users',
      57,
      [[at128, 'request_throughput', 27.225572115321384, 27.225572115321384]],
    ],
    // 31.906192 / 27.225572 - 1
    [
      'scaling-1.gain',
      'scaling/0/atEqualConcurrency/gain',
      0.17192,
      [
        [tp2at128, 'request_throughput', 31.906191855469736, 31.906191855469736],
        [at128, 'request_throughput', 27.225572115321384, 27.225572115321384],
      ],
    ],
    // 27.225572 * 4.687732 / 128
    [
      'r8.occupancy.high',
      'runs/7/occupancy/high',
      0.99708,
      [[at128, 'mean_e2el_ms', 4687.7324617187405, 4.687732461718741]],
    ],
  ])('%s', async (id, ref, value, written) => {
    const told = JSON.parse((await said(id, { json: true })).join('\n')) as Explained
    expect(told.id).toBe(ref)
    expect(told.value).toBeCloseTo(value, 5)
    for (const [path, field, raw, read] of written) {
      const file = JSON.parse(await readFile(`${root}${path}`, 'utf8')) as Readonly<Record<string, number>>
      expect(file[field]).toBe(raw)
      const leaf = Object.entries(told.origins).find(([, at]) => at.path === path && at.field === field)
      expect(leaf, `${path} ${field}`).toBeDefined()
      expect(told.values[leaf![0]]).toBeCloseTo(read, 9)
    }
  })
})

describe('explain', () => {
  it('tells the chain down to file, field and conversion', async () => {
    const lines = await said('series-1.slack.ttft.p99')
    expect(lines[0]).toBe(
      'Margin of p99 TTFT of 256 in / 256 out on 1× RTX 5090: 28% [series/0/capacity/slack/ttft.p99]',
    )
    expect(lines[1]).toBe('  = 1 − 2.173 / 3')
    expect(lines).toContain('  Computed again from the numbers below: the same.')
    expect(lines).toContain('  assumes: SLA p99 TTFT ≤ 3 s and p99 ITL ≤ 120 ms (given)')
    const file = lines.find((line) => line.includes(at128))
    expect(lines.at(-1)).toBe('The results are synthetic (konkyo-simulator), not measured.')
    expect(file?.trim()).toMatch(/json, field p99_ttft_ms, ms → s, SHA-256 293f822c30b6$/)
  })

  it('speaks the language of the terminal', async () => {
    const lines = await said('scaling-1.gain', { locale: 'ja' })
    expect(lines.slice(0, 2)).toEqual([
      '入力 256 / 出力 256、1× RTX 5090 → 2× RTX 5090 TP2 の増加率: +17.2 % [scaling/0/atEqualConcurrency/gain]',
      '  = 31.91 / 27.23 − 1',
    ])
    expect(lines.some((line) => line.includes('項目 request_throughput'))).toBe(true)
  })

  it('tells a sub-tree once', async () => {
    const lines = await said('series/0/headroom/expectation/error')
    const told = lines.filter((line) => line.includes('[series/0/points/0/level]'))
    expect(told.length).toBeGreaterThan(1)
    expect(told.map((line) => line.endsWith('see above'))).toEqual(told.map((_, i) => i > 0))
  })

  it('notices a number that was changed afterwards', async () => {
    const forged = structuredClone(report)
    Object.assign(forged.series[0]!.headroom!.promise!, { overflowRate: 30 })
    const lines = await said(overflowRate, { content: JSON.stringify(forged) })
    expect(lines[0]).toContain('30 req/s')
    expect(lines).toContain('  Computed again from the numbers below: 5.997 req/s. The file has been changed.')
  })

  it('reads result files, with the question of the flags', async () => {
    const { world, out } = someWorld()
    const paths = ['series-1.users', 'fixtures/course/results.csv']
    expect(await explain({ paths, interval: '3s' }, world)).toBe(0)
    expect(out.join('\n')).toContain('field request_throughput')
    expect(out.join('\n')).toMatch(/row 2|line 2/)
  })

  it('names the nearest numbers when none is called so', async () => {
    await expect(said('series-1.uesrs')).rejects.toMatchObject({
      code: 'unknownNumber',
      values: { nearest: expect.stringMatching(/^series-1\.users, /) },
    })
  })

  it.each([[[]], [['series-1.users']]])('asks for a number and a place: %j', async (paths) => {
    const { world } = someWorld()
    await expect(explain({ paths }, world)).rejects.toMatchObject({ code: 'nothingToExplain' })
  })
})

const shown = async (paths: readonly string[], flags: { depth?: string; json?: boolean; lang?: Locale } = {}) =>
  withTemporaryFolder('konkyo-test', async (folder) => {
    const path = join(folder, 'sample.report.json')
    await writeFile(path, text)
    const { world, out } = someWorld()
    expect(await explain({ paths: [...paths, path], ...flags }, world)).toBe(0)
    return out
  })

describe('explain, to find a number', () => {
  it('lists the numbers that have a name, without an ID', async () => {
    const lines = await shown([])
    expect(lines[0]).toMatch(/^ID +Value +What it is$/)
    expect(lines.some((line) => /^decision-1\.rate +\S+ req\/s/.test(line))).toBe(true)
    expect(lines.some((line) => /^series-1\.limit +128 /.test(line))).toBe(true)
  })

  it('finds those that print a value, and explains the only one', async () => {
    const lines = await shown(['27.23'])
    expect(lines.some((line) => line.startsWith('series/0/capacity/throughput '))).toBe(true)
    const rate = report.series[0]!.headroom!.promise!.overflowRate
    expect((await shown([String(Number(rate.toPrecision(6)))]))[0]).toContain(`[${overflowRate}]`)
  })

  it('finds users by the number that is promised of them, with and without its commas', async () => {
    const users = (place: string): number => (place.endsWith('/users') ? Number(valueAt(report, place)) : 0)
    const found = Object.keys(report.trails).find((place) => place.startsWith('decisions/') && users(place) > 1000)!
    const stated = promised(users(found), 2)
    expect(stated).not.toBe(users(found))
    for (const id of [String(stated), stated.toLocaleString('en')])
      expect((await shown([id])).some((line) => line.includes(found))).toBe(true)
  })

  it('tells the planning rate from that with one server more', async () => {
    const names = (await shown([])).filter((line) => line.startsWith('decision-1.'))
    expect(names[0]).toMatch(/^decision-1\.rate .*Planning rate$/)
    expect(names.find((line) => line.startsWith('decision-1.oneMore'))).toMatch(
      /Planning rate with one more GPU or server$/,
    )
  })

  it('tells as many levels as it is asked for', async () => {
    const [all, upper, top] = await Promise.all([
      shown([overflowRate]),
      shown([overflowRate], { depth: '2' }),
      shown([overflowRate], { depth: '1' }),
    ])
    expect(top!.length).toBeLessThan(upper!.length)
    expect(upper!.length).toBeLessThan(all!.length)
    const { world } = someWorld()
    await expect(explain({ paths: ['x', 'y'], depth: '0' }, world)).rejects.toMatchObject({ code: 'badOption' })
  })
})

it('keeps each number on its line, whatever a file calls its layout', async () => {
  await withTemporaryFolder('konkyo-explain', async (cwd) => {
    await writeFile(join(cwd, 'r.report.json'), JSON.stringify(uglyReports.hostileNames()))
    const { world, out } = someWorld({ cwd })
    await explain({ paths: ['r.report.json'] }, world)
    expect(out.filter((line) => /[\n\t]/.test(line))).toEqual([])
    expect(out.length).toBeGreaterThan(1)
  })
})

const printedBy = async (id: string, lang: Locale): Promise<string> =>
  (await shown([id], { depth: '1', lang })).map(plain).join('\n')

describe('a value as it is printed', () => {
  it.each([
    ['series/0/capacity/throughput', ['27.23', '27.23 req/s', '毎秒 27.23 件']],
    ['series/0/points/8/judgements/ttft.p99/value', ['3.502', '3.502 s', '3.502\u00a0秒', '3502 ms', '3502 ミリ秒']],
    ['plan/sla/limits/1/threshold', ['120 ms']],
  ])('finds %s by %j', async (place, texts) => {
    for (const written of texts) expect(await printedBy(written, 'en')).toContain(place)
  })

  it('says what users are stated as, and finds them by it', async () => {
    const row = report.series[0]!.users.findIndex(({ users }) => users !== null && users > 1000)
    const count = report.series[0]!.users[row]!.users!
    const [own, stated] = [count.toLocaleString('en'), promised(count, 2).toLocaleString('en')]
    const [en, ja] = [await printedBy(`${stated} users`, 'en'), await printedBy(`${stated} 人`, 'ja')]
    expect(en.replaceAll('\u00a0', ' ')).toContain(`${own} users, stated as ${stated} users`)
    expect(ja.replaceAll('\u00a0', ' ')).toContain(`${own} 人(表示は ${stated} 人)`)
    for (const lines of [en, ja]) expect(lines).toContain(`series/0/users/${row}/users`)
  })

  it('names the numbers nearest to one that there is not', async () => {
    await expect(printedBy('27.235 req/s', 'en')).rejects.toMatchObject({
      code: 'unknownNumber',
      values: { nearest: expect.stringContaining('series/0/capacity/throughput (27.23)') },
    })
  })

  it.each([
    ['85%', / \d+% /, 'series/0/headroomModels/2/utilization'],
    ['27.2 req/s', / [\d.]+ req\/s /, 'series/0/points/7/throughput/requests'],
    ['毎秒 27.2 件', / [\d.]+ req\/s /, 'series/0/points/7/throughput/requests'],
    ['2 servers', / 2 {2}Number of replicas/, 'scaling/0/replicas/count'],
  ])('is held against numbers of its unit alone, exact ones first: %s', async (id, unit, first) => {
    const [, ...lines] = (await shown([id])).map((line) => plain(line).replaceAll('\u00a0', ' '))
    expect(lines[0]).toMatch(new RegExp(`^${first} `))
    expect(lines.slice(0, -1).filter((line) => !unit.test(line))).toEqual([])
  })

  it('of one digit is that number alone, and those near to it where none is', async () => {
    expect(await printedBy('3 s', 'en')).toContain('plan/sla/limits/0/threshold')
    const [, ...lines] = (await shown(['3 ms'])).map((line) => plain(line).replaceAll('\u00a0', ' '))
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.slice(0, -1).filter((line) => !/ (?:2\.[5-9]|3\.|4\.0)\d* ms /.test(line))).toEqual([])
  })

  it('has none where no number of its unit is so', async () => {
    for (const id of ['16.8 req/s', '26.2 JPY'])
      await expect(printedBy(id, 'en')).rejects.toMatchObject({ code: 'unknownNumber' })
  })
})
