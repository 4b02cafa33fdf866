import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { goSeconds } from '../../../src/inputs/single-stream/ollama.ts'
import { readSource } from '../../../src/reading/read-sources.ts'
import { recognise } from '../../../src/recognition/recognise.ts'
import { contentRead } from '../read-content.ts'

describe('goSeconds', () => {
  it.each([
    ['44.4774043s', 44.4774043],
    ['1m13.9s', 73.9],
    ['1h2m3s', 3723],
    ['51.8639ms', 0.0518639],
    ['830µs', 0.00083],
    ['830μs', 0.00083],
    ['12us', 0.000012],
    ['7ns', 7e-9],
    ['1m0.5s', 60.5],
  ])('%s', (text, seconds) => {
    expect(goSeconds(text)).toBeCloseTo(seconds, 12)
  })

  it.each(['', '12', 's', '1m x', '1.2.3s', '-1s'])('takes "%s" for no duration', (text) => {
    expect(goSeconds(text)).toBeNull()
  })
})

const block = (load: string, generation: string) => `total duration:       44.5s
load duration:        ${load}
prompt eval count:    70 token(s)
prompt eval duration: 1.4s
prompt eval rate:     50.00 tokens/s
eval count:           160 token(s)
eval duration:        ${generation}
eval rate:            4.00 tokens/s
`

describe('ollama', () => {
  it('reads what is printed, rates by counts and durations and not as they were rounded', () => {
    const { format, runs, baselines, problems } = contentRead(block('51.8639ms', '40s'), 'x/gpt-oss-20b.txt')
    expect({ format, runs, problems }).toEqual({ format: 'ollama', runs: [], problems: [] })
    expect(baselines).toMatchObject([
      {
        at: '',
        model: null,
        name: 'gpt-oss-20b',
        streams: 1,
        tokens: { prompt: 70, output: 160 },
        timings: {
          load: { mean: expect.closeTo(0.0518639, 12), field: 'load duration', samples: 1, std: null },
          prompt: { mean: 1.4 },
          generation: { mean: 40 },
          total: { mean: 44.5 },
          promptRate: { mean: 50, field: 'prompt eval count / prompt eval duration' },
          generationRate: { mean: 4, field: 'eval count / eval duration' },
        },
      },
    ])
  })

  it('reads several blocks between colours, and the model from the command above', () => {
    const colour = '\u001b[2K\u001b[1G'
    const { baselines } = contentRead(
      `$ ollama run --verbose qwen3:8b\n${colour}${block('21s', '40s')}\n${colour}${block('50ms', '41s')}`,
    )
    expect(baselines?.map(({ at, model, name, timings }) => [at, model, name, timings.load?.mean])).toEqual([
      ['line:2', 'qwen3:8b', null, 21],
      ['line:11', 'qwen3:8b', null, 0.05],
    ])
  })

  it('leaves out what a cached prompt has no count of', () => {
    const answer = {
      model: 'm',
      done: true,
      total_duration: 8e8,
      load_duration: 2e7,
      eval_count: 25,
      eval_duration: 7e8,
    }
    const [one] = contentRead(JSON.stringify(answer), 'a.json').baselines!
    expect(one).toMatchObject({ tokens: { prompt: null, output: 25 } })
    expect(Object.keys(one!.timings)).toEqual(['load', 'generation', 'total', 'generationRate'])
    expect(one!.timings.generation).toMatchObject({ mean: expect.closeTo(0.7, 12), field: 'eval_duration' })
  })

  it('takes a rate without the other lines for nothing', () => {
    expect(contentRead('eval rate: 62 tokens/s was what I saw').format).toBeNull()
  })

  const real = new URL('../../../../shared/data/ollama/', import.meta.url).pathname
  it.skipIf(!existsSync(real))('reads the last objects of the API, in nanoseconds', async () => {
    const path = 'attogram__ollama-bash-lib/demos/ollama_generate_json.final.jsonl'
    const { baselines } = recognise(await readSource('s1', path, real))
    expect(baselines?.map(({ at, model, timings }) => [at, model, timings.load?.mean, timings.total?.mean])).toEqual([
      ['line:1', 'qwen2.5vl:7b', expect.closeTo(2.1757011, 9), expect.closeTo(3.0651825, 9)],
      ['line:2', 'qwen2.5vl:7b', expect.closeTo(0.0262337, 9), expect.closeTo(0.7888323, 9)],
    ])
    expect(baselines?.[1]?.timings.generationRate?.mean).toBeCloseTo(25 / 0.7303819, 9)
  })
})
