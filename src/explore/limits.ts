import { metricName } from '../document/speech.ts'
import { attempt, UserError } from '../errors.ts'
import { latencyMetrics, type SlaLimit } from '../model/metric.ts'
import { defaultSla, parseSla } from '../question/sla.ts'
import { h } from './dom.ts'
import { choice, input, type Panel } from './fields.ts'
import { at, changed, type Settings, shown } from './settings.ts'

const statistics = ['mean', 'median', 'p90', 'p95', 'p99', 'p99.9'] as const

type Limit = Pick<SlaLimit, 'metric' | 'statistic'> & { readonly milliseconds: string }

/** Null for an expression that is none. */
const limitsIn = (expression: string): readonly Limit[] | null => {
  const sla = attempt(() => parseSla(expression, ''))
  if (sla instanceof UserError) return null
  return sla.limits.map(({ metric, statistic, threshold }) => ({
    metric,
    statistic,
    milliseconds: String(Number((threshold * 1000).toPrecision(12))),
  }))
}

const expressionOf = (limits: readonly Limit[]): string =>
  limits.map(({ metric, statistic, milliseconds }) => `${metric}.${statistic}<=${milliseconds}ms`).join(',')

const limitsOf = (settings: Settings): readonly Limit[] => limitsIn(shown(at(settings, ['sla'])) || defaultSla) ?? []

/** The same settings with another threshold for a limit of theirs. */
export const withThreshold = (
  settings: Settings,
  { metric, statistic }: Pick<SlaLimit, 'metric' | 'statistic'>,
  seconds: number,
): Settings => {
  const limits = limitsOf(settings).map((one) =>
    one.metric === metric && one.statistic === statistic ? { ...one, milliseconds: rounded(seconds * 1000) } : one,
  )
  return changed(settings, ['sla'], expressionOf(limits))
}

/** Steps of a tenth of an octave, two octaves both ways. */
const slider = { min: -20, max: 20, step: 1, value: 0 } as const

const rounded = (value: number): string => String(Number(value.toPrecision(3)))

type Change = (limit: Limit) => void

const thresholdOf = (limit: Limit, name: string, { say }: Panel, change: Change): readonly HTMLElement[] => {
  const base = Number(limit.milliseconds)
  const write = (milliseconds: string): void => change({ ...limit, milliseconds })
  const field = input(say('explore.limit.milliseconds'), limit.milliseconds, write, {
    inputmode: 'decimal',
    'data-limit': name,
  })
  const box = field.querySelector('input')!
  const range = h('input', { type: 'range', ...slider, 'aria-label': say('explore.limit.slide', { limit: name }) })
  range.addEventListener('input', () => {
    box.value = rounded(base * 2 ** (Number(range.value) / 10))
    range.setAttribute('aria-valuetext', `${box.value} ms`)
    write(box.value)
  })
  return [field, range]
}

/** The limits as they are now, and what takes new ones; `anew` where rows come, go or change their name. */
interface Rows {
  readonly now: () => readonly Limit[]
  readonly write: (limits: readonly Limit[], anew: boolean) => void
}

const statisticsWith = (own: string): readonly string[] =>
  statistics.some((one) => one === own) ? statistics : [...statistics, own]

const row = (index: number, panel: Panel, { now, write }: Rows): HTMLElement => {
  const { metric, statistic } = now()[index]!
  const name = `${statistic} ${metricName(metric)}`
  const replace = (part: Partial<Limit>, anew: boolean): void =>
    write(now().with(index, { ...now()[index]!, ...part }), anew)
  const remove = h('button', { type: 'button', 'aria-label': panel.say('explore.limit.remove', { limit: name }) }, '×')
  remove.addEventListener('click', () => write(now().toSpliced(index, 1), true))
  const metrics = latencyMetrics.map((one) => [one, metricName(one)] as const)
  return h(
    'div',
    { class: 'limit-row', role: 'group', 'aria-label': name },
    choice(panel.say('column.metric'), metric, metrics, (one) => replace({ metric: one as Limit['metric'] }, true)),
    choice(
      panel.say('explore.limit.statistic'),
      statistic,
      statisticsWith(statistic).map((one) => [one, one]),
      (one) => replace({ statistic: one }, true),
    ),
    ...thresholdOf(now()[index]!, name, panel, (limit) => replace(limit, false)),
    now().length > 1 ? remove : null,
  )
}

/** A limit that is not there yet. */
const another = (limits: readonly Limit[]): Limit => {
  const metric = latencyMetrics.find((one) => limits.every((limit) => limit.metric !== one)) ?? 'e2e'
  const taken = new Set(limits.filter((limit) => limit.metric === metric).map(({ statistic }) => statistic))
  const statistic = ['p99', ...statistics].find((one) => !taken.has(one)) ?? 'p99'
  return { metric, statistic, milliseconds: '1000' }
}

/** The limits of the service level, one row each; `redraw` when rows came or went. */
export const limitFields = (panel: Panel, redraw: () => void): readonly HTMLElement[] => {
  const { settings, set } = panel
  let current = limitsOf(settings())
  const write = (limits: readonly Limit[], anew: boolean): void => {
    current = limits
    set(changed(settings(), ['sla'], expressionOf(limits)))
    if (anew) redraw()
  }
  const add = h('button', { type: 'button' }, panel.say('explore.limit.add'))
  add.addEventListener('click', () => write([...current, another(current)], true))
  const rows = current.map((_, i) => row(i, panel, { now: () => current, write }))
  return [...rows, add]
}
