import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/commands/analyze.ts'
import { report } from '../../src/commands/report.ts'
import { locales } from '../../src/i18n/locale.ts'
import type { Report } from '../../src/model/report.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { sizeLines, sizeResult } from './size-call.ts'
import { root, someWorld } from './some-world.ts'

/** The course's first case: gpt-oss 20B, 256 tokens in and out, one RTX 5090. */
const chat = 'konkyo size --detail --throughput 27.07 --concurrency 128'

/** Its claims and every reading of them, with what a calculation says. */
const claims = [
  {
    claim: '27.07 req/s, one request every 3 s: 80 to 100 users, on schedule',
    call: `${chat} --interval 3s --users 80,100`,
    en: [
      "R = C / X = 128 / 27.07 = 4.728 s by Little's law [derived]",
      '100%: 27.07 × 3 = 81.21, 81 users',
      '70%: 18.95 × 3 = 56.85, 56 users',
      '80%: 21.66 × 3 = 64.97, 64 users',
      'Typed numbers: 26.67 / 27.07 = 98.5% of one server, above the safe load',
      'Typed numbers: 33.33 / 27.07 = 123.1% of one server, overload',
    ],
    ja: [
      'R = C / X = 128 / 27.07 = 4.728 秒(リトルの法則)【算出】',
      '100 %: 27.07 × 3 = 81.21、81 人',
      '70 %: 18.95 × 3 = 56.85、56 人',
      '80 %: 21.66 × 3 = 64.97、64 人',
      '入力した値: 26.67 / 27.07 = 1 台の 98.5 %、安全な負荷を超える',
      '入力した値: 33.33 / 27.07 = 1 台の 123.1 %、過負荷',
    ],
  },
  {
    claim: 'the same, waiting for the answer and then thinking 3 s',
    call: `${chat} --interval 3s --users 80,100`,
    en: [
      '100%: 27.07 × (4.728 + 3) = 209.2, 209 users',
      '70%: 18.95 × (4.728 + 3) = 146.4, 146 users',
      '80%: 21.66 × (4.728 + 3) = 167.4, 167 users',
      'Typed numbers: λ = 80 / (4.728 + 3) = 10.35 req/s, 10.35 / 27.07 = 38.2% of one server, within the safe load',
      'Typed numbers: λ = 100 / (4.728 + 3) = 12.94 req/s, 12.94 / 27.07 = 47.8% of one server, within the safe load',
    ],
    ja: [
      '100 %: 27.07 × (4.728 + 3) = 209.2、209 人',
      '70 %: 18.95 × (4.728 + 3) = 146.4、146 人',
      '80 %: 21.66 × (4.728 + 3) = 167.4、167 人',
      '入力した値: λ = 80 / (4.728 + 3) = 10.35 件/秒、10.35 / 27.07 = 1 台の 38.2 %、安全な負荷の範囲内',
      '入力した値: λ = 100 / (4.728 + 3) = 12.94 件/秒、12.94 / 27.07 = 1 台の 47.8 %、安全な負荷の範囲内',
    ],
  },
  {
    claim: 'the same, as requests in flight at once',
    call: `${chat} --users 80,100`,
    en: [
      '100%: 1 × 128 = 128, 128 users',
      '70%: 0.7 × 128 = 89.6, 89 users',
      '80%: 0.8 × 128 = 102.4, 102 users',
      'Typed numbers: 80 / 128 = 62.5% of one server, within the safe load',
      'Typed numbers: 100 / 128 = 78.1% of one server, within the safe load',
    ],
    ja: [
      '100 %: 1 × 128 = 128、128 人',
      '70 %: 0.7 × 128 = 89.6、89 人',
      '80 %: 0.8 × 128 = 102.4、102 人',
      '入力した値: 80 / 128 = 1 台の 62.5 %、安全な負荷の範囲内',
      '入力した値: 100 / 128 = 1 台の 78.1 %、安全な負荷の範囲内',
    ],
  },
  {
    claim: 'the same, answer and thinking within 3 s',
    call: `${chat} --interval 3s`,
    en: [
      'Users whose answer and thinking together take 3 s: N = λ × I as on schedule, but the answer alone takes 4.728 s at this load, so this cannot be',
    ],
    ja: [
      '応答と思考を合わせて 3 秒: N = λ × I で開ループと同じ人数になるが、この負荷では応答だけで 4.728 秒かかり、成り立たない',
    ],
  },
  {
    claim: 'the same, with the headroom that 1 % of overflow leaves',
    call: `${chat} --interval 3s`,
    en: [
      '81.3%, Poisson arrivals, P(n > 128) ≤ 1%: a = 104.1, λ = a / R = 104.1 / 4.728 = 22.01 req/s = 1,320 a minute [derived]',
      '81.3% (Poisson): 22.01 × 3 = 66.02, 66 users',
      '69.1% (planning rate): 18.71 × 3 = 56.12, 56 users',
      '69.1% (planning rate): 18.71 × (4.728 + 3) = 144.6, 144 users',
    ],
    ja: [
      '81.3 %(ポアソン到着、P(n > 128) ≦ 1 %): a = 104.1、λ = a / R = 104.1 / 4.728 = 22.01 件/秒 = 1,320 件/分【算出】',
      '81.3 %(ポアソン): 22.01 × 3 = 66.02、66 人',
      '69.1 %(計画到着率): 18.71 × 3 = 56.12、56 人',
      '69.1 %(計画到着率): 18.71 × (4.728 + 3) = 144.6、144 人',
    ],
  },
  {
    claim: 'the time between requests that would make it true',
    call: `${chat} --interval 3s --users 80,100`,
    en: [
      '70%: 26.67 / 18.95 = 1.407, servers: 2; one server is enough at a request every 4.222 s',
      '80%: 26.67 / 21.66 = 1.231, servers: 2; one server is enough at a request every 3.694 s',
      '70%: 33.33 / 18.95 = 1.759, servers: 2; one server is enough at a request every 5.277 s',
      '80%: 33.33 / 21.66 = 1.539, servers: 2; one server is enough at a request every 4.618 s',
    ],
    ja: [
      '70 %: 26.67 / 18.95 = 1.407、2 台。4.222 秒ごとの送信なら 1 台で足りる',
      '80 %: 26.67 / 21.66 = 1.231、2 台。3.694 秒ごとの送信なら 1 台で足りる',
      '70 %: 33.33 / 18.95 = 1.759、2 台。5.277 秒ごとの送信なら 1 台で足りる',
      '80 %: 33.33 / 21.66 = 1.539、2 台。4.618 秒ごとの送信なら 1 台で足りる',
    ],
  },
  {
    claim: 'with two GPUs, 32.83 req/s: 69 to 79 users on schedule',
    call: 'konkyo size --detail --throughput 32.83 --concurrency 128 --gpus 2 --interval 3s',
    en: ['70%: 22.98 × 3 = 68.94, 68 users', '80%: 26.26 × 3 = 78.79, 78 users'],
    ja: ['70 %: 22.98 × 3 = 68.94、68 人', '80 %: 26.26 × 3 = 78.79、78 人'],
  },
  {
    claim: 'RAG of 2k in and out: 1 to 2 req/s need one GPU',
    call: 'konkyo size --detail --throughput 1.18 --concurrency 32 --arrivals 1,2',
    en: [
      'Typed numbers: 1 / 1.18 = 84.7% of one server, above the safe load',
      'Typed numbers: 2 / 1.18 = 169.5% of one server, overload',
    ],
    ja: ['入力した値: 1 / 1.18 = 1 台の 84.7 %、安全な負荷を超える', '入力した値: 2 / 1.18 = 1 台の 169.5 %、過負荷'],
  },
  {
    claim: 'RAG of 2k in and out: 1 to 2 req/s need two GPUs',
    call: 'konkyo size --detail --throughput 1.55 --concurrency 32 --gpus 2 --arrivals 1,2',
    en: [
      'Typed numbers: 1 / 1.55 = 64.5% of one server, above the safe load',
      'Typed numbers: 2 / 1.55 = 129% of one server, overload',
    ],
    ja: ['入力した値: 1 / 1.55 = 1 台の 64.5 %、安全な負荷を超える', '入力した値: 2 / 1.55 = 1 台の 129 %、過負荷'],
  },
  {
    claim: 'RAG of 4k in and out: dozens a minute, on one GPU',
    call: 'konkyo size --detail --throughput 0.30 --concurrency 16',
    en: [
      '100%, saturation without margin: a = C = 16, λ = X = 0.3 req/s = 18 a minute',
      '55.6%, Poisson arrivals, P(n > 16) ≤ 1%: a = 8.895, λ = a / R = 8.895 / 53.33 = 0.1668 req/s = 10.01 a minute [derived]',
    ],
    ja: [
      '100 %(飽和、余裕なし): a = C = 16、λ = X = 0.3 件/秒 = 18 件/分',
      '55.6 %(ポアソン到着、P(n > 16) ≦ 1 %): a = 8.895、λ = a / R = 8.895 / 53.33 = 0.1668 件/秒 = 10.01 件/分【算出】',
    ],
  },
  {
    claim: 'RAG of 4k in and out: dozens a minute, on two GPUs',
    call: 'konkyo size --detail --throughput 0.48 --concurrency 16 --gpus 2',
    en: [
      '100%, saturation without margin: a = C = 16, λ = X = 0.48 req/s = 28.8 a minute',
      '55.6%, Poisson arrivals, P(n > 16) ≤ 1%: a = 8.895, λ = a / R = 8.895 / 33.33 = 0.2668 req/s = 16.01 a minute [derived]',
    ],
    ja: [
      '100 %(飽和、余裕なし): a = C = 16、λ = X = 0.48 件/秒 = 28.8 件/分',
      '55.6 %(ポアソン到着、P(n > 16) ≦ 1 %): a = 8.895、λ = a / R = 8.895 / 33.33 = 0.2668 件/秒 = 16.01 件/分【算出】',
    ],
  },
  {
    claim: 'two GPUs bring 61 % more at 4k in and out',
    call: 'konkyo size --detail --compare 0.30:0.48 --gpus 1:2',
    en: [
      'Gain: 0.48 / 0.30 − 1 = +60.0%',
      'By rounding of what was written: +55.7% (0.475 / 0.305 − 1) to +64.4% (0.485 / 0.295 − 1)',
      'Efficiency: 1.60 / (2 / 1) = 80%',
      'Mean latency: 0.30 / 0.48 − 1 = −37.5%',
      'GPU time per request: (2 / 1) / 1.60 = 1.25 times, +25.0%',
      '2 replicas of the smaller layout instead: 2 × 0.30 = 0.6 req/s, not measured [assumed]',
    ],
    ja: [
      '向上: 0.48 / 0.30 − 1 = +60.0 %',
      '書かれた桁の丸めによる範囲: +55.7 %(0.475 / 0.305 − 1)から +64.4 %(0.485 / 0.295 − 1)',
      '効率: 1.60 / (2 / 1) = 80 %',
      '平均応答時間: 0.30 / 0.48 − 1 = −37.5 %',
      '1 件あたりの GPU 時間: (2 / 1) / 1.60 = 1.25 倍、+25.0 %',
      '小さい構成を 2 台並べる場合: 2 × 0.30 = 0.6 件/秒、未測定【仮定】',
    ],
  },
  {
    claim: 'a server of 1,500 output tokens/s against 2,000, at 128 tokens an answer',
    call: 'konkyo size --detail --throughput "1500 tok/s" --output-tokens 128 --concurrency 128 --arrivals "2000 tok/s,9 total tok/s"',
    en: [
      'X = 1,500 output tokens/s / 128 = 11.72 req/s [derived], C = 128 requests in flight [given], GPUs: 1 [assumed]',
      'Demand: 2,000 output tokens/s',
      'Typed numbers: λ = 2,000 / 128 tokens (given) = 15.63 req/s, 15.63 / 11.72 = 133.3% of one server, overload',
      'Demand: 9 input and output tokens/s',
      'Typed numbers: left out, since the tokens of a request are not known',
    ],
    ja: [
      'X = 出力 1,500 トークン/秒 / 128 = 11.72 件/秒【算出】、C = 処理中 128 件【提示】、GPU 1 枚【仮定】',
      '需要: 出力 2,000 トークン/秒',
      '入力した値: λ = 2,000 / 128 トークン(提示)= 15.63 件/秒、15.63 / 11.72 = 1 台の 133.3 %、過負荷',
      '需要: 入出力 9 トークン/秒',
      '入力した値: 1 件のトークン数がわからないため除いた',
    ],
  },
  {
    claim: 'a month-end with 1.8 times the arrivals of a normal day',
    call: `${chat} --arrivals 15 --employees 9000 --peak-day 1.8`,
    en: [
      'Demand: 27 req/s = 1,620 a minute',
      'peak day × 1.8 [given]',
      'Normal day: 15 req/s = 900 a minute [derived]',
      'Servers needed: 2, GPUs: 2, on a normal day each at 27.7%',
      'Demand of 9,000 employees: λ = 9,000 × 0.3 × 10 × 0.2 / 3600 × 1 × 1.8 = 2.7 req/s',
    ],
    ja: [
      '需要: 27 件/秒 = 1,620 件/分',
      'ピーク日 × 1.8【提示】',
      '平常日: 15 件/秒 = 900 件/分【算出】',
      '必要な台数: 2 台、GPU 2 枚、平常日の 1 台の負荷 27.7 %',
      '需要(従業員 9,000 人): λ = 9,000 × 0.3 × 10 × 0.2 / 3600 × 1 × 1.8 = 2.7 件/秒',
    ],
  },
]

