import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededIntegers } from '../simulator/random.ts'

const levels = [1, 2, 4, 8, 16, 32, 64, 128]

/** A made-up run, in which throughput, latencies and counts agree: `sweep` names its layout. */
const recordOf = (sweep: number, concurrency: number, noise: number) => {
  const [ttft, tpot] = [100 + 5 * concurrency + 10 * noise, 10 + concurrency / 2 + noise]
  const e2e = ttft + 255 * tpot
  const [rate, completed] = [(1000 * concurrency) / e2e, 100 * concurrency]
  return {
    date: '20260901-101500',
    synthetic: 'konkyo-bench',
    model_id: `acme/m${sweep % 20}`,
    num_prompts: completed,
    request_rate: 'inf',
    max_concurrency: concurrency,
    duration: completed / rate,
    completed,
    failed: 0,
    total_input_tokens: completed * 1024,
    total_output_tokens: completed * 256,
    request_throughput: rate,
    mean_ttft_ms: ttft,
    median_ttft_ms: 0.98 * ttft,
    p99_ttft_ms: 2 * ttft,
    mean_itl_ms: tpot,
    median_itl_ms: 0.98 * tpot,
    p99_itl_ms: 2 * tpot + concurrency,
    mean_e2el_ms: e2e,
    p99_e2el_ms: 1.1 * e2e,
    configuration: `cfg${sweep}`,
  }
}

const recordsOf = (runs: number) => {
  const random = seededIntegers(1)
  return Array.from({ length: runs }, (_, i) => {
    const [sweep, concurrency] = [Math.floor(i / levels.length), levels[i % levels.length]!]
    return { sweep, concurrency, record: recordOf(sweep, concurrency, random() / 2 ** 32) }
  })
}

/** So many result files, eight levels a folder. */
export const writeFiles = (folder: string, runs: number): string => {
  for (const { sweep, concurrency, record } of recordsOf(runs)) {
    const place = join(folder, `cfg${sweep}_tp${1 + (sweep % 8)}`)
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, `c${concurrency}.json`), JSON.stringify(record))
  }
  return folder
}

/** So many result files in so few series: the same eight levels again and again, one folder a round. */
export const writeSeries = (folder: string, runs: number, series: number): string => {
  const random = seededIntegers(1)
  for (let i = 0; i < runs; i += 1) {
    const [sweep, round] = [Math.floor(i / levels.length) % series, Math.floor(i / levels.length / series)]
    const concurrency = levels[i % levels.length]!
    const place = join(folder, `cfg${sweep}_tp${1 + (sweep % 8)}`, `round${round}`)
    mkdirSync(place, { recursive: true })
    const record = recordOf(sweep, concurrency, random() / 2 ** 32)
    writeFileSync(join(place, `c${concurrency}.json`), JSON.stringify(record))
  }
  return folder
}

/** Files that are no results of a benchmark, as folders have them. */
const foreign: readonly (readonly [name: string, content: string])[] = [
  ['package.json', '{"name":"x","version":"1","dependencies":{}}'],
  ['notes.txt', 'How these were measured.\n'],
  ['prices.csv', 'item,price\na,1\nb,2\n'],
]

/** So many files, a tenth of them foreign. */
export const writeMixed = (folder: string, files: number): string => {
  writeFiles(folder, Math.round(files * 0.9))
  for (let i = 0; i < Math.round(files * 0.1); i += 1) {
    const [name, content] = foreign[i % foreign.length]!
    mkdirSync(join(folder, `f${i}`))
    writeFileSync(join(folder, `f${i}`, name), content)
  }
  return folder
}

/** One table with so many rows. */
export const writeTable = (path: string, runs: number): string => {
  const rows = recordsOf(runs).map(({ record }) => Object.values(record).join())
  writeFileSync(path, `${[Object.keys(recordOf(0, 1, 0)).join(), ...rows].join('\n')}\n`)
  return path
}

/** So many plans, each with its own folder of so many result files in four series; the first makes pages too. */
export const writePlans = (folder: string, plans: number, runs: number): readonly string[] =>
  Array.from({ length: plans }, (_, i) => {
    const plan = join(folder, `plan${i}`, 'konkyo.yaml')
    writeSeries(join(folder, `plan${i}`, 'results'), runs, 4)
    writeFileSync(plan, `inputs: [results]\nout: reports/plan\nformats: [json${i === 0 ? ', html' : ''}]\n`)
    return plan
  })
