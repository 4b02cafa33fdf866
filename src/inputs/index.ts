import type { Document } from '../model/source.ts'
import { asWritten, renamedProblem } from '../records/written.ts'
import { columnTable } from './column-table.ts'
import type { Input, Provenance, Reading, TranslatedRun, Translator } from './input.ts'
import { labelTable } from './label-table.ts'
import { vllmLog } from './vllm-log.ts'
import { vllmServe } from './vllm-serve.ts'

/** Every result format that konkyo reads; the key is the format's id in report.json. First match wins. */
export const inputs = { vllmServe, vllmLog, labelTable, columnTable } as const satisfies Record<
  string,
  Input | Translator
>

export type InputId = keyof typeof inputs

const readTranslated = (id: InputId, { at, written }: TranslatedRun, from: Provenance): Reading => {
  const { runs, problems } = vllmServe.read({ kind: 'object', at, value: written.record }, from)
  return {
    runs: runs.map((run) => asWritten(run, id, written)),
    problems: problems.map((problem) => renamedProblem({ ...problem, where: at }, written.names)),
  }
}

/** The runs of a document that an input knows for its own. */
export const readWith = (id: InputId, document: Document, from: Provenance): Reading => {
  const input: Input | Translator = inputs[id]
  if ('read' in input) return input.read(document, from)
  const { entries, problems } = input.translate(document)
  const readings = entries.map((entry) => readTranslated(id, entry, from))
  return {
    runs: readings.flatMap(({ runs }) => runs),
    problems: [...problems, ...readings.flatMap((reading) => reading.problems)],
  }
}
