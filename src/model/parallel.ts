import type { Facts } from './fact.ts'
import { settingOf } from './setting.ts'

/** SGLang's attention by data parallel runs on the GPUs of the tensor parallel group and takes none of its own. */
const sharesGpus = (settings: Readonly<Record<string, string>>): boolean =>
  /^(true|1|on|yes)$/i.test(settingOf(settings, ['enable_dp_attention', 'dp_attention']) ?? '')

/**
 * GPUs = TP x PP x DP, one each where not told (the rule of vLLM's own plots). Null where none is told, and where prefill
 * and decode workers each have their own.
 */
export const gpusInParallel = (facts: Facts, settings: Readonly<Record<string, string>>): number | null => {
  const { tensorParallel, pipelineParallel, dataParallel, prefillWorkers } = facts
  const told = [tensorParallel, pipelineParallel, sharesGpus(settings) ? undefined : dataParallel].filter(
    (part) => part !== undefined,
  )
  if (prefillWorkers || told.length === 0) return null
  return told.reduce((product, part) => product * part.value, 1)
}
