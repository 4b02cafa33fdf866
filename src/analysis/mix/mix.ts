import { mixHeadroom } from '../../capacity/mix-headroom.ts'
import { mixLimit, type MixLimit, type MixPart } from '../../capacity/mix.ts'
import type { Mix, MixClass, Plan } from '../../model/plan.ts'
import type { Report, ReportRun, Ungraded } from '../../model/report.ts'
import { isOfClass, mixLayouts, type MixLayout } from './mix-layouts.ts'

type MixAnswer = Report['mixes'][number]
type LayoutAnswer = MixAnswer['layouts'][number]
type Absence = LayoutAnswer['classes'][number]['missing']

interface Found {
  readonly asked: MixClass
  readonly series: Ungraded | null
  readonly missing: Absence
}

const absenceOf = ({ capacity }: Ungraded): Absence => {
  if (capacity.axis !== 'concurrency') return 'openLoop'
  return capacity.maxConcurrency === null || !capacity.throughput ? 'noLimit' : null
}

const find = ({ members, others }: MixLayout, asked: MixClass): Found => {
  const series = members.find((one) => isOfClass(one, asked)) ?? null
  if (series) return { asked, series, missing: absenceOf(series) }
  const elsewhere = others.some((one) => isOfClass(one, asked))
  return { asked, series: null, missing: elsewhere ? 'differs' : 'notMeasured' }
}

const partOf = ({ asked, series, missing }: Found): MixPart | null =>
  series && missing === null
    ? {
        weight: asked.weight,
        limit: series.capacity.maxConcurrency!,
        throughput: series.capacity.throughput!,
      }
    : null

const classesOf = (found: readonly Found[], limit: MixLimit | null): LayoutAnswer['classes'] => {
  const total = found.reduce((sum, { asked }) => sum + asked.weight, 0)
  return found.map(({ asked, series, missing }, i) => ({
    series: series?.id ?? null,
    missing,
    requests: asked.weight / total,
    machine: limit?.shares[i]?.machine ?? null,
    inFlight: limit?.shares[i]?.inFlight ?? null,
    governs: limit?.governing === i,
  }))
}

const isCensored = ({ series }: Found): boolean => series?.capacity.status === 'rightCensored'

const answerOn = (layout: MixLayout, { classes }: Mix, overflow: number): LayoutAnswer => {
  const found = classes.map((asked) => find(layout, asked))
  const parts = found.flatMap((one) => partOf(one) ?? [])
  const joint = parts.length === found.length ? mixLimit(parts) : null
  const headroom = joint && mixHeadroom(parts, overflow)
  return {
    series: layout.members[0]!.id,
    classes: classesOf(found, joint),
    limit: joint && {
      throughput: joint.throughput,
      concurrency: joint.concurrency,
      latency: joint.latency,
      censored: found.some(isCensored),
    },
    headroom: headroom && {
      overflow,
      utilization: headroom.utilization,
      arrivalRate: headroom.utilization * joint.throughput,
    },
  }
}

/**
 * Each mix of the plan on each layout that measured one of its classes: the joint limit by the utilization law where all
 * were measured, and which are missing where not. All classes were judged by the one SLA. An estimate, never a measurement.
 */
export const mixesOf = (
  series: readonly Ungraded[],
  runs: readonly ReportRun[],
  { mixes, overflow }: Plan,
): readonly MixAnswer[] =>
  mixes.map((mix, i) => ({
    id: `mix-${i + 1}`,
    name: mix.name as MixAnswer['name'],
    nature: 'estimate',
    layouts: mixLayouts(mix, series, runs).map((layout) => answerOn(layout, mix, overflow)),
  }))
