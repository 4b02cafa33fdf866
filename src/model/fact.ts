import { settingOf } from './setting.ts'

/** Where a value about hardware, lengths or load came from. Earlier origins win over later ones. */
export const origins = ['plan', 'metadata', 'result', 'log', 'path', 'derived', 'measured'] as const
export type Origin = (typeof origins)[number]

/** A value with its origin; `where` names the plan entry, the key, the part of the path, or the formula. */
export interface Fact<T> {
  readonly value: T
  readonly from: Origin
  readonly where: string
}

/** What runs do not measure and yet belong to them: hardware, lengths, engine. */
export type Facts = {
  readonly model?: Fact<string>
  readonly engine?: Fact<string>
  readonly gpu?: Fact<string>
  readonly gpus?: Fact<number>
  readonly tensorParallel?: Fact<number>
  readonly pipelineParallel?: Fact<number>
  readonly dataParallel?: Fact<number>
  readonly prefillWorkers?: Fact<number>
  readonly decodeWorkers?: Fact<number>
  readonly inputTokens?: Fact<number>
  readonly outputTokens?: Fact<number>
  /** Lengths that were sent together, as `mixKey` writes them or by the name of a mix of the plan. */
  readonly mix?: Fact<string>
  readonly concurrency?: Fact<number>
  /** Tokens that the KV cache holds, over all GPUs of the layout. */
  readonly kvCacheTokens?: Fact<number>
  /** The fewest GPUs that hold one copy of the model and its cache. */
  readonly minGpus?: Fact<number>
}
export type FactName = keyof Facts

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
