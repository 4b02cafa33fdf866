import { describe, expect, it } from 'vitest'
import { derived } from '../../../src/inputs/vllm/written.ts'

describe('derived', () => {
  it('counts what duration × rate can only be', () => {
    const { record, names, failuresOpen } = derived(
      { duration: '10.00', request_throughput: '2.10', num_prompts: '22' },
      { duration: 'seconds', request_throughput: 'rps' },
    )
    expect([record['completed'], names['completed'], failuresOpen]).toEqual([21, 'seconds × rps', false])
  })

  it('leaves failures open where rounding allows several counts', () => {
    const coarse = { duration: '117.2', request_throughput: '0.85' }
    expect(derived(coarse, {})).toMatchObject({ record: { completed: 100 }, failuresOpen: true })
    expect(derived({ ...coarse, num_prompts: '99' }, {})).toMatchObject({ record: { completed: 99 } })
    expect(derived({ ...coarse, num_prompts: '120' }, {})).toMatchObject({ record: { completed: 100 } })
    expect(derived({ ...coarse, failed: '0' }, {}).failuresOpen).toBe(false)
  })

  it('counts nothing where no whole number fits, or less than one', () => {
    expect(derived({ duration: '10.000', request_throughput: '2.05000' }, {}).record).not.toHaveProperty('completed')
    expect(derived({ duration: '10.0', request_throughput: '0.00' }, {}).record).not.toHaveProperty('completed')
  })

  it('gives token rates the digits of counts and duration', () => {
    const { record, names } = derived(
      {
        duration: '748.82',
        completed: '1',
        total_input_tokens: '128000',
        total_output_tokens: '150',
        output_throughput: '0.20',
      },
      {},
    )
    expect(record['output_throughput']).toBe(150 / 748.82)
    expect(names['total_token_throughput']).toBe('(total_input_tokens + total_output_tokens) / duration')
  })

  it('keeps a rate that is written closer than count and duration tell', () => {
    const { record, rounding } = derived({ duration: '190', completed: '180', request_throughput: '0.947368421' }, {})
    expect([record['request_throughput'], rounding]).toEqual(['0.947368421', null])
  })
})
