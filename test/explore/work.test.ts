import { expect, it } from 'vitest'
import type { Reply } from '../../src/explore/messages.ts'
import { worker } from '../../src/explore/work.ts'

const bytes = new TextEncoder().encode('Users,Answers,Wall\n4,100,50\n8,100,30\n').buffer

it('reads dropped tables as each plan says of their columns', async () => {
  const heard: Reply[] = []
  const ask = worker((reply) => heard.push(reply))
  await ask({ kind: 'files', files: [{ path: 'own.csv', named: true, bytes }] })
  const columns = 'columns: [{ map: { concurrency: Users, completed: Answers, duration: { column: Wall, unit: s } } }]'
  const plans = [columns, '{}', columns.replace('unit: s', 'unit: ms')]
  for (const [id, plan] of plans.entries()) await ask({ kind: 'ask', id, plan })
  const rates = heard.flatMap((reply) =>
    reply.kind === 'answer' && reply.stage === 'whole'
      ? [reply.report.runs.map(({ throughput }) => throughput.requests)]
      : [],
  )
  expect(rates).toEqual([[2, 100 / 30], [], [2000, 100 / 0.03]])
})
