import type { Document } from '../../model/source.ts'
import { any, has } from '../../records/detect.ts'
import { type Found, holdsNone, type Input, partAlone, partOf, type Provenance, type Reading } from '../input.ts'
import { genaiBenchCommand } from './command.ts'
import { experimentIn, isMetadata, unitIn, withMetadata, type Experiment } from './metadata.ts'
import { readRun } from './run.ts'

const tool = 'genai-bench'

const isRun = has('aggregated_metrics.num_concurrency', 'aggregated_metrics.stats')

const read = (document: Document, from: Provenance): Reading =>
  document.kind === 'object' && isRun(document)
    ? readRun(document.value, document.at, from, unitIn(document.value) ?? 's')
    : holdsNone(partAlone(tool))

/** A run in the unit that its file, or else its experiment, says, with what the experiment says of the server. */
const completed = ({ document, from, reading }: Found, experiment: Experiment): Reading => {
  if (document.kind !== 'object') return reading
  const unit = unitIn(document.value) ?? unitIn(experiment.record) ?? 's'
  const { runs, problems } = readRun(document.value, document.at, from, unit)
  return { runs: runs.map((run) => withMetadata(run, experiment)), problems }
}

/** One experiment a folder; of several nobody knows whose the runs are. */
const join = (all: readonly Found[]): readonly Reading[] => {
  const experiments = all.map(experimentIn).filter((one) => one !== null)
  const [experiment] = experiments
  const run = all.find(({ document }) => isRun(document))
  if (!experiment || experiments.length > 1 || !run) return all.map(({ reading }) => reading)
  return all.map((found) => (isRun(found.document) ? completed(found, experiment) : holdsNone(partOf(run.from.path))))
}

/** genai-bench (sgl-project): a file for each scenario and concurrency, and the metadata of their experiment. */
export const genaiBench: Input = {
  tool,
  notes: ['trimmed'],
  marks: [
    'aggregated_metrics',
    'individual_request_metrics',
    'num_concurrency',
    'mean_output_throughput_tokens_per_s',
    'num_completed_requests',
    'output_inference_speed',
    'e2e_latency',
  ],
  detect: any(isRun, isMetadata),
  read,
  join,
  command: genaiBenchCommand,
}
