import { type Document, type Problem, fileNameOf } from '../../model/source.ts'
import { type Found, type Input, type Provenance, type Reading, holdsNone, partAlone, partOf } from '../input.ts'
import { groupBy } from '../../model/group-by.ts'
import { llmperfCommand } from './command.ts'
import { isResponse, withResponses } from './responses.ts'
import { isSummary, readSummary } from './summary.ts'
import { isTable, readTable } from './tables.ts'

const tool = 'LLMPerf'

const read = (document: Document, from: Provenance): Reading => {
  if (document.kind === 'object' && isSummary(document)) return readSummary(document.value, document.at, from)
  return isResponse(document) ? { runs: [], problems: [] } : readTable(document, from)
}

/** What a summary and its responses have in common: the path without what sets them apart. */
const stemOf = ({ from }: Found): string => from.path.replace(/(_summary|_individual_responses)?\.[^./]*$/, '')

/** A summary with the responses of its stem. */
const completed = ({ reading, document }: Found, responses: readonly Found[]): Reading => {
  const [run] = reading.runs
  const [first] = responses
  if (!run || !first || !isSummary(document)) return reading
  const documents = responses.map((response) => response.document)
  const whole = withResponses(run, documents, fileNameOf(first.from.path))
  if (whole) return { ...reading, runs: [whole] }
  return { ...reading, problems: [...reading.problems, { code: 'arraysDisagree', where: run.at, values: {} }] }
}

/** Said once a file, at its first response. */
const aside = (summary: Found | undefined): Problem => (summary ? partOf(summary.from.path) : partAlone(tool))

const joinStem = (members: readonly Found[]): ReadonlyMap<Found, Reading> => {
  const responses = members.filter(({ document }) => isResponse(document))
  const summary = members.find(({ document }) => isSummary(document))
  const firsts = new Set([...groupBy(responses, ({ from }) => from.path).values()].map(([first]) => first))
  return new Map(
    members.map((found) => {
      if (found === summary) return [found, completed(found, responses)]
      return [found, firsts.has(found) ? holdsNone(aside(summary)) : found.reading]
    }),
  )
}

const join = (all: readonly Found[]): readonly Reading[] => {
  const readings = new Map([...groupBy(all, stemOf).values()].flatMap((members) => [...joinStem(members)]))
  return all.map((found) => readings.get(found)!)
}

/** LLMPerf (ray-project): a summary and its single responses, and the tables made of summaries. */
export const llmperf: Input = {
  tool,
  notes: ['firstTokenIncluded', 'oneTokenizer', 'inBatches'],
  marks: [
    'results_ttft_s_quantiles_p50',
    'results_ttft_s_quantiles_p99',
    'results_inter_token_latency_s_quantiles_p50',
    'results_end_to_end_latency_s_mean',
    'results_num_completed_requests',
    'results_num_completed_requests_per_min',
    'num_concurrent_requests',
  ],
  detect: (document) => isSummary(document) || isResponse(document) || isTable(document),
  read,
  join,
  command: llmperfCommand,
}
