import { settingOf } from '../model/setting.ts'
import type { SettledRun } from '../model/run.ts'
import { type Audit, warning } from './audit.ts'

/** What someone else needs to set the same server up, and the keys that state it. */
const keys = {
  driver: ['driver', 'driver_version', 'cuda_driver', 'nvidia_driver'],
  engineVersion: ['engine_version', 'vllm_version', 'version', 'image'],
  quantization: ['quantization', 'precision', 'dtype'],
  maxNumSeqs: ['max_num_seqs'],
  maxModelLen: ['max_model_len'],
  memoryUtilization: ['gpu_memory_utilization'],
} as const

const isMissing = ({ facts, settings }: SettledRun, name: string): boolean => {
  if (name === 'gpu' || name === 'gpus') return facts[name] === undefined
  if (name === 'engineVersion' && /\d/.test(facts.engine?.value ?? '')) return false
  return settingOf(settings, keys[name as keyof typeof keys]) === null
}

/** A result that no one can reproduce proves little: what is recorded of machine and server. */
export const environment: Audit<'notRecorded'> = {
  reasons: ['notRecorded'],
  series: ({ runs }) => {
    const missing = ['gpu', 'gpus', ...Object.keys(keys)].filter((name) => runs.some((run) => isMissing(run, name)))
    const values = { missing: missing.join(' '), count: missing.length }
    return missing.length >= 2 ? warning('notRecorded', values) : []
  },
}
