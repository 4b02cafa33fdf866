import { describe, expect, it } from 'vitest'
import { examine } from '../../src/pipeline.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { vllmRecord, writeDump } from '../cases/dump.ts'

const plan = `
series:
  - { match: "3xH100/**", gpu: H100 }
  - { match: "h100/*", gpu: H100 }
mix:
  - classes:
      - { inputTokens: 1024, outputTokens: 256, weight: 1 }
      - { inputTokens: 77, outputTokens: 256, weight: 1 }
cost:
  { currency: JPY, date: 2026-11, source: a quote, layouts: [{ name: B200, purchase: 1 }, { name: h100, purchase: 2 }] }
`

describe('parts of a plan that meet nothing', () => {
  it('are in the report, with what there is to meet', async () => {
    const { unmet } = await withTemporaryFolder('konkyo-test', async (cwd) => {
      const lengths = { input_len: 1024, output_len: 256 }
      await writeDump(cwd, {
        'plan.yaml': plan,
        'H100/c8.json': vllmRecord({}, lengths),
        'L40S/c8.json': vllmRecord({ ttft: 300 }, lengths),
      })
      const stamp = { version: '0.0.0', now: '2026-09-30T00:00:00Z' }
      return examine({ paths: ['H100', 'L40S'], cwd, planPath: 'plan.yaml', flags: {}, stamp })
    })
    expect(unmet.map(({ part, at, text }) => [part, at, text])).toEqual([
      ['match', 'series.0.match', '3xH100/**'],
      ['mixClass', 'mix.0.classes.1', '77/256'],
      ['costLayout', 'cost.layouts.0', 'B200'],
    ])
    expect(unmet[0]).toMatchObject({ choices: ['H100/**', 'L40S/**'], more: 0 })
    expect(unmet[1]).toMatchObject({ choices: ['1024/256'], more: 0 })
    expect(unmet[2]?.choices.some((name) => /H100/i.test(name))).toBe(true)
  })
})
