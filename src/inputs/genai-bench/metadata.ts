import { fileNameOf } from '../../model/source.ts'
import type { Fact } from '../../model/fact.ts'
import type { Run } from '../../model/run.ts'
import { has } from '../../records/detect.ts'
import { asNumber, asText, type RawRecord } from '../../records/pick.ts'
import type { Found } from '../input.ts'

/** `experiment_metadata.json`: what all runs of its folder have in common. */
export const isMetadata = has('server_engine', 'traffic_scenario', 'num_concurrency')

/** The metadata, and the name of their file. */
export interface Experiment {
  readonly file: string
  readonly record: RawRecord
}

export const experimentIn = ({ document, from: { path } }: Found): Experiment | null =>
  document.kind === 'object' && isMetadata(document) ? { file: fileNameOf(path), record: document.value } : null

const textFact = ({ file, record }: Experiment, key: string): Fact<string> | null => {
  const value = asText(record[key])
  return value === null ? null : { value, from: 'metadata', where: `${file}: ${key}` }
}

const countFact = ({ file, record }: Experiment, key: string): Fact<number> | null => {
  const value = asNumber(record[key])
  return value !== null && value > 0 ? { value, from: 'metadata', where: `${file}: ${key}` } : null
}

const settingKeys = ['server_version', 'benchmark_version', 'task', 'prefix_caching'] as const

/** A run with what its experiment says of model, engine and hardware. */
export const withMetadata = (run: Run, experiment: Experiment): Run => {
  const { record } = experiment
  const facts = {
    model: textFact(experiment, 'model'),
    engine: textFact(experiment, 'server_engine'),
    gpu: textFact(experiment, 'server_gpu_type'),
    gpus: countFact(experiment, 'server_gpu_count'),
  }
  const known = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null))
  const settings = Object.fromEntries(
    settingKeys.flatMap((key) => {
      const text = asText(record[key])
      return text === null ? [] : [[key, text] as const]
    }),
  )
  return {
    ...run,
    tokenizer: asText(record['server_model_tokenizer']),
    backend: asText(record['api_backend']),
    stated: { ...known, ...run.stated },
    settings: { ...settings, ...run.settings },
  }
}

/** The unit that times are written in, where it is said. */
export const unitIn = (record: RawRecord): 's' | 'ms' | null => {
  const unit = asText(record['_time_unit']) ?? asText(record['metrics_time_unit'])
  if (unit === null) return null
  return /^m(s|illisec)/i.test(unit) ? 'ms' : 's'
}
