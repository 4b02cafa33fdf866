import { describe, expect, it } from 'vitest'
import { latencyMetrics } from '../../src/model/metric.ts'
import { defaultSla, parseSla, slaPresets } from '../../src/question/sla.ts'
import * as fc from '../property.ts'
import { thrownBy } from './thrown.ts'

describe('slaPresets', () => {
  it.each(Object.entries(slaPresets))('%s is an SLA', (name, expression) => {
    expect(parseSla(name, '')).toMatchObject({ preset: name, expression, limits: parseSla(expression, '').limits })
  })

  it('holds the default', () => {
    expect(defaultSla).toBe(slaPresets.chat)
  })
})

const limits = (text: string) => parseSla(text, '').limits.map(({ id, threshold }) => [id, threshold])

describe('parseSla', () => {
  it('reads each limit with its metric, statistic and seconds', () => {
    expect(parseSla(defaultSla, '')).toEqual({
      expression: 'ttft.p99<=3s,itl.p99<=120ms',
      preset: null,
      limits: [
        { id: 'ttft.p99', metric: 'ttft', statistic: 'p99', threshold: 3 },
        { id: 'itl.p99', metric: 'itl', statistic: 'p99', threshold: 0.12 },
      ],
    })
  })

  it.each([
    [
      'ttft.p99 <= 3 s , itl.p99<=120 ms',
      [
        ['ttft.p99', 3],
        ['itl.p99', 0.12],
      ],
    ],
    ['TTFT.P99<=3S', [['ttft.p99', 3]]],
    ['ttft.p99≤3s', [['ttft.p99', 3]]],
    ['ttft.p99≦3s', [['ttft.p99', 3]]],
    ['e2el.mean<=2m', [['e2e.mean', 120]]],
    ['e2e.p99.9<=1.5s', [['e2e.p99.9', 1.5]]],
    ['tpot.p50<=.5s', [['tpot.median', 0.5]]],
    ['tpot.median<=50ms', [['tpot.median', 0.05]]],
    ['itl.p99.90<=1s', [['itl.p99.9', 1]]],
    ['itl.p99.0<=1s', [['itl.p99', 1]]],
    ['itl.p05<=1s', [['itl.p5', 1]]],
  ])('reads %s', (text, expected) => {
    expect(limits(text)).toEqual(expected)
  })

  it('expands a preset and keeps its name', () => {
    expect(parseSla(' vllm-dashboard ', '')).toMatchObject({
      expression: 'ttft.p99<=3s,tpot.p99<=100ms',
      preset: 'vllm-dashboard',
      limits: [{ id: 'ttft.p99' }, { id: 'tpot.p99', threshold: 0.1 }],
    })
  })

  it.each([
    ['', ''],
    ['ttft.p99<=3s,', ''],
    ['ttft.p99<3s', 'ttft.p99<3s'],
    ['ttft.p99>=3s', 'ttft.p99>=3s'],
    ['ttft.p99<=3', 'ttft.p99<=3'],
    ['ttft.p99<=0s', 'ttft.p99<=0s'],
    ['ttft.p99<=-3s', 'ttft.p99<=-3s'],
    ['ttft.max<=3s', 'ttft.max<=3s'],
    ['ttft<=3s', 'ttft<=3s'],
    ['latency.p99<=3s', 'latency.p99<=3s'],
    ['chat,ttft.p99<=3s', 'chat'],
    [`ttft.p99<=${'9'.repeat(400)}s`, `ttft.p99<=${'9'.repeat(400)}s`],
  ])('refuses %j and points at the part', async (text, part) => {
    expect(await thrownBy(() => parseSla(text, '--sla'))).toEqual({
      code: 'badSla',
      values: { part, expression: text, where: '--sla' },
    })
  })

  it.each(['p100', 'p0', 'p0.0', 'p99.99999999999999999', 'p9.9.9', 'p101'])(
    'refuses %s, which no run of requests has',
    async (text) => {
      expect(await thrownBy(() => parseSla(`itl.p99<=1s,ttft.${text}<=3s`, '--sla'))).toEqual({
        code: 'badPercentile',
        values: { text, where: '--sla' },
      })
    },
  )

  it.each([
    ['Chat', 'chat'],
    ['vllm_dashbord', 'vllm-dashboard'],
    ['mlperf-llama2-70b-servr', 'mlperf-llama2-70b-server'],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('knows no preset %s, and names those there are', async (text, near) => {
    const thrown = await thrownBy(() => parseSla(text, '--sla'))
    expect(thrown).toMatchObject({ code: 'unknownPreset', values: { text, where: '--sla' } })
    expect(String(thrown?.values['choices']).split(', ')).toEqual(Object.keys(slaPresets))
    expect(thrown?.values['near']).toBe(near)
  })

  it('takes twenty limits, and not twenty-one', async () => {
    const twenty = Array.from({ length: 20 }, (_, i) => `ttft.p${i + 1}<=3s`).join(',')
    expect(parseSla(twenty, '').limits).toHaveLength(20)
    expect(await thrownBy(() => parseSla(`${twenty},ttft.p99<=9s`, ''))).toMatchObject({ code: 'tooMany' })
  })

  it.each(['ttft.p99<=3s,ttft.p99<=4s', 'ttft.p50<=3s,ttft.median<=2s', 'e2e.p99<=3s,e2el.p99.0<=3s'])(
    'refuses the same statistic twice: %s',
    async (text) => {
      expect(await thrownBy(() => parseSla(text, ''))).toMatchObject({ code: 'badSla' })
    },
  )

  it('reads back every limit that it can write', () => {
    const part = fc.record({
      metric: fc.constantFrom(...latencyMetrics),
      percent: fc.integer({ min: 1, max: 999 }).filter((tenths) => tenths !== 500),
      milliseconds: fc.integer({ min: 1, max: 10 ** 6 }),
    })
    fc.assert(
      fc.property(part, ({ metric, percent, milliseconds }) => {
        const id = `${metric}.p${percent / 10}`
        expect(limits(`${id}<=${milliseconds}ms`)).toEqual([[id, Number((milliseconds / 1000).toPrecision(12))]])
      }),
    )
  })
})
