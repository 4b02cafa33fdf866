import { describe, expect, it } from 'vitest'
import { contentRead } from '../read-content.ts'

const table = (header: string, ...rows: readonly string[]) => contentRead(`${[header, ...rows].join('\n')}\n`, 'a.csv')

const header = 'concurrency,num_prompts,duration_s,rps,p99_ttft_ms,p99_itl_ms'

describe('a table of anyone’s own making', () => {
  it('is read by names and units, and says what was taken for what', () => {
    const { format, runs, problems } = table(
      `input,output,${header},out_tok/s,total_tok/s`,
      '1024,128,4,80,40.0,2.0,400,40,256,2304',
    )
    expect(format).toBe('columnTable')
    expect(runs).toMatchObject([
      {
        wholeRecord: false,
        absent: [],
        load: { concurrency: 4, prompts: 80 },
        duration: 40,
        throughput: { requests: 2, requestsRounding: 0.05, outputTokens: 256 },
        latency: { ttft: { p99: 0.4 }, itl: { p99: 0.04 } },
        stated: { inputTokens: { value: 1024, where: 'input' }, outputTokens: { value: 128 } },
        fields: { 'throughput.requests': 'rps', completed: 'duration_s × rps' },
      },
    ])
    expect(problems).toMatchObject([
      { code: 'guessedColumns', values: { columns: expect.stringContaining('rps → request_throughput') as string } },
    ])
  })

  it('brings units to those of the result files', () => {
    const { runs } = table('users,elapsed (ms),requests/s,TTFT p99 (s),ITL p99.9 [us]', '4,40000,2,0.4,40000')
    expect(runs).toMatchObject([
      {
        duration: 40,
        latency: { ttft: { p99: 0.4 }, itl: { others: { 'p99.9': expect.closeTo(0.04, 9) as number } } },
      },
    ])
  })

  it('leaves out columns whose unit or meaning is open, by name', () => {
    const { runs, problems } = table(`${header},p99_latency,tps,p99_tpot`, '4,80,40.0,2.0,400,40,1,2,3')
    expect(runs).toMatchObject([{ latency: { tpot: null, e2e: null }, throughput: { outputTokens: null } }])
    expect(problems.at(-1)).toMatchObject({ code: 'unclearColumns', values: { columns: 'p99_latency, tps, p99_tpot' } })
  })

  it('does not choose between two columns for one thing', () => {
    const { runs, problems } = table(`${header},ttft_p99_ms`, '4,80,40.0,2.0,400,40,500')
    expect(runs).toMatchObject([{ latency: { ttft: null } }])
    expect(problems.at(-1)).toMatchObject({ values: { columns: 'p99_ttft_ms, ttft_p99_ms' } })
  })

  it('takes a bare rate for what was offered only beside what was reached', () => {
    const offered = table('qps,req/s,p99_ttft_ms', '8,7.5,400').runs
    expect(offered).toMatchObject([{ load: { requestRate: 8 }, throughput: { requests: 7.5 } }])
    const open = table('concurrency,qps,p99_ttft_ms', '4,7.5,400')
    expect([open.runs, open.problems.map(({ code }) => code)]).toEqual([
      [],
      ['guessedColumns', 'unclearColumns', 'rowWithoutRun'],
    ])
  })

  it('takes columns called input and output for lengths only where the throughputs say so', () => {
    const { runs } = table(`input,output,${header},out_tok/s,total_tok/s`, '3,7,4,80,40.0,2.0,400,40,256,2304')
    expect(runs[0]?.stated).not.toHaveProperty('inputTokens')
  })

  it('counts a row that calls its run a failure as one in which nothing completed', () => {
    const { runs, problems } = table(
      `${header},status,error_reason`,
      '4,80,40.0,2.0,400,40,OK,',
      '8,160,40.0,4.0,400,40,ERROR,CUDA out of memory',
      '16,320,,,,,skipped,',
    )
    expect(runs.map(({ load, completed, failed }) => [load.concurrency, completed, failed])).toEqual([
      [4, 80, null],
      [8, 0, 160],
    ])
    expect(runs[1]).toMatchObject({ latency: { ttft: null, itl: null }, fields: { completed: 'status' } })
    expect(problems.slice(1)).toEqual([
      { code: 'failedRun', where: 'row:3', values: { words: 'ERROR: CUDA out of memory' } },
      { code: 'rowWithoutRun', where: 'row:4', values: {} },
    ])
  })

  it('leaves rows of other clients to their tools', () => {
    const { runs, problems } = table(
      `${header},tool`,
      '4,80,40.0,2.0,400,40,aiperf',
      '8,160,40.0,4.0,400,40,vllm bench',
    )
    expect(runs.map(({ at }) => at)).toEqual(['row:3'])
    expect(problems.at(-1)).toMatchObject({ code: 'otherToolRow', where: 'row:2', values: { tool: 'aiperf' } })
  })

  it('does not take an empty cell of the layout for the one above it', () => {
    const { runs, problems } = table(`gpu,${header}`, 'L40S,4,80,40.0,2.0,400,40', ',8,160,40.0,4.0,400,40')
    expect(runs.map(({ at }) => at)).toEqual(['row:2'])
    expect(problems.at(-1)).toEqual({ code: 'emptyBelow', where: 'row:3', values: { column: 'gpu', text: 'L40S' } })
    const sparse = table(`gpu,${header}`, ',4,80,40.0,2.0,400,40', 'L40S,8,160,40.0,4.0,400,40')
    expect(sparse.runs).toHaveLength(2)
  })

  it.each([
    ['a simulator', 'policy,batch_size,completed,avg_latency,p95_latency', 'fifo,1,300,18004.97,35244.55'],
    ['offline latency', 'gpu,input_len,output_len,batch_size,end_to_end_latency', 'x,1,2,3,4'],
    ['an inventory', 'users,name', '4,x'],
  ])('is none of these: %s', (_, names, row) => {
    expect(table(names, row)).toMatchObject({ format: null, runs: [] })
  })
})
