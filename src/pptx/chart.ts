import type { SlideChart } from '../slides/slide.ts'
import { barPlot, barSheet } from './bar-chart.ts'
import { textProperties, titleOf, unpainted, workbook } from './chart-parts.ts'
import { linePlot, lineSheet } from './line-chart.ts'
import { element, namespaces, part, said, valued } from './xml.ts'

const titleText = (chart: SlideChart): string => (chart.kind === 'lines' ? chart.y.title : chart.title)

/** Series whose name is written beside them are not in the key. */
const named = (chart: SlideChart): readonly number[] =>
  chart.kind === 'lines' ? chart.series.flatMap(({ named: at }, i) => (at === null ? [] : i)) : []

const legend = (chart: SlideChart): string =>
  chart.series.length - named(chart).length > 1
    ? element(
        'c:legend',
        valued('c:legendPos', 'b'),
        ...named(chart).map((idx) => element('c:legendEntry', valued('c:idx', idx), valued('c:delete', 1))),
        valued('c:overlay', 0),
        textProperties(),
      )
    : ''

/** A chart of a slide, with the workbook of its data under the relation `rId1`. */
export const chartXml = (chart: SlideChart, lang: string): string =>
  part(
    'c:chartSpace',
    {
      'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
      'xmlns:a': namespaces['xmlns:a'],
      'xmlns:r': namespaces['xmlns:r'],
    },
    said({ date1904: 0, roundedCorners: 0 }),
    element(
      'c:chart',
      titleOf(titleText(chart), lang, true),
      valued('c:autoTitleDeleted', 0),
      chart.kind === 'lines' ? linePlot(chart, lang) : barPlot(chart, lang),
      legend(chart),
      said({ plotVisOnly: 1, dispBlanksAs: 'gap' }),
    ),
    unpainted,
    textProperties(),
    element('c:externalData', { 'r:id': 'rId1' }, valued('c:autoUpdate', 0)),
  )

/** The workbook that holds its data. */
export const chartData = (chart: SlideChart, when: Date): Promise<Uint8Array> =>
  workbook(chart.kind === 'lines' ? lineSheet(chart) : barSheet(chart), when)
