import type { TimeUnit } from '../charts/chart.ts'
import type { Language } from '../i18n/language.ts'
import { briefName } from '../model/names.ts'
import { byId, placeOf } from '../model/by-id.ts'
import type { Plan } from '../model/plan.ts'
import type { Capacity, Point, Report, Series, Workload } from '../model/report.ts'
import { partsIn } from '../model/stated-mix.ts'
import type { Edition } from './edition.ts'

const metricNames: Readonly<Record<string, string>> = { ttft: 'TTFT', tpot: 'TPOT', itl: 'ITL', e2e: 'E2EL' }

/** `TTFT`; names of metrics are the same in every language. */
export const metricName = (metric: string): string => metricNames[metric] ?? metric

/** `p99 TTFT`. */
export const limitName = (id: string): string => {
  const [metric = '', ...statistic] = id.split('.')
  return `${statistic.join('.')} ${metricName(metric)}`
}

/** `p99 TTFT ≦ 3 秒 かつ p99 ITL ≦ 120 ms`. */
export const slaText = (sla: Plan['sla'] | Report['plan']['sla'], language: Language): string =>
  sla.limits
    .map((limit) =>
      language.say('sla.limit', { limit: limitName(limit.id), threshold: thresholdText(limit.threshold, language) }),
    )
    .join(language.say('sla.and'))

/** A threshold as it was meant, without the trailing zeros of a measured value: 3 秒, 120 ms. */
export const thresholdText = (
  seconds: number,
  { value }: Language,
  unit: TimeUnit = seconds < 1 ? 'milliseconds' : 'seconds',
): string => (unit === 'milliseconds' ? `${value(seconds * 1000, 'given')}\u00a0ms` : value(seconds, 'givenSeconds'))

type Named = Pick<Series, 'variant' | 'distinction'> & { readonly layout: Pick<Series['layout'], 'name'> }

export const layoutText = (series: Named, { say, list }: Language): string => {
  const name = series.layout.name?.replace(/^(\d+)x /, '$1× ') ?? say('layout.unknown')
  const { model, load, ...others } = series.distinction
  const told = Object.entries({ ...series.variant, ...others }).map(([key, value]) => `${key}=${value}`)
  const variant = load === undefined ? told : [...told, say(`counterparts.load.${load as 'open'}`)]
  const layout = variant.length > 0 ? say('layout.variant', { name, variant: list(variant) }) : name
  return model === undefined ? layout : say('layout.model', { model, layout })
}

/** The layout to be bought, however its load was sent when it was measured. */
export const serverText = (series: Named, language: Language): string => {
  const { load: _, ...distinction } = series.distinction
  return layoutText({ ...series, distinction }, language)
}

/** Nothing tells the layout from any other: it can be measured, and not chosen. */
export const isUnnamed = ({ layout, variant, distinction }: Series): boolean =>
  layout.name === null && Object.keys({ ...variant, ...distinction }).length === 0

type Lengths = Pick<Workload, 'inputTokens' | 'outputTokens' | 'kind' | 'mix'>

/** Lengths that were sent together: by the name that the plan has for them, or each with its share; null of one length. */
const togetherText = ({ mix }: Lengths, language: Language): string | null => {
  const name = localText(mix, language)
  const parts = partsIn(name ?? '')
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const told = parts.map(({ weight, ...asked }) =>
    language.say('mix.requested.share', { share: weight / total, name: classText({ name: null, ...asked }, language) }),
  )
  return told.length > 0 ? told.join(' + ') : name
}

/** `入力 256 / 出力 256 トークン`, and that it is measured where nothing says what was asked for; a mix by its name. */
export const workloadText = (lengths: Lengths, language: Language): string => {
  const values = { input: lengths.inputTokens, output: lengths.outputTokens }
  const name = togetherText(lengths, language)
  if (name === null) return language.say(`workload.${lengths.kind}`, values)
  return lengths.kind === 'unknown' ? name : language.say('workload.mix', { name, ...values })
}

/** The same within a caption, where lengths that were measured stand for those that were asked for. */
export const captionWorkload = (lengths: Lengths, language: Language): string =>
  togetherText(lengths, language) ??
  language.say('workload.nominal', { input: lengths.inputTokens, output: lengths.outputTokens })

/** `256 / 256`, for tables whose head says tokens in and out; of a mix its name. */
export const lengthsText = (lengths: Lengths, language: Language): string =>
  togetherText(lengths, language) ??
  language.say(lengths.kind === 'unknown' ? 'workload.unknown' : `lengths.${lengths.kind}`, {
    input: lengths.inputTokens,
    output: lengths.outputTokens,
  })

/** A mix by its name, or its number. */
export const mixName = (edition: Edition, mix: Report['mixes'][number]): string =>
  localText(mix.name, edition) ?? edition.say('mix.name', { number: edition.report.mixes.indexOf(mix) + 1 })

type MixClass = Report['plan']['mixes'][number]['classes'][number]

