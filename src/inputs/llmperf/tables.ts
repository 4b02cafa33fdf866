import type { Document, TableDocument } from '../../model/source.ts'
import { aboveZero, type Picked, pickNumber } from '../../records/pick.ts'
import { type RawRecord, roundingOf, withoutSeparators } from '../../records/values.ts'
import { possible } from '../../records/impossible.ts'
import { runOf, type Numbers, cappedLoad } from '../../records/run.ts'
import { patternLatency } from '../../records/statistics.ts'
import { entriesOf, type Entry, type Provenance, type Reading, inAll } from '../input.ts'

export const completedKey = 'results_num_completed_requests'

/** The client notes how many completed in a minute, and no duration. */
export const durationBy = (record: RawRecord, perMinute: string): Picked | null => {
  const completed = pickNumber(record, completedKey)
  const rate = pickNumber(record, perMinute)
  if (!completed || !rate || rate.value <= 0) return null
  return { value: (completed.value / rate.value) * 60, field: `${completedKey} / ${perMinute} * 60` }
}

/** Requests/s of requests a minute. */
export const rateBy = (record: RawRecord, perMinute: string): Picked | null => {
  const rate = pickNumber(record, perMinute)
  return rate && { value: rate.value / 60, field: `${perMinute} / 60` }
}

const perMinute = 'requests_per_minute_(qpm)'
const ttft = /^(?:time_to_first_token_in_ms_\(ttft\)_|first-time-to-token_)(mean|p\d+)(?:_in_ms_\(ttft\))?$/

/** Labels in the first column, a level in each of the others. */
const levelsIn = ({ header, rows }: TableDocument): readonly Entry[] =>
  header
    .slice(1)
    .map((column, i) => ({
      at: `column:${i + 2}`,
      record: Object.fromEntries(
        rows.map(({ cells }) => [cells[header[0] ?? ''] ?? '', withoutSeparators(cells[column] ?? '')]),
      ),
    }))

/** Levels by the labels that LLMPerf's notebook gives its numbers. */
const levelsOf = (document: Document): readonly Entry[] =>
  document.kind === 'table' ? levelsIn(document) : entriesOf(document)

const isLevel = ({ record }: Entry): boolean => perMinute in record && 'concurrency' in record

export const isTable = (document: Document): boolean => levelsOf(document).some(isLevel)

const outputRateOf = (record: RawRecord): Picked | null => {
  const [rate, mean] = [pickNumber(record, perMinute), pickNumber(record, 'mean_output_token_length')]
  return rate && mean && { value: (rate.value / 60) * mean.value, field: `${perMinute} / 60 * ${mean.field}` }
}

const numbers = (record: RawRecord): Numbers => ({
  completed: pickNumber(record, completedKey),
  failed: pickNumber(record, 'results_number_errors'),
  duration: durationBy(record, perMinute),
  'throughput.requests': rateBy(record, perMinute),
  'throughput.outputTokens': outputRateOf(record),
  'load.concurrency': aboveZero(pickNumber(record, 'concurrency')),
})

const readLevel = ({ at, record: written }: Entry, from: Provenance): Reading => {
  const { record, impossible, problems } = possible(written, /./, at)
  const read = numbers(record)
  const mean = (key: string) => pickNumber(record, key)?.value ?? null
  const run = runOf(read, roundingOf(record[perMinute]) / 60, {
    ...from,
    at,
    tool: 'llmperf',
    load: cappedLoad(read),
    latency: patternLatency(record, 'ms', { ttft }).latency,
    tokens: { input: mean('mean_input_token_length'), output: mean('mean_output_token_length') },
    impossible,
  })
  return { runs: [run], problems }
}

/** The tables that LLMPerf's notebook makes of summaries: TTFT and rates; its time of a token has the first in it. */
export const readTable = (document: Document, from: Provenance): Reading => {
  const readings = levelsOf(document)
    .filter(isLevel)
    .map((level) => readLevel(level, from))
  return inAll(readings)
}
