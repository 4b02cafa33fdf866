import { workloadValues } from '../chart-parts/caption.ts'
import { drawnSeries, type DrawnSeries } from '../chart-parts/drawn-series.ts'
import { tornadoChart } from '../chart-parts/tornado.ts'
import { tornadoRow, type TornadoRow } from '../chart-parts/tornado-rows.ts'
import type { Workload } from '../model/report.ts'
import type { Chart, Drawing, Words } from './chart.ts'

/** Above this many layouts the tables say it, and pictures would be a book. */
const mostDrawn = 6

const listed = (rows: readonly TornadoRow[]): string =>
  rows.map(({ label, low, high }) => `${label}: ${low}–${high}`).join('; ')

const drawing = (workload: Workload, { id, label, series }: DrawnSeries, words: Words): readonly Drawing[] => {
  const told = series.sensitivity
  if (!told || told.assumptions.length === 0) return []
  const rows = told.assumptions.map((row) => tornadoRow(row, told.users, words))
  if (rows.every(({ low, high }) => low === high)) return []
  return [
    {
      id: `${workload.id}-sensitivity-${id}`,
      spec: tornadoChart(rows, told.users, words),
      values: {
        ...workloadValues(workload),
        layout: label,
        users: told.users,
        count: rows.length,
        ranges: listed(rows),
      },
    },
  ]
}

/** What each assumption does to the users of a layout, a drawing for each layout that has an answer. */
export const sensitivity: Chart = {
  draw: (report, workload, words) => {
    const drawn = drawnSeries(report, workload, words)
    return drawn.length > mostDrawn ? [] : drawn.flatMap((one) => drawing(workload, one, words))
  },
}
