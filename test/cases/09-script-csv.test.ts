import { expect, it } from 'vitest'
import { ask } from './dump.ts'

const header =
  'input,output,num_prompts,concurrency,duration_s,rps,generate_throughput_tok_s,total_throughput_tok_s,p99_ttft_ms,p99_itl_ms,status,error_reason'
const row = (concurrency: number, status = 'OK', reason = '') => {
  const rate = concurrency / 2
  const latencies = [100 * concurrency, 10 * concurrency]
  return [
    1024,
    128,
    20 * concurrency,
    concurrency,
    '40.0',
    rate.toFixed(1),
    128 * rate,
    1152 * rate,
    ...latencies,
    status,
    reason,
  ].join(',')
}

it('09: a table of a script’s own columns is read, and what was guessed is said', async () => {
  const { series, sources } = await ask({ 'all.csv': [header, row(4), row(8), row(16), row(32), ''].join('\n') })
  expect(series).toHaveLength(1)
  expect(series[0]?.workload).toMatchObject({ inputTokens: 1024, outputTokens: 128 })
  expect(series[0]?.capacity).toMatchObject({ status: 'bracketed', maxConcurrency: 8, firstFailing: 16 })
  const failing = series[0]?.points.find(({ level }) => level === 16)
  expect(failing?.judgements).toMatchObject({ 'itl.p99': { verdict: 'fail', value: 0.16 } })
  expect(sources[0]?.problems).toMatchObject([{ code: 'guessedColumns' }])
})

it('09: a level whose row says error has failed, whatever its other cells hold', async () => {
  const rows = [row(4), row(8), row(16, 'ERROR', 'CUDA out of memory').replace('1600,160', '400,40')]
  const { series } = await ask({ 'all.csv': [header, ...rows, ''].join('\n') })
  expect(series[0]?.capacity.maxConcurrency).toBe(8)
  expect(series[0]?.points.find(({ level }) => level === 16)?.verdict).not.toBe('pass')
})
