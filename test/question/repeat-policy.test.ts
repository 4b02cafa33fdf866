import { describe, expect, it } from 'vitest'
import { parseRepeatPolicy } from '../../src/question/repeat-policy.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { thrownBy } from './thrown.ts'

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
