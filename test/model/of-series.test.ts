import { expect, it } from 'vitest'
import { told } from '../cases/told.ts'
import { withoutTokens } from '../../src/model/of-series.ts'
import { someLoad } from '../analysis/some-sweep.ts'
import { someReport } from '../document/some-report.ts'
import type { RunChoices } from '../builders.ts'

const reportOf = (output: number, more: RunChoices = {}) =>
  someReport(
    [1, 2].map(
      (level) => ({ ...someLoad('u', level), ...more, tokens: { input: 256, output } }) as ReturnType<typeof someLoad>,
    ),
  )

it.each([
  [256, {}, []],
  [1, {}, ['itl', 'tpot']],
  [0, {}, ['itl', 'tpot', 'ttft']],
  [256, { backend: 'openai-embeddings' }, ['itl', 'tpot', 'ttft']],
  [256, { backend: 'vllm-rerank' }, ['itl', 'tpot', 'ttft']],
])('answers of %d tokens, %j, never have %j', (output, more, expected) => {
  const report = reportOf(output, more)
  expect([...withoutTokens(report.series[0]!, report.runs)]).toEqual(expected)
})

it('proposes no run for what such answers never have, and says what to do', () => {
  const { answer, next } = told(reportOf(1), 'en')
  expect(answer).toMatch(/answers of at most one token .* have no p99 ITL; judge them by an SLA without it/)
  expect(next.join(' ')).not.toMatch(/p99 ITL can be judged/)
  expect(told(reportOf(256), 'en').next.join(' ')).toMatch(/p99 ITL can be judged/)
})
