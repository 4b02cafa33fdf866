import type { Words } from '../charts/chart.ts'
import type { Axis } from './axes.ts'
import type { Panel } from './drawn-series.ts'
import { isWide, levelScale, logScale, tightScale } from './scale.ts'

/** Levels as measured: concurrency on a logarithmic axis, achieved rates from zero unless they span much. */
export const levelAxis = ({ axis, peers }: Panel, words: Words): Axis => {
  const levels = peers.flatMap(({ series }) => series.points.map(({ level }) => level))
  const title = words.label(`axis.${axis}`)
  if (axis === 'requestRate') return { title, scale: isWide(levels) ? logScale(levels) : tightScale(levels) }
  const limits = peers.flatMap(({ series }) => series.capacity.maxConcurrency ?? [])
  return { title, scale: levelScale(levels.filter((level) => level > 0)), first: limits }
}