/** `chat (256 / 256)`, or `256 / 256` for a class without a name. */
export const classText = ({ name, ...asked }: Omit<MixClass, 'weight'>, language: Language): string => {
  const lengths = lengthsText({ ...asked, kind: 'nominal', mix: null }, language)
  return name === null ? lengths : language.say('mix.class', { name, lengths })
}

/** A layout and its workload, where several workloads stand together. */
export const whereText = (
  series: Parameters<typeof layoutText>[0] & { readonly workload: Lengths },
  language: Language,
): string =>
  language.say('answer.title', {
    workload: workloadText(series.workload, language),
    layout: layoutText(series, language),
  })

/** Where a run is made: of a workload, or of a mix by its id, on its layout. */
export const runPlace = (edition: Edition, series: string, mix: string | null): string => {
  const own = byId(edition.report.mixes, mix)
  if (!own) return whereText(seriesOf(edition.report, series), edition)
  return edition.say('answer.title', { workload: mixName(edition, own), layout: layoutOf(edition, series) })
}

/** The same over a table of it. */
export const seriesCaption = (series: Series, language: Language): string =>
  language.say('points.table', {
    workload: workloadText(series.workload, language),
    layout: layoutText(series, language),
  })

/** Letters of a model beside the layout, which has all of them. */
const modelAtMost = 24

/** A text with the model that it is about, where there are several. */
export const modelText = (model: string | null, text: string, { say }: Language): string =>
  model === null ? text : say('layout.model', { model: briefName(model, modelAtMost), layout: text })

/** A text about one workload, with its model where the report has several. */
export const withModel = (edition: Edition, { series }: Report['workloads'][number], text: string): string =>
  modelText(seriesOf(edition.report, series[0]!).distinction['model'] ?? null, text, edition)

/** `入力 256 / 出力 256 トークン`, with its model where there are several. */
export const workloadName = (edition: Edition, workload: Report['workloads'][number]): string =>
  withModel(edition, workload, workloadText(workload, edition))

/** The same in short: `256 / 256`. */
export const briefWorkload = (edition: Edition, workload: Report['workloads'][number]): string =>
  withModel(edition, workload, lengthsText(workload, edition))

/** A level of an axis: `同時 128`, `毎秒 2.56 件`. */
export const levelText = (axis: Capacity['axis'], level: number | null, { say }: Language): string =>
  say(`level.${axis}`, { level })

/** Several levels of a series: `同時 4、8、16`. */
export const levelsText = ({ capacity: { axis } }: Series, points: readonly Point[], language: Language): string =>
  language.say(`levels.${axis}`, {
    levels: language.list(points.map(({ level }) => levelNumber(axis, level, language))),
  })

/** Only the number of a level, for tables whose head names the axis. */
export const levelNumber = (axis: Capacity['axis'], level: number | null, { value }: Language): string =>
  value(level, axis === 'concurrency' ? 'count' : 'rate')

export const seriesOf = (report: Report, id: string): Series => {
  const found = byId(report.series, id)
  if (!found) throw new Error(`no series ${id}`)
  return found
}

/** The layout of a series, by the id of that. */
export const layoutOf = (edition: Edition, id: string): string => layoutText(seriesOf(edition.report, id), edition)

export const seriesIn = (report: Report, { series }: Pick<Report['workloads'][number], 'series'>): readonly Series[] =>
  series.map((id) => seriesOf(report, id))

/** Index of a series in report.json, for the ids of its numbers. */
export const seriesRef = (report: Report, series: Series): string => `series/${placeOf(report.series, series.id)}`

/** The words of one language out of a text that may be given in several. */
export const localText = (text: Report['plan']['title'], { locale }: Language): string | null => {
  if (text === null || typeof text === 'string') return text
  return text[locale] ?? Object.values(text)[0] ?? null
}

/** A time to plan with: seconds, minutes, hours. */
export const timeText = (seconds: number, { say }: Language): string => {
  if (seconds < 120) return say('next.time.seconds', { value: Math.ceil(seconds) })
  if (seconds < 7200) return say('next.time.minutes', { value: Math.round(seconds / 60) })
  return say('next.time.hours', { value: Number((seconds / 3600).toPrecision(2)) })
}

/** A currency as its readers call it. */
export const currencyText = (currency: string | null, { say }: Language): string =>
  currency === 'JPY' ? say('currency.JPY') : (currency ?? '')

/** That of the plan. */
export const currencyName = (edition: Edition): string =>
  currencyText(edition.report.plan.cost?.currency ?? null, edition)

/** An amount with the currency of the plan; a dash where it is not known. */
export const moneyText = (edition: Edition, amount: number | string | null): string =>
  amount === null ? '—' : edition.say('unit.money', { amount, currency: currencyName(edition) })

/** The head of a column of amounts. */
export const moneyColumn = (edition: Edition, label: string): string =>
  edition.say('column.money', { label, currency: currencyName(edition) })
