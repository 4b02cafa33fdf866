import { describe, expect, it } from 'vitest'
import { distance, nearest, parseAccept, parseBalancer, parseRepeatPolicy } from '../../src/question/choice.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { thrownBy } from './thrown.ts'

describe('distance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['analyse', 'analyze', 1],
    ['usres', 'users', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['same', 'same', 0],
  ])('from %j to %j is %d', (a, b, far) => {
    expect(distance(a, b)).toBe(far)
  })
})

describe('nearest', () => {
  const names = ['interval', 'thinkTime', 'users', 'arrivalRate', 'vllm-dashboard']
  it.each([
    ['intervall', 'interval'],
    ['think_time', 'thinkTime'],
    ['Think-Time', 'thinkTime'],
    ['vllm', 'vllm-dashboard'],
    ['user', 'users'],
    ['__proto__', null],
    ['', null],
    ['x', null],
    ['i'.repeat(10_000), null],
  ])('takes %j for %j', (text, meant) => {
    expect(nearest(text, names)).toBe(meant)
  })
})

describe('parseAccept', () => {
  it('reads ids from a text or a list, each once, in order', () => {
    expect(parseAccept('v12, V05,V12', '--accept')).toEqual(['V05', 'V12'])
    expect(parseAccept(['V05'], 'plan')).toEqual(['V05'])
  })

  it.each(['V99', '', 'V05,', 'phi'])('refuses %j and names what there is', async (text) => {
    expect(await thrownBy(() => parseAccept(text, '--accept'))).toMatchObject({
      code: 'badChoice',
      values: { where: '--accept', choices: expect.stringContaining('V01, V02') },
    })
  })
})

describe('what is accepted', () => {
  it('is nothing unless the plan or a flag says so, and the flag wins', () => {
    const file = { values: { accept: ['V05'] }, where: () => '' }
    expect(resolvePlan({}, null)).toMatchObject({ accept: [], chosenBy: { accept: 'default' } })
    expect(resolvePlan({}, file)).toMatchObject({ accept: ['V05'], chosenBy: { accept: 'plan' } })
    expect(resolvePlan({ accept: 'V12' }, file)).toMatchObject({ accept: ['V12'], chosenBy: { accept: 'flag' } })
  })
})

describe('parseRepeatPolicy', () => {
  it.each(['worst', 'median', 'pooled'])('knows %s', (name) => {
    expect(parseRepeatPolicy(` ${name.toUpperCase()} `, '')).toBe(name)
  })

  it('refuses anything else, a mean above all', async () => {
    expect(await thrownBy(() => parseRepeatPolicy('mean', '--repeat-policy'))).toMatchObject({
      code: 'badChoice',
      values: { where: '--repeat-policy', text: 'mean', choices: 'worst, median, pooled' },
    })
  })

  it('is the worst unless the plan or a flag says otherwise', () => {
    const file = { values: { repeatPolicy: 'median' }, where: () => '' }
    expect(resolvePlan({}, null)).toMatchObject({ repeatPolicy: 'worst' })
    expect(resolvePlan({}, file)).toMatchObject({ repeatPolicy: 'median', chosenBy: { repeatPolicy: 'plan' } })
    expect(resolvePlan({ repeatPolicy: 'pooled' }, file)).toMatchObject({ repeatPolicy: 'pooled' })
  })
})

describe('parseBalancer', () => {
  it('knows two, whatever their case, and names them where it knows none', async () => {
    expect([' random', 'POOLED'].map((name) => parseBalancer(name, ''))).toEqual(['random', 'pooled'])
    expect(await thrownBy(() => parseBalancer('poold', 'konkyo.yaml:3:13'))).toMatchObject({
      code: 'badChoice',
      values: { where: 'konkyo.yaml:3:13', text: 'poold', choices: 'random, pooled', near: 'pooled' },
    })
  })

  it('is random unless the plan or a flag says otherwise', () => {
    const file = { values: { demand: { balancer: 'pooled' } }, where: () => '' }
    expect(resolvePlan({}, null)).toMatchObject({ balancer: 'random', chosenBy: { balancer: 'default' } })
    expect(resolvePlan({}, file)).toMatchObject({ balancer: 'pooled', chosenBy: { balancer: 'plan' } })
    expect(resolvePlan({ balancer: 'random' }, file)).toMatchObject({
      balancer: 'random',
      chosenBy: { balancer: 'flag' },
    })
  })
})
