import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/source.ts'
import { nearestOf } from '../../src/recognition/nearest.ts'

const object = (value: Readonly<Record<string, unknown>>): Document => ({ kind: 'object', at: '', value })

describe('nearestOf', () => {
  it('names the format that most keys are of, and those that are missing', () => {
    const near = nearestOf(object({ mean_ttft_ms: 1, p99_ttft_ms: 2, completed: 3, total_token_throughput: 4 }))
    expect(near?.tool).toBe('vllm bench serve')
    expect(near?.missing).toContain('request_throughput')
  })

  it('looks into what is nested, and at the columns of a table', () => {
    const nested = object({ results: [{ mean_ttft_ms: 1, p99_ttft_ms: 2, completed: 3, num_prompts: 4 }] })
    expect(nearestOf(nested)?.tool).toBe('vllm bench serve')
    const table: Document = { kind: 'table', header: ['num_prompts', 'mean_ttft_ms', 'completed'], rows: [] }
    expect(nearestOf(table)?.tool).toBe('vllm bench serve')
  })

  it('takes one common key for nothing', () => {
    expect(nearestOf(object({ completed: 3, hello: 'world' }))).toBeNull()
    expect(nearestOf({ kind: 'text', text: 'completed num_prompts' })).toBeNull()
  })

  it('ends in a file that is nested without end', () => {
    const deep = Array.from({ length: 1000 }).reduce<unknown>((inner) => ({ inner }), { completed: 1 })
    expect(nearestOf(object({ deep }))).toBeNull()
  })
})
