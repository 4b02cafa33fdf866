import type { Point, Report, Series } from '../../model/report.ts'
import type { Trail } from '../../model/trail.ts'
import { curveCap, curveLevels, waitsAt } from '../headroom/headroom-models.ts'
import { limitPoint } from '../points/limit-point.ts'
import { trail, type Answer, type Entry } from './trail.ts'

type Row = Series['headroomModels'][number]

interface Place {
  readonly series: Series
  readonly ref: string
  /** Of the model. */
  readonly at: string
  readonly plan: Report['plan']
}

const e = 'plan/overflow'
const assumptions = [e]

const pointRef = ({ series, ref }: Place, point: Point): string =>
  `${ref}/points/${series.points.indexOf(point)}`

const bursty = ({ ref, plan }: Place): Trail => {
  const { burstiness, dayToDay } = plan.arrivals
  const inputs = {
    C: `${ref}/basis/level`,
    e,
    ...(burstiness === null ? {} : { b: 'plan/arrivals/burstiness' }),
    ...(dayToDay === null ? {} : { v: 'plan/arrivals/dayToDay' }),
  }
  const values = { ...(burstiness === null ? { b: 1 } : {}), ...(dayToDay === null ? { v: 0 } : {}) }
  return trail('burstyLoad', inputs, { assumptions: [...assumptions, 'plan/arrivals'], values })
}

const curve = (place: Place): Trail => {
  const levels = curveLevels(place.series.points).map((point) => pointRef(place, point))
  const inputs = {
    L: `${place.ref}/basis/level`,
    e,
    C: levels.map((ref) => `${ref}/level`),
    X: levels.map((ref) => `${ref}/throughput/requests`),
  }
  return trail('curveLoad', inputs, { assumptions, values: { m: curveCap } })
}

const loadOf = (place: Place): Readonly<Record<Row['model'], () => Trail>> => {
  const C = `${place.ref}/basis/level`
  const R = `${place.ref}/basis/latency`
  return {
    poisson: () => trail('poissonLoad', { C, e }, { assumptions }),
    bursty: () => bursty(place),
    curve: () => curve(place),
    waiting: () => trail('waitingLoad', { C, R, t: `${place.at}/wait`, e }, { assumptions }),
    rejecting: () => trail('rejectingLoad', { C, e }, { assumptions }),
  }
}

const wait = (place: Place): readonly Entry[] => {
  const point = limitPoint(place.series.points)!
  const [least] = waitsAt(point, place.plan)
  const inputs = {
    T: `plan/sla/limits/${least!.index}/threshold`,
    y: `${pointRef(place, point)}/judgements/${least!.limit.id}/value`,
  }
  return [[`${place.at}/wait`, trail('allowedWait', inputs, { assumptions: ['plan/sla'] })]]
}

const ofRow = (row: Row, place: Place): readonly Entry[] => {
  if (row.utilization === null) return []
  const u = `${place.at}/utilization`
  return [
    ...(row.wait === null ? [] : wait(place)),
    [u, loadOf(place)[row.model]()],
    [`${place.at}/arrivalRate`, trail('plannedArrivals', { X: `${place.ref}/basis/throughput`, u })],
  ]
}

/** What other models of the arrivals would allow. */
export const headroomModelTrails = ({ series, plan }: Answer): readonly Entry[] =>
  series.flatMap((one, i) =>
    one.headroomModels.flatMap((row, j) => {
      const ref = `series/${i}`
      return ofRow(row, { series: one, ref, at: `${ref}/headroomModels/${j}`, plan })
    }),
  )
