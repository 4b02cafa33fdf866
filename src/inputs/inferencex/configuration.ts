import type { Facts } from '../../model/fact.ts'
import type { Load } from '../../model/run.ts'
import { textAt, numberAt, pickNumber } from '../../records/pick.ts'
import { type RawRecord, textsOf } from '../../records/values.ts'
import { statedFacts, factOf, factIn, knownFacts } from '../../records/stated-facts.ts'
import { cappedLoad } from '../../records/run.ts'

/** The pool of machines that a run was sent to begins with the card in it: `cluster:mi355x-amds`, `h200-trt`. */
const cardOf = (pool: string): string => /^(?:cluster:)?([a-z]+\d+[a-z]*)/i.exec(pool)?.[1]?.toUpperCase() ?? pool

/** GPUs of prefill and decode, each its own field or the product of its workers and their parallel size. */
export const gpusOfPart = (record: RawRecord, part: 'prefill' | 'decode'): number | null => {
  const own = pickNumber(record, `num_${part}_gpu`)
  if (own) return own.value
  const [tp, workers] = [pickNumber(record, `${part}_tp`), pickNumber(record, `${part}_num_workers`)]
  return tp && workers ? tp.value * workers.value : null
}

/** True for a run over several machines, whose prefill and decode have GPUs of their own. */
export const isMultinode = (record: RawRecord): boolean => gpusOfPart(record, 'prefill') !== null

/** The GPUs of a run, and the expression by which its fields give them; null where they do not. */
export const gpusOf = (record: RawRecord): { readonly value: number; readonly field: string } | null => {
  if (isMultinode(record)) {
    const [prefill, decode] = [gpusOfPart(record, 'prefill')!, gpusOfPart(record, 'decode') ?? 0]
    return { value: prefill + decode, field: '(num_prefill_gpu + num_decode_gpu)' }
  }
  const [tp, pp] = [pickNumber(record, 'tp'), pickNumber(record, 'pp')]
  if (!tp) return null
  return pp && pp.value > 1 ? { value: tp.value * pp.value, field: 'tp × pp' } : { value: tp.value, field: 'tp' }
}

/** Hardware, model, engine and nominal lengths; the cap of GPUs is what throughputs were divided by. */
export const factsOf = (record: RawRecord): Facts => {
  const pool = textAt(record, 'hw')
  const decode = isMultinode(record) && gpusOfPart(record, 'decode') === 0
  const { prefillWorkers, decodeWorkers, ...stated } = statedFacts(record)
  return {
    ...stated,
    ...(!decode && prefillWorkers && decodeWorkers && { prefillWorkers, decodeWorkers }),
    ...knownFacts({
      model: factOf(textAt(record, 'model'), 'model'),
      engine: factOf(textAt(record, 'framework'), 'framework'),
      gpu: factOf(pool && cardOf(pool), 'hw'),
      gpus: factIn(gpusOf(record)),
      kvCacheTokens: factIn(numberAt(record, 'kv_cache_pool_tokens', 'server_metrics.kv_cache.gpu_total_tokens')),
    }),
  }
}

const configurationKeys =
  `image precision spec_decoding disagg ep dp_attention prefill_tp prefill_ep prefill_dp_attention
  decode_tp decode_ep decode_dp_attention dcp_size pcp_size kv_offloading kv_offload_backend scenario_type tuning profile
  cluster recipe`.split(/\s+/)

/** How the server was set up, each key as it is written. */
export const settingsOf = (record: RawRecord): Readonly<Record<string, string>> =>
  textsOf(configurationKeys.map((key) => [key, textAt(record, key)]))

/** The cap that every run of InferenceX has. */
export const loadOf = (record: RawRecord): Load =>
  cappedLoad({ 'load.concurrency': pickNumber(record, 'conc') }, { requestRate: null })

/** Files by which the project tries its own pages: nobody measured them. */
export const mockedBy = (path: string): string | null =>
  /(^|\/)mock_results\/|[-_]mock[-_.]/i.test(path) ? 'InferenceX mock_results' : null
