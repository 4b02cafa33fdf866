import { panelsOf, type Panel } from '../chart-parts/drawn-series.ts'
import { shownStanding } from '../chart-parts/line-chart.ts'
import { answerNotes, answerSentence } from '../document/answer.ts'
import { whereText } from '../document/demand-words.ts'
import { figures } from '../document/figures.ts'
import { seriesRef } from '../document/speech.ts'
import { wordsOf } from '../document/words.ts'
import { standings, type Workload } from '../model/report.ts'
import { type Draft, type Subject } from './draft.ts'
import { drawnLimits, loadChart } from './load-chart.ts'
import { marks } from './marks.ts'
import { remark, sentences } from './parts.ts'
import type { ChartPart, Part } from './slide.ts'
import { frame } from './theme.ts'

const { body } = frame
const gap = 16
/** Charts that have room beside each other. */
const chartsAtMost = 2
const textHeight = 76
const keyHeight = 24

/** The workload of the first answer that there is, else the first that was measured. */
const workloadOf = ({ report: { decisions, workloads } }: Subject): Workload | undefined => {
  const answered = decisions.find(({ series, workload }) => series !== null && workload !== null)
  return workloads.find(({ id }) => id === answered?.workload) ?? workloads[0]
}

/** What each mark means, of those that occur. */
const keyText = (panel: Panel, { language }: Subject): string => {
  const met = new Set(
    panel.series.flatMap(({ series }) =>
      series.points.flatMap((point) =>
        Object.values(point.judgements).map(({ standing }) => shownStanding(point, standing)),
      ),
    ),
  )
  const told = standings
    .filter((standing) => met.has(standing))
    .map((standing) => `${marks[standing].letter} ${language.say(`chart.mark.${standing}`)}`)
  return language.say('slides.results.key', { marks: language.list(told) })
}

const chartsIn = (panel: Panel, description: string, { report, language }: Subject): readonly ChartPart[] => {
  const limits = drawnLimits(report, panel).slice(0, chartsAtMost)
  const width = (body.width - gap * (limits.length - 1)) / limits.length
  const height = body.height - textHeight - keyHeight
  return limits.map((limit, i) => ({
    kind: 'chart',
    box: { x: body.x + i * (width + gap), y: body.y, width, height },
    description,
    chart: loadChart(panel, limit, wordsOf(language)),
  }))
}

/** Every layout in words, where nothing can be drawn. */
const inWords = (subject: Subject): Draft => {
  const { report, language } = subject
  const texts = report.series.map((series) =>
    language.say('body.other', { layout: whereText(series, language), answer: answerSentence(report, series, language) }),
  )
  const title = report.series[0] ? answerSentence(report, report.series[0], language) : language.say('body.headline.nothing')
  return {
    id: 'results',
    kicker: language.say('body.section.results'),
    title,
    parts: sentences(texts, body, language, { bullet: true }),
    told: [],
    charted: [],
  }
}

/** What was measured of each limit over the load, of one workload; the others are counted. */
export const results = (subject: Subject): Draft => {
  const { report, language } = subject
  const workload = workloadOf(subject)
  const panels = workload ? panelsOf(report, workload, wordsOf(language)) : []
  const panel = panels.find((one) => one.chosen !== null && drawnLimits(report, one).length > 0) ??
    panels.find((one) => drawnLimits(report, one).length > 0)
  if (!workload || !panel) return inWords(subject)
  const [figure] = figures(report, workload, ['latency'], language).filter(
    (block) => block.kind === 'figure' && block.drawing.id === `${workload.id}-latency${panel.suffix}`,
  )
  const charts = chartsIn(panel, figure?.kind === 'figure' ? figure.description : '', subject)
  const told = (panel.chosen ?? panel.series[0]!).series
  const rest = report.workloads.length - 1
  const key = [keyText(panel, subject), ...(rest > 0 ? [language.say('slides.results.rest', { count: rest })] : [])]
  const y = body.y + body.height - textHeight
  const parts: readonly Part[] = [
    ...charts,
    remark(key.join('  '), { ...body, y: y - keyHeight, height: keyHeight }),
    ...sentences([answerSentence(report, told, language), ...answerNotes(report, told, language)], { ...body, y, height: textHeight }, language),
  ]
  return {
    id: 'results',
    kicker: language.say('body.section.results'),
    title: figure?.kind === 'figure' ? figure.caption : '',
    parts,
    told: [],
    charted: panel.series.map(({ series }) => `${seriesRef(report, series)}/points/*/judgements`),
  }
}
