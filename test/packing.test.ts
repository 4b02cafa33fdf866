import { describe, expect, it } from 'vitest'
import { packed, unpacked } from '../src/packing.ts'
import { groundsOf } from '../src/pipeline.ts'

const cwd = new URL('../', import.meta.url).pathname

describe('packed', () => {
  it.each(['ugly', 'vllm', 'course'])('loses nothing of %s but the files themselves', async (name) => {
    const stamp = { version: '', now: '2026-11-01T00:00:00Z' }
    const grounds = await groundsOf({ paths: [`fixtures/${name}`], cwd, planPath: undefined, flags: {}, stamp })
    const again = unpacked(packed(grounds))
    const slim = grounds.recognised.map((one) => ({ ...one, source: { ...one.source, documents: [], problems: [] } }))
    expect(again).toEqual({ ...grounds, recognised: slim })
    const samples = grounds.recognised.flatMap(({ runs }) => runs.flatMap((run) => run.samples ?? []))
    expect(samples.length > 0).toBe(name === 'vllm')
  })
})
