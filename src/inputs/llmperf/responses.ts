import type { RequestSamples, Run } from '../../model/run.ts'
import type { Document } from '../../model/source.ts'
import { asNumber, asText, type RawRecord } from '../../records/pick.ts'
import { samplesOf } from '../../records/single-requests.ts'
import { has } from '../../records/detect.ts'

/** One response of `NAME_individual_responses.json`. */
export const isResponse = has('inter_token_latency_s', 'end_to_end_latency_s', 'ttft_s')

const number = (record: RawRecord, key: string): number => asNumber(record[key]) ?? Number.NaN

const recordsOf = (documents: readonly Document[]): readonly RawRecord[] =>
  documents.flatMap((document) => (document.kind === 'object' ? [document.value] : []))

const fieldsIn = (file: string): RequestSamples['fields'] => ({
  ttft: `${file}: ttft_s`,
  tpot: `${file}: (end_to_end_latency_s - ttft_s) / (number_output_tokens - 1)`,
  itl: '',
  e2e: `${file}: end_to_end_latency_s`,
})

/** A run with the responses of the file of that name, null where they are not as many as completed. */
export const withResponses = (run: Run, documents: readonly Document[], file: string): Run | null => {
  const records = recordsOf(documents)
  const succeeded = records.filter((record) => asText(record['error_code']) === null)
  if (succeeded.length !== run.completed) return null
  const requests = succeeded.map((record) => ({
    ttft: number(record, 'ttft_s'),
    e2e: number(record, 'end_to_end_latency_s'),
    outputTokens: number(record, 'number_output_tokens'),
  }))
  return { ...run, samples: samplesOf(requests, records.length - succeeded.length, fieldsIn(file)) }
}
