import { panelsOf, type Panel } from '../chart-parts/drawn-series.ts'
import { shownStanding } from '../chart-parts/line-chart.ts'
import { answerNotes, answerSentence } from '../document/answer.ts'
import { figures } from '../document/figures.ts'
import { seriesRef, whereText } from '../document/speech.ts'
import { wordsOf } from '../document/words.ts'
import { standings, type Report, type Workload } from '../model/report.ts'
import type { Draft, Subject } from './draft.ts'
import { drawnLimits, hasThroughput, loadChart, marks, throughputChart } from './load-chart.ts'
import { chartIn, remark, sentences } from './parts.ts'
import type { ChartPart, SlideChart } from './slide.ts'
import { frame } from './theme.ts'

const { body } = frame
const gap = 16
/** Charts that have room beside each other. */
const chartsAtMost = 2
const textHeight = 94
const keyHeight = 24

/** What is drawn of a workload: the limits of the service level, or what was achieved where none of them was measured. */
interface Drawn {
  readonly workload: Workload
  readonly panel: Panel
  readonly kind: 'latency' | 'throughput'
}

/** The workloads of answers that there are, in their order, then the others. */
const workloadsOf = ({ decisions, workloads }: Report): readonly Workload[] => {
  const answered = decisions.flatMap(({ series, workload }) => (series === null ? [] : (workload ?? [])))
  const place = ({ id }: Workload) => answered.indexOf(id) >>> 0
  return workloads.toSorted((a, b) => place(a) - place(b))
}

const drawnOf = (subject: Subject): Drawn | undefined => {
  const words = wordsOf(subject)
  const all = workloadsOf(words.report).flatMap((workload) =>
    panelsOf(workload, words)
      .toSorted((a, b) => Number(b.chosen !== null) - Number(a.chosen !== null))
      .map((panel) => ({ workload, panel })),
  )
  const limits = all.find(({ panel }) => drawnLimits(words, panel, 1).drawn.length > 0)
  if (limits) return { ...limits, kind: 'latency' }
  const rates = all.find(({ panel }) => hasThroughput(panel))
  return rates && { ...rates, kind: 'throughput' }
}

/** What each mark means, of those that occur. */
const keyText = (panel: Panel, { say, list }: Subject): string => {
  const met = new Set(
    panel.series.flatMap(({ series }) =>
      series.points.flatMap((point) => [
        shownStanding(point, point.standing),
        ...Object.values(point.judgements).map(({ standing }) => shownStanding(point, standing)),
      ]),
    ),
  )
  const told = standings
    .filter((standing) => met.has(standing))
    .map((standing) => `${marks[standing].letter} ${say(`chart.mark.${standing}`)}`)
  return say('slides.results.key', { marks: list(told) })
}

const chartsIn = ({ panel, kind }: Drawn, description: string, subject: Subject): readonly ChartPart[] => {
  const words = wordsOf(subject)
  const upTo = (level: string): string => subject.say('slides.results.upTo', { level })
  const { drawn: limits } = drawnLimits(words, panel, chartsAtMost)
  const charts: readonly SlideChart[] =
    kind === 'throughput'
      ? [throughputChart(panel, words)]
      : limits.map((limit) => loadChart(panel, limit, words, upTo))
  const width = (body.width - gap * (charts.length - 1)) / charts.length
  const height = body.height - textHeight - keyHeight
  return charts.map((chart, i) =>
    chartIn({ x: body.x + i * (width + gap), y: body.y, width, height }, chart, description),
  )
}

/** Every layout in words, where nothing can be drawn. */
const inWords = (subject: Subject): Draft => ({
  id: 'results',
  kicker: subject.say('body.section.results'),
  title: subject.say('body.headline.nothing'),
  parts: sentences(
    subject.report.series.map((series) =>
      subject.say('body.other', { layout: whereText(series, subject), answer: answerSentence(subject, series) }),
    ),
    body,
    subject,
    { bullet: true },
  ),
})

/** What was measured over the load, of one workload; the others are counted. */
export const results = (subject: Subject): Draft => {
  const { report } = subject
  const drawn = drawnOf(subject)
  if (!drawn) return inWords(subject)
  const { workload, panel, kind } = drawn
  const figure = figures(subject, workload, [kind]).find(
    ({ drawing }) => drawing.id === `${workload.id}-${kind}${panel.suffix}`,
  )
  const { caption: title = '', description = '' } = figure ?? {}
  const told = (panel.chosen ?? panel.series[0]!).series
  const limits = drawnLimits(wordsOf(subject), panel, chartsAtMost).left
  const workloads = report.workloads.length - 1
  const key = [
    keyText(panel, subject),
    ...(limits > 0 ? [subject.say('slides.results.limits', { count: limits })] : []),
    ...(workloads > 0 ? [subject.say('slides.results.rest', { count: workloads })] : []),
  ]
  const y = body.y + body.height - textHeight
  const texts = [answerSentence(subject, told), ...answerNotes(subject, told)]
  return {
    id: 'results',
    kicker: subject.say('body.section.results'),
    title,
    parts: [
      ...chartsIn(drawn, description, subject),
      remark(key.join('  '), { ...body, y: y - keyHeight, height: keyHeight }),
      ...sentences(texts, { ...body, y, height: textHeight }, subject),
    ],
    charted: panel.series.map(
      ({ series }) => `${seriesRef(report, series)}/points/*/${kind === 'latency' ? 'judgements' : 'throughput'}`,
    ),
  }
}
