import { under } from '../../records/pick.ts'
import type { Facts } from '../../model/fact.ts'
import type { Load, Run } from '../../model/run.ts'
import { asList, asPositive, asRecord, asText, type RawRecord, textsOf } from '../../records/values.ts'
import { factOf, knownFacts } from '../../records/stated-facts.ts'

const numberUnder = (value: unknown, ...path: readonly string[]): number | null => asPositive(under(value, ...path))

/** How arrivals are spaced at a rate; AIPerf's default is a Poisson process. */
const burstinessOf = (loadgen: RawRecord, rate: number | null): Load['burstiness'] => {
  if (rate === null) return null
  const mode = asText(loadgen['request_rate_mode']) ?? asText(loadgen['arrival_pattern']) ?? 'poisson'
  if (/constant/i.test(mode)) return 'inf'
  return /gamma/i.test(mode) ? numberUnder(loadgen, 'arrival_smoothness') : 1
}

/**
 * Keys of load that agents make: whole sessions are played back, of which each may have several requests in flight, or
 * none while it waits. Their concurrency counts sessions.
 */
const playsSessions = (config: RawRecord): boolean =>
  under(config, 'input', 'use_end_to_start_delays') === true ||
  under(config, 'loadgen', 'trace_idle_gap_cap_seconds') !== null ||
  under(config, 'loadgen', 'trajectory_start_min_ratio') !== null

const changing = (config: RawRecord): Pick<Load, 'changing'> => {
  if (playsSessions(config)) return { changing: 'sessions' }
  return under(config, 'input', 'fixed_schedule') === true ? { changing: 'trace' } : {}
}

/** Requests of the warm-up, none where the client was told of none: it writes what it was told. */
const warmupsOf = (loadgen: RawRecord, told: number | null): number | null => {
  const asked = numberUnder(loadgen, 'warmup_request_count') ?? told
  const keys = Object.keys(loadgen)
  return asked ?? (keys.length > 0 && !keys.some((key) => key.includes('warmup')) ? 0 : null)
}

/** The load of an AIPerf run, by its `input_config`; `warmups` as its results tell them. */
export const loadOf = (config: RawRecord, warmups: number | null): Load => {
  const loadgen = asRecord(config['loadgen']) ?? {}
  const concurrency = numberUnder(loadgen, 'concurrency')
  const rate = numberUnder(loadgen, 'request_rate')
  return {
    concurrency,
    capRecorded: concurrency !== null,
    requestRate: rate ?? (concurrency === null ? null : 'inf'),
    burstiness: burstinessOf(loadgen, rate),
    prompts: numberUnder(loadgen, 'request_count'),
    warmups: warmupsOf(loadgen, warmups),
    ...changing(config),
  }
}

const lengthFact = (config: RawRecord, side: 'input_tokens' | 'output_tokens') =>
  factOf(numberUnder(config, 'input', 'prompt', side, 'mean'), `input_config.input.prompt.${side}.mean`)

/** `256,128:60;512,256:40`, which AIPerf takes in brackets and as JSON as well. */
const pairsIn = (text: string): string =>
  text
    .replaceAll(/\s/g, '')
    .replace(/^\{"pairs":(\[.*\])\}$/, '$1')
    .replaceAll(/\{"isl":(\d+),"osl":(\d+),"prob":([\d.]+)\}/g, '($1,$2):$3')
    .replace(/^\[(.*)\]$/, '$1')
    .replaceAll(',(', ';(')
    .replaceAll(/[()]/g, '')

const distribution = 'input_config.input.prompt.sequence_distribution'

/** Lengths that were sent together, or the only one of a distribution, beside which means tell nothing. */
const distributed = (config: RawRecord): Facts => {
  const text = asText(under(config, 'input', 'prompt', 'sequence_distribution'))
  if (text === null) return {}
  const pairs = pairsIn(text)
  const [, input, output] = /^(\d+),(\d+):[\d.]+$/.exec(pairs) ?? []
  if (input === undefined) return knownFacts({ mix: factOf(pairs, distribution) })
  return knownFacts({
    inputTokens: factOf(asPositive(Number(input)), distribution),
    outputTokens: factOf(asPositive(Number(output)), distribution),
  })
}

/** Cards that telemetry saw, where all are of one kind; how many of them the server uses it does not know. */
const cardOf = (record: RawRecord): string | null => {
  const endpoints = Object.values(asRecord(under(record, 'telemetry_data', 'endpoints')) ?? {})
  const cards = endpoints.flatMap((endpoint) => Object.values(asRecord(under(endpoint, 'gpus')) ?? {}))
  const names = new Set(cards.map((card) => asText(under(card, 'gpu_name'))))
  return names.size === 1 ? [...names][0]! : null
}

/** What an AIPerf run states of model, lengths and cards. */
export const factsOf = (record: RawRecord, config: RawRecord): Facts => {
  const [model] = asList(under(config, 'endpoint', 'model_names')) ?? []
  return knownFacts({
    model: factOf(asText(model), 'input_config.endpoint.model_names'),
    inputTokens: lengthFact(config, 'input_tokens'),
    outputTokens: lengthFact(config, 'output_tokens'),
    gpu: factOf(cardOf(record), 'telemetry_data'),
    ...distributed(config),
  })
}

/** Settings that tell one sweep from another, by the names that other tools give them. */
export const settingsOf = (record: RawRecord, config: RawRecord): Run['settings'] =>
  textsOf([
    ['aiperf_version', record['aiperf_version']],
    ['dataset', under(config, 'input', 'public_dataset') ?? under(config, 'input', 'file')],
    ['ignore_eos', under(config, 'input', 'extra_inputs_parsed', 'ignore_eos')],
    ['scenario', config['scenario']],
    ['seed', under(config, 'input', 'random_seed')],
  ])
