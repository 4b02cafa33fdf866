import { expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'

const ramp = vllmRecord(
  { concurrency: null, prompts: 500, rate: 13.09, ttft: 572, tpot: 28 },
  { ramp_up_strategy: 'exponential', ramp_up_start_rps: 2, ramp_up_end_rps: 50 },
)

const without = (key: string) => Object.fromEntries(Object.entries(ramp).filter(([name]) => name !== key))

it.each([ramp, without('ramp_up_strategy'), without('ramp_up_start_rps')])(
  'lists a ramp and uses it for nothing',
  async (record) => {
    const { runs, series, sources } = await ask({ 'ramp.json': record })
    expect(series).toEqual([])
    expect(runs[0]).toMatchObject({ series: null, load: { kind: 'ramp' } })
    expect(sources[0]!.problems).toEqual([{ code: 'rampedRate', where: '', values: {} }])
  },
)
