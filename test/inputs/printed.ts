/** What `vllm bench serve` prints, by label. */
export type Printed = Readonly<Record<string, string | number>>

export const heading = '============ Serving Benchmark Result ============'

/** A block as vLLM 0.11.1 and later print it: 180 of 180 requests in 190 s; other labels are laid over it. */
export const printed = (other: Printed = {}): string => {
  const lines = {
    'Successful requests': 180,
    'Failed requests': 0,
    'Benchmark duration (s)': '190.00',
    'Total input tokens': 40000,
    'Total generated tokens': 38000,
    'Request throughput (req/s)': '0.95',
    'Mean TTFT (ms)': '200.00',
    'P99 TTFT (ms)': '900.00',
    'Mean ITL (ms)': '20.00',
    'P99 ITL (ms)': '90.00',
    ...other,
  }
  const text = Object.entries(lines).map(([label, value]) => `${`${label}:`.padEnd(40)} ${String(value).padEnd(10)}`)
  return [heading, ...text, '='.repeat(50), ''].join('\n')
}
