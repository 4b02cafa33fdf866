import { describe, expect, it } from 'vitest'
import { parseAccept } from '../../src/question/accept.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { thrownBy } from './thrown.ts'

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