describe.each(locales)('size on the claims of the course, in %s', (locale) => {
  it.each(claims)('$claim', async ({ call, ...lines }) => {
    expect(await sizeLines(call, locale)).toEqual(expect.arrayContaining(lines[locale]))
  })
})

describe('size', () => {
  it('says of every model of arrivals how much it leaves', async () => {
    const lines = await sizeLines(`${chat} --burstiness 0.5 --day-cv 10% --wait 2s`)
    expect(lines.filter((line) => line.includes('[derived]')).map((line) => line.split(',')[0])).toEqual([
      "R = C / X = 128 / 27.07 = 4.728 s by Little's law [derived]",
      '81.3%',
      expect.stringMatching(/^6\d(?:\.\d)?%$/),
      '93.5%',
      '86.4%',
      expect.stringMatching(/^5\d(?:\.\d)?%$/),
    ])
  })

  it('counts copies for a demand of employees and says who said what', async () => {
    const lines = await sizeLines(
      'konkyo size --detail --throughput 0.30 --concurrency 16 --employees 500 --requests-per-day 15',
    )
    expect(lines).toEqual(
      expect.arrayContaining([
        'Demand of 500 employees: λ = 500 × 0.3 × 15 × 0.2 / 3600 × 1 = 0.125 req/s',
        'people 500 [given], share who use it 30% [assumed], requests a day of each 15 [given], share of the day in its busiest hour 20% [assumed], growth × 1 [assumed]',
        'Typed numbers: 0.125 / 0.3 = 41.7% of one server, within the safe load',
        'Servers needed: 1, GPUs: 1',
      ]),
    )
  })

  it('says without a server what rate is asked for, and what is wanting', async () => {
    expect(await sizeLines('konkyo size --employees 500')).toEqual([
      expect.stringMatching(/ = 0\.08333 req\/s$/),
      'For servers, add a path to results, or --throughput and --concurrency.',
      expect.stringMatching(/--detail/),
    ])
  })

  it.each(['', '--detail '])('calls no number of synthetic results measured: %s', async (detail) => {
    const lines = await sizeLines(`konkyo size ${detail}fixtures/sample/1xRTX5090/in2048_out2048`)
    expect(lines.at(-1)).toBe('The results are synthetic (konkyo-simulator), not measured.')
    expect(lines.some((line) => line.includes('[measured]'))).toBe(false)
    expect(lines.some((line) => line.includes('[synthetic]'))).toBe(detail !== '')
  })

  it('finds what a demand takes on measured layouts, cheapest first within a workload', async () => {
    const { demands, layouts } = await sizeResult(
      'konkyo size --detail fixtures/course --arrivals 60 --headroom 75% --n-plus-one --price "1=100, 2=130 EUR (quote)"',
    )
    expect(layouts.map(({ throughput, gpus, judged }) => [throughput.nature, gpus?.nature, judged])).toEqual(
      Array.from({ length: 6 }, () => ['measured', 'measured', false]),
    )
    const told = demands[0]?.options
      .slice(0, 2)
      .map(({ layout, copies, gpus, cost, price }) => ({
        name: layouts.find(({ id }) => id === layout)?.name,
        numbers: [copies, gpus, cost],
        unit: price?.unit,
      }))
    expect(told).toEqual([
      { name: '1x RTX 5090 · 256/256', numbers: [4, 5, 500], unit: 'EUR' },
      { name: '2x RTX 5090 TP2 · 256/256', numbers: [3, 8, 520], unit: 'EUR' },
    ])
  })

  it('takes a report.json for the results that it was made of', async () => {
    await withTemporaryFolder('konkyo-test', async (cwd) => {
      const { world } = someWorld({ cwd })
      await report({ paths: [`${root}fixtures/course`], format: 'json', quiet: true, out: 'a' }, world)
      const path = join(cwd, 'a.report.json')
      const [read, made] = [
        await sizeResult(`konkyo size --detail ${path} --users 600 --interval 60s`),
        await sizeResult('konkyo size --detail fixtures/course --users 600 --interval 60s'),
      ]
      expect(read.layouts.map(({ waits: _, ...layout }) => layout)).toEqual(
        made.layouts.map(({ waits: _, ...layout }) => layout),
      )
      expect(read.demands).toEqual(made.demands)
      for (const flag of ['--sla chat', '--overflow 2%', '--burstiness 0.5', '--day-cv 20%'])
        await expect(sizeResult(`konkyo size --detail ${path} ${flag}`)).rejects.toMatchObject({ code: 'reportAsked' })
      await expect(sizeResult(`konkyo size ${path} --overflow 1% --burstiness 2`)).resolves.toMatchObject({})
      await writeFile(path, (await readFile(path, 'utf8')).slice(0, 100))
      await expect(sizeResult(`konkyo size --detail ${path}`)).rejects.toMatchObject({ code: 'badReport' })
    })
  })

  it('takes demand, spare and prices from the plan, as its report does', async () => {
    const { world, out } = someWorld()
    const planned = '--plan fixtures/plans/office.yaml'
    const { question, layouts, demands } = await sizeResult(`konkyo size --detail fixtures/sample ${planned}`)
    expect(question).toMatchObject({ users: [300], arrivals: [0.3], spare: true, growth: { value: 1 } })
    await analyze({ paths: ['fixtures/sample'], plan: 'fixtures/plans/office.yaml', json: true }, world)
    const { demand, sizing } = JSON.parse(out.join('\n')) as Report
    for (const kind of ['arrivals', 'employees', 'closed'] as const) {
      const asked = demand.find((one) => one.kind === kind)!
      const told = sizing.filter((one) => one.demand === asked.id).flatMap(({ options }) => options)
      const found = demands.find((one) => one.kind === kind)!
      const copies = found.options.map(({ layout, copies: count, spare }) => [layout, (count ?? 0) + spare])
      expect(Object.fromEntries(copies)).toEqual(
        Object.fromEntries(told.map(({ series, nPlusOne }) => [series, nPlusOne.replicas])),
      )
      expect(found.options.every(({ price }) => price?.unit === 'JPY')).toBe(true)
    }
    expect(layouts).toHaveLength(6)
  })

  it('lets a flag win over the plan', async () => {
    const call = `${chat} --plan fixtures/plans/office.yaml --users 80 --price "1=7 EUR"`
    const { demands, question } = await sizeResult(call)
    expect(question.users).toEqual([80])
    expect(question.prices).toMatchObject([{ gpus: 1, amount: 7, unit: 'EUR' }])
    expect(demands.map(({ kind }) => kind)).toEqual(['arrivals', 'employees', 'closed', 'inFlight'])
  })

  it('writes the growth of the plan out for its employees', async () => {
    const lines = await sizeLines(`${chat} --plan fixtures/plans/office.yaml`)
    expect(lines).toContain(
      'people 500 [given], share who use it 30% [given], requests a day of each 20 [given], share of the day in its busiest hour 20% [assumed], growth a year 20% [given], years 3 [given], growth × 1.728 [derived]',
    )
    expect(lines).toContain('Demand of 500 employees: λ = 500 × 0.3 × 20 × 0.2 / 3600 × 1.728 = 0.288 req/s')
  })

  it('sizes both sides of a comparison when their concurrency is given', async () => {
    const { layouts, comparison } = await sizeResult(
      'konkyo size --detail --compare 27.07:32.83 --gpus 1:2 --concurrency 128',
    )
    expect(layouts.map(({ gpus, throughput }) => [gpus?.value, throughput.value])).toEqual([
      [1, 27.07],
      [2, 32.83],
    ])
    expect(comparison?.gain).toBeCloseTo(0.2128, 4)
  })

  it.each([
    ['konkyo size', 'nothingToSize'],
    ['konkyo size --detail --throughput 27.07', 'flagAlone'],
    ['konkyo size --detail --concurrency 128', 'flagAlone'],
    ['konkyo size --detail --compare 1:2', 'flagAlone'],
    ['konkyo size --detail --compare 1:2 --gpus 2', 'badNumber'],
    ['konkyo size --detail --throughput fast --concurrency 128', 'badNumber'],
    [`${chat} --users -5`, 'badNumber'],
    [`${chat} --wait soon`, 'badDuration'],
    [`${chat} --headroom 120%`, 'badShare'],
    [`${chat} no-such-folder`, 'pathNotFound'],
  ])('refuses %s: %s', async (call, code) => {
    await expect(sizeLines(call)).rejects.toMatchObject({ code })
  })
})

