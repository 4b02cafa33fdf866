import { barTable } from '../chart-parts/bar-table.ts'
import { workloadValues, type CaptionValues } from '../chart-parts/caption.ts'
import { drawnSeries, type DrawnSeries } from '../chart-parts/drawn-series.ts'
import { scalingRows, type BarRow } from '../chart-parts/scaling-rows.ts'
import { threeDigits } from '../chart-parts/ticks.ts'
import type { Scaling, Workload } from '../model/report.ts'
import type { Chart, Drawing, Words } from './chart.ts'

const listed = (pairs: readonly (readonly [string, number])[]): string =>
  pairs.length > 0 ? pairs.map(([label, value]) => `${label}: ${threeDigits(value)}`).join('; ') : '—'

const valuesOf = (pairs: readonly Scaling[], rows: readonly BarRow[], base: DrawnSeries): CaptionValues => {
  const label = (id: string) => rows.find(({ style }) => style.id === id)?.label ?? id
  const gains = (at: 'atEqualConcurrency' | 'atOwnLimit') =>
    listed(
      pairs.flatMap((pair) => {
        const ratio = pair[at]
        return ratio ? [[label(pair.scaled), ratio.speedup] as const] : []
      }),
    )
  return {
    base: base.label,
    layouts: pairs.length + 1,
    equal: gains('atEqualConcurrency'),
    own: gains('atOwnLimit'),
    replicas: listed(rows.filter(({ assumed }) => assumed).map((row) => [row.label, row.value] as const)),
  }
}

const drawing = (workload: Workload, pairs: readonly Scaling[], drawn: readonly DrawnSeries[], words: Words) => {
  const styles = new Map(drawn.map((one) => [one.id, one]))
  const rows = scalingRows(pairs, styles, words)
  const bars = rows.flatMap((row) => (row.kind === 'bar' ? [row] : []))
  const base = styles.get(pairs[0]?.base ?? '')
  if (bars.length === 0 || !base) return []
  return [{ spec: barTable(rows, words), values: { ...workloadValues(workload), ...valuesOf(pairs, bars, base) } }]
}

/** What more GPUs gain: throughput at equal concurrency and at each layout's own limit, a drawing for each base. */
export const scaling: Chart = {
  draw: (report, workload, words) => {
    const pairs = report.scaling.filter(({ id }) => workload.scaling.includes(id))
    const drawn = drawnSeries(report, workload, words)
    const bases = [...new Set(pairs.map(({ base }) => base))]
    return bases.flatMap((base, index): readonly Drawing[] => {
      const id = `${workload.id}-scaling${bases.length > 1 ? `-${index + 1}` : ''}`
      const own = pairs.filter((pair) => pair.base === base)
      return drawing(workload, own, drawn, words).map((parts) => ({ id, ...parts }))
    })
  },
}
