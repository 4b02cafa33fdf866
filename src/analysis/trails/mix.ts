import type { Report } from '../../model/report.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Layout = Report['mixes'][number]['layouts'][number]

interface Place {
  readonly layout: Layout
  /** Of the layout in the report. */
  readonly ref: string
  /** Of the mix in the plan. */
  readonly planned: string
  /** Of each class's series. */
  readonly series: readonly string[]
}

const weights = ({ planned, layout }: Place): readonly string[] =>
  layout.classes.map((_, i) => `${planned}/classes/${i}/weight`)

const limits = ({ series }: Place) => ({
  C: series.map((ref) => `${ref}/capacity/maxConcurrency`),
  X: series.map((ref) => `${ref}/capacity/throughput`),
})

const shares = (place: Place): readonly Entry[] =>
  place.layout.classes.flatMap(({ machine }, i) => {
    const at = `${place.ref}/classes/${i}`
    const own = place.series[i]!
    const w = weights(place)
    const known: readonly Entry[] = [
      [
        `${at}/machine`,
        trail('mixMachine', {
          s: `${at}/requests`,
          A: `${place.ref}/limit/throughput`,
          X: `${own}/capacity/throughput`,
        }),
      ],
      [`${at}/inFlight`, trail('mixInFlight', { k: `${at}/machine`, C: `${own}/capacity/maxConcurrency` })],
    ]
    return [
      [`${at}/requests`, trail('mixShare', { w: w[i]!, W: w }, { assumptions: [place.planned] })],
      ...(machine === null ? [] : known),
    ]
  })

const joint = (place: Place): readonly Entry[] => {
  if (!place.layout.limit) return []
  const at = `${place.ref}/limit`
  const { C, X } = limits(place)
  const more = { assumptions: [place.planned] }
  const w = weights(place)
  return [
    [`${at}/throughput`, trail('mixThroughput', { w, X }, more)],
    [`${at}/concurrency`, trail('mixConcurrency', { w, C, X }, more)],
    [`${at}/latency`, trail('latency', { C: `${at}/concurrency`, X: `${at}/throughput` })],
  ]
}

const headroom = (place: Place): readonly Entry[] => {
  if (!place.layout.headroom) return []
  const at = `${place.ref}/headroom`
  const u = `${at}/utilization`
  const inputs = { w: weights(place), ...limits(place), e: `${at}/overflow` }
  return [
    [`${at}/overflow`, taken('plan/overflow')],
    [u, trail('mixLoad', inputs, { assumptions: [place.planned, 'plan/overflow'] })],
    [`${at}/arrivalRate`, trail('plannedArrivals', { X: `${place.ref}/limit/throughput`, u })],
  ]
}

/** What each mix allows on each layout, from what its classes allow alone. */
export const mixTrails = ({ mixes, series }: Answer): readonly Entry[] =>
  mixes.flatMap(({ layouts }, i) =>
    layouts.flatMap((layout, j) => {
      const refs = layout.classes.map((one) => `series/${series.findIndex(({ id }) => id === one.series)}`)
      const place = { layout, ref: `mixes/${i}/layouts/${j}`, planned: `plan/mixes/${i}`, series: refs }
      return [...shares(place), ...joint(place), ...headroom(place)]
    }),
  )
