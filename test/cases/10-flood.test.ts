import { expect, it } from 'vitest'
import { ask } from './dump.ts'

const lines = (line: (i: number) => string): string => Array.from({ length: 3000 }, (_, i) => `${line(i)}\n`).join('')

it('10: JSON Lines of no known kind are one line, with a count', async () => {
  const { sources } = await ask({ 'requests.json': lines((id) => JSON.stringify({ id, t: id / 10 })) })
  expect(sources[0]?.problems).toEqual([
    { code: 'notRecognised', where: 'line:1', values: { kind: 'object', times: 3000 } },
  ])
})

it('10: broken JSON Lines are one line, with a count and the first place', async () => {
  const { sources } = await ask({ 'broken.jsonl': lines((id) => (id === 0 ? '{"id": 0}' : `{"id": ${id}, oops}`)) })
  expect(sources[0]?.problems).toMatchObject([
    { code: 'brokenJson', where: 'line:2', values: { line: 2, times: 2999 } },
    { code: 'notRecognised', where: 'line:1' },
  ])
})