const shortChat = 'konkyo size --throughput 27.07 --concurrency 128'

describe('the short answer of size', () => {
  it('is a table of what one server takes', async () => {
    const lines = await sizeLines(`${shortChat} --interval 3s`)
    expect(lines).toEqual([
      'One server     Limit  Planning rate (req/s)  Users every 3 s  Users, think 3 s',
      'Typed numbers    128                   18.7               56               140',
      'Assumed: the SLA holds at the limit that was typed.',
      'Every step and the other rules: --detail.',
    ])
  })

  it('takes no more than a share that somebody gave', async () => {
    const [, row] = await sizeLines(`${shortChat} --interval 3s --headroom 50%`)
    expect(row).toMatch(/^Typed numbers +128 +13\.5 +40 +100$/)
  })

  it('tells what a demand takes, and counts what it leaves out', async () => {
    const lines = await sizeLines(`${shortChat} --gpus 1 --interval 3s --users 80,100 --price "1=100"`)
    expect(lines.find((line) => line.startsWith('80 users every 3 s'))).toMatch(/ 2 +2 +49\.3% +200$/)
    expect(lines.at(-1)).toMatch(/^1 more row, /)
  })

  it('tells of both days where one is known to be busier', async () => {
    const typed = 'konkyo size --throughput 27.07 --concurrency 128 --think-time 30s'
    const lines = await sizeLines(`${typed} --arrivals 15 --users 300 --peak-day 1.8`, 'en')
    expect(lines.map((line) => line.split(/ {2,}/)[0])).toEqual(
      expect.arrayContaining(['15 req/s, peak day 27', '300 users, think 30 s, peak day 540']),
    )
    expect(lines).toContain('Servers and loads are of the peak day; a normal day has 55.6% of it.')
  })

  it('has at most fifteen lines, in both languages', async () => {
    const call = 'konkyo size fixtures/course --users 600 --interval 60s --n-plus-one'
    for (const locale of ['en', 'ja'] as const) expect((await sizeLines(call, locale)).length).toBeLessThanOrEqual(15)
  })

  it('says why there is no number of servers for a demand beyond all counting', async () => {
    const call = 'konkyo size --throughput 1 --concurrency 32 --arrivals 999999/s'
    const why = 'even 100,000 servers are too few, and more are not counted'
    expect(await sizeLines(call)).toContain(`—: ${why}.`)
    expect(await sizeLines(`${call} --detail`)).toContain(`${why.replace('even', 'Even')}`)
  })

  it.each([
    ['konkyo size --throughput 2 --concurrency 32', 'Assumed: the SLA holds at the limit that was typed.'],
    ['konkyo size fixtures/course', 'Assumed where the results do not show it: the SLA holds at the limit.'],
  ])('says whose limit is taken to keep the SLA: %s', async (call, text) => {
    expect((await sizeLines(call)).filter((line) => line.startsWith('Assumed'))).toEqual([text])
  })

  it('compares two throughputs in one line', async () => {
    expect((await sizeLines('konkyo size --compare 0.30:0.48 --gpus 1:2'))[0]).toContain('+60.0%')
  })
})

