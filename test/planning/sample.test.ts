import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sweepFiles, sweeps } from '../../simulator/sample-data.ts'
import { answer } from '../../src/pipeline.ts'
import { nextOf } from '../../src/planning/proposals.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'

const cwd = new URL('../../', import.meta.url).pathname
const folder = 'fixtures/sample/2xRTX5090-tp2/in4096_out4096'

const reportOn = (...paths: readonly string[]) =>
  answer({ paths, cwd, planPath: undefined, flags: {}, stamp: { version: '', now: '2026-09-30T00:00:00Z' } })

describe('the sample whose limit was not found', () => {
  it('is bracketed when the first proposal is measured on the server that made it', async () => {
    const before = await reportOn(folder)
    const [first] = nextOf(before, null).runs
    expect(before.series[0]?.capacity.status).toBe('rightCensored')
    expect(first?.load).toEqual({ concurrency: 64, requestRate: 'inf' })
    const sweep = { ...sweeps.at(-1)!, levels: [64], prompts: () => first!.requests }
    await withTemporaryFolder('konkyo-test', async (place) => {
      await cp(join(cwd, folder), join(place, folder.replace(/^fixtures\/sample\//, '')), { recursive: true })
      for (const { path, text } of sweepFiles(sweep)) {
        await mkdir(dirname(join(place, path)), { recursive: true })
        await writeFile(join(place, path), text)
      }
      const after = await reportOn(place)
      expect(after.series).toHaveLength(1)
      expect(after.series[0]?.capacity).toMatchObject({ status: 'bracketed', maxConcurrency: 32, firstFailing: 64 })
    })
  })
})
