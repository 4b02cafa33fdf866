import type { Language } from '../i18n/language.ts'
import type { Cell, RunRow } from '../run-rows/columns.ts'
import type { Line } from './styled.ts'
import { columnLines } from './terminal.ts'

type Texts = readonly (readonly [head: string, right: boolean, of: (row: RunRow) => string])[]

const lengthText = (nominal: Cell | undefined, mean: Cell | undefined, language: Language): string => {
  if (typeof nominal === 'number') return language.value(nominal, 'count')
  return typeof mean === 'number' ? `~${language.value(Math.round(mean), 'count')}` : '—'
}

const text = (value: Cell | undefined): string => (value === null || value === undefined ? '—' : String(value))

const columnsOf = (language: Language): Texts => {
  const number = (value: Cell | undefined, kind: 'count' | 'rate' | 'latency'): string =>
    typeof value === 'number' ? language.value(value, kind) : '—'
  const loadText = (row: RunRow): string => {
    if (typeof row['concurrency'] === 'number') return `${language.value(row['concurrency'], 'count')}`
    const rate = row['offered_requests_per_s']
    return typeof rate === 'number' && rate < Infinity ? `${language.value(rate, 'rate')} req/s` : text(row['load'])
  }
  return [
    [language.say('column.run.model'), false, (row) => text(row['model'])],
    [language.say('column.layout'), false, (row) => text(row['layout'] ?? row['gpu'])],
    [
      language.say('column.workload'),
      true,
      (row) =>
        [
          lengthText(row['input_tokens'], row['mean_input_tokens'], language),
          lengthText(row['output_tokens'], row['mean_output_tokens'], language),
        ].join('/'),
    ],
    [language.say('column.run.load'), true, loadText],
    [language.say('column.throughput'), true, (row) => number(row['requests_per_s'], 'rate')],
    ['TTFT p99', true, (row) => number(row['ttft_p99_s'], 'latency')],
    ['TPOT', true, (row) => number(row['tpot_mean_s'], 'latency')],
    [language.say('column.run.date'), false, (row) => text(row['date'])],
    [language.say('column.grade'), false, (row) => text(row['grade'])],
    [language.say('column.file'), false, (row) => [text(row['file']), row['place']].filter(Boolean).join(' ')],
  ]
}

/** Rows below the names of their columns, each a line; none for no rows. */
export const runLines = (rows: readonly RunRow[], language: Language): readonly Line[] => {
  if (rows.length === 0) return []
  const columns = columnsOf(language)
  return columnLines(
    columns.map(([head, right]) => ({ head, right })),
    rows.map((row) => columns.map(([, , of]) => of(row))),
  )
}