describe('a balancer', () => {
  const typed = 'konkyo size --throughput 27.07 --concurrency 128'
  const each = 'As one pool, behind one load balancer that sends each request to the server with the fewest in flight,'

  it('says how many servers it saves, in one sentence', async () => {
    const short = await sizeLines(`${typed} --arrivals 37.8/s --balancer pooled`)
    expect(short.filter((line) => line.includes('pool'))).toEqual([
      `${each} this is 1 server fewer than with requests sent at random (3).`,
    ])
    expect(await sizeLines(`${typed} --arrivals 18/s --balancer pooled`)).toContain(
      'As one pool it needs as many servers as with requests sent at random: the load balancer saves none.',
    )
    expect(await sizeLines(`${typed} --arrivals 37.8/s,74/s --balancer pooled`)).toContain(
      `${each.slice(0, -1)}: up to 1 server fewer than at random.`,
    )
    expect((await sizeLines(`${typed} --arrivals 37.8/s`)).some((line) => line.includes('pool'))).toBe(false)
  })

  it('writes out the rule, and who says that requests are sent so', async () => {
    const lines = await sizeLines(`${typed} --arrivals 37.8/s --balancer pooled --detail`)
    expect(lines).toContain(
      '69.1% (planning rate): the smallest k that takes 37.8 as one pool of k × 128 in flight, servers: 2 (at random: 3)',
    )
    expect(lines.some((line) => /fewest in flight; measure several .* \[given\]$/.test(line))).toBe(true)
    const random = await sizeLines(`${typed} --arrivals 37.8/s --detail`)
    expect(random.some((line) => /independent .* \[assumed\]$/.test(line))).toBe(true)
  })

  it('keeps to fifteen lines', async () => {
    const call = `${typed} --arrivals 46.7/s,90/s,10/s --users 100,900,2000 --interval 10s --think-time 30s --balancer pooled`
    expect((await sizeLines(call)).length).toBeLessThanOrEqual(15)
  })
})

it.each([
  ['fixtures/course', 'assumed: not judged'],
  ['fixtures/two-clients', 'limit not known'],
  ['fixtures/ugly', 'contradictory results'],
])('marks each row of %s, of layouts and of demands', async (path, told) => {
  const lines = await sizeLines(`konkyo size ${path} --arrivals 1/s`)
  expect(lines.filter((line) => line.endsWith(told)).length).toBeGreaterThan(1)
})
