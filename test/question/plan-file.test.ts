import { describe, expect, it } from 'vitest'
import { locatedPlan } from '../../src/question/located-plan.ts'
import { readPlanFile } from '../../src/question/plan-file.ts'
import { thrownBy } from './thrown.ts'

const folder = new URL('../../fixtures/plans/', import.meta.url).pathname

const failure = (name: string) => thrownBy(() => readPlanFile(folder + name, '.'))

describe('readPlanFile', () => {
  it('reads every key', async () => {
    const { values } = await readPlanFile(`${folder}complete.yaml`, '.')
    expect(values).toEqual({
      title: { ja: '社内チャットの構成案', en: 'Proposal for the in-house chat' },
      customer: 'Example Inc.',
      author: 'Sales engineering',
      sla: 'ttft.p99<=2s, tpot.p99<=50ms',
      demand: { interval: ['30s', '1 min'], thinkTime: 20 },
      headroom: '60-80%',
      overflow: '0.5%',
      series: [{ match: '2xH100/**', gpu: 'H100', gpus: 2, tensorParallel: 2, inputTokens: 1024.5 }],
      columns: [
        {
          match: 'own/*.csv',
          map: { 'ttft.p99': { column: 'TTFT', unit: 's' }, 'itl.p99': 'ITL (ms)', concurrency: 'Users', gpu: null },
        },
      ],
      mix: [
        {
          name: 'Office day',
          classes: [
            { name: 'chat', inputTokens: 256, outputTokens: 256, weight: '80%' },
            { inputTokens: 4096, outputTokens: 256.5, weight: '20%' },
          ],
        },
      ],
      arrivals: { burstiness: 0.5, dayToDay: '20%' },
    })
  })

  it('finds the place of a value, and of the nearest key for one that is not there', async () => {
    const { where } = await readPlanFile(`${folder}complete.yaml`, '.')
    expect(where('sla')).toBe(`${folder}complete.yaml:6:1`)
    expect(where('demand', 'thinkTime')).toBe(`${folder}complete.yaml:9:3`)
    expect(where('series', 0, 'gpus')).toBe(`${folder}complete.yaml:15:5`)
    expect(where('demand', 'nothing')).toBe(`${folder}complete.yaml:7:1`)
  })

  it('takes a file of remarks for an empty plan', async () => {
    expect((await readPlanFile(`${folder}empty.yaml`, '.')).values).toEqual({})
  })

  it.each([
    ['unknown-key.yaml', '4:3', 'demand.intervall', 'planUnknownKey', { near: 'interval' }],
    ['unknown-series-key.yaml', '5:5', 'series.1.tensor_parallel', 'planUnknownKey', { near: 'tensorParallel' }],
    ['wrong-type.yaml', '4:5', 'series.0.gpus', 'planWrongType', { expected: 'number', text: 'two' }],
    ['wrong-text.yaml', '3:3', 'title.en', 'planWrongType', { expected: 'string', text: '7' }],
    ['too-small.yaml', '3:5', 'series.0.gpus', 'planOutOfRange', { text: '0', bound: '> 0' }],
    ['constructor-key.yaml', '2:1', 'constructor', 'planUnknownKey', {}],
    ['prototype-key.yaml', '2:1', '__proto__', 'planUnknownKey', {}],
  ])('%s is refused at %s', async (name, place, key, code, values) => {
    expect(await failure(name)).toEqual({ code, values: { where: `${folder}${name}:${place}`, key, ...values } })
  })

  it('says of a list that keys must stand there, without the name of one', async () => {
    const values = { where: `${folder}list.yaml:1:1`, text: '- sla: chat' }
    expect(await failure('list.yaml')).toEqual({ code: 'planNoKeys', values })
  })

  it('keeps versions and numbers of documents as they are written', () => {
    const plan = 'document: { number: 001, version: 1.0, revisions: [{ version: 1.10, date: 2026-11-01, changes: a }] }'
    const { document } = locatedPlan('a.yaml', new TextEncoder().encode(plan)).values
    expect([document?.number, document?.version, document?.revisions?.[0]?.version]).toEqual(['001', '1.0', '1.10'])
  })

  it.each([
    ['open-quote.yaml', '3:1', 'MISSING_CHAR', 'sla: "ttft.p99<=3s'],
    ['key-twice.yaml', '2:1', 'DUPLICATE_KEY', 'overflow: 2%'],
    ['alias-without-anchor.yaml', '3:11', 'BAD_ALIAS', 'customer: *someone'],
    ['alias-bomb.yaml', '2:15', 'BAD_ALIAS', 'customer: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]'],
  ])('%s is no YAML that can be used, at %s', async (name, place, detail, text) => {
    expect(await failure(name)).toEqual({
      code: 'planSyntax',
      values: { where: `${folder}${name}:${place}`, detail, text },
    })
  })

  it('has nothing against an anchor that is used forty times', async () => {
    const { values } = await readPlanFile(`${folder}many-aliases.yaml`, '.')
    expect(new Set(values.series?.map((hint) => hint.gpu))).toEqual(new Set(['H100']))
    expect(values.series).toHaveLength(41)
  })

  it('lets no key reach the prototype', async () => {
    const { values } = await readPlanFile(`${folder}prototype-language.yaml`, '.')
    expect(values.title).toEqual({ en: 'A plan' })
    await failure('prototype-key.yaml')
    expect(({} as Record<string, unknown>)['overflow']).toBeUndefined()
  })

  it('says when the file cannot be read', async () => {
    expect(await failure('absent.yaml')).toEqual({ code: 'planUnreadable', values: { path: `${folder}absent.yaml` } })
  })

  it.each([
    ['bad-duration.yaml', '5:7', 'badDuration', { text: 'soon' }],
    ['bad-share.yaml', '1:1', 'badShare', { text: '70-120%' }],
    ['bad-sla.yaml', '3:1', 'badSla', { part: 'ttft.p99<3s', expression: 'ttft.p99<3s' }],
  ])('%s is led to the value at %s by what reads it', async (name, place, code, values) => {
    expect(await failure(name)).toEqual({ code, values: { ...values, where: `${folder}${name}:${place}` } })
  })
})
