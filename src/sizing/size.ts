import type { LayoutSize, SizedLayout, SizeQuestion, SizeResult } from '../model/size.ts'
import { comparisonOf } from './comparison.ts'
import { demandsOf } from './demand.ts'
import { measuredLayouts, typedLayouts, type MeasuredSeries } from './layouts.ts'
import { latencyOf, loadsOf } from './loads.ts'
import { sizeDemand } from './options.ts'
import { readingsOf } from './readings.ts'

const sized = (layout: SizedLayout, question: SizeQuestion): LayoutSize => {
  const loads = loadsOf(layout, question)
  return {
    ...layout,
    latency: { value: latencyOf(layout), nature: 'derived' },
    loads,
    readings: readingsOf(layout, loads, question),
  }
}

/** Typed numbers and measured layouts → loads, users by every reading, and what each demand takes. */
export const sizeOf = (question: SizeQuestion, series: readonly MeasuredSeries[], version: string): SizeResult => {
  const measured = measuredLayouts(series, question.overflow.value)
  const all = [...typedLayouts(question), ...measured.layouts]
  const layouts = all.map((layout) => sized(layout, question))
  return {
    schemaVersion: 1,
    tool: { name: 'konkyo', version },
    question,
    layouts,
    left: measured.left,
    demands: demandsOf(question).map((demand) => sizeDemand(demand, layouts, question)),
    comparison: comparisonOf(question),
  }
}
