import type { BarSeries, SlideChart } from '../slides/slide.ts'
import {
  type SheetColumn,
  axisLook,
  headPlace,
  labelled,
  numbers,
  richText,
  textProperties,
  texts,
  unpainted,
  valuesPlace,
} from './chart-parts.ts'
import { fill, line } from './colours.ts'
import { element, said, valued } from './xml.ts'

type Bars = Extract<SlideChart, { kind: 'bars' }>

/** Numbers as the document prints them: what is promised is rounded down. */
const labels = ({ values, labels: own }: BarSeries, lang: string): string =>
  element(
    'c:dLbls',
    ...values.map((value, idx) =>
      value === null
        ? ''
        : element(
            'c:dLbl',
            valued('c:idx', idx),
            element('c:tx', richText(own[idx] ?? '', lang, true)),
            valued('c:dLblPos', 'outEnd'),
            labelled('showVal'),
          ),
    ),
    unpainted,
    textProperties('ink', true),
    valued('c:dLblPos', 'outEnd'),
    labelled('showVal'),
  )

const seriesXml = (one: BarSeries, index: number, { categories }: Bars, lang: string): string =>
  element(
    'c:ser',
    said({ idx: index, order: index }),
    texts('c:tx', headPlace(index + 1), [one.name]),
    element(
      'c:spPr',
      fill(one.hollow ? 'paper' : one.colour),
      line(one.colour, one.hollow ? 1.75 : 0.75, one.hollow ? 'dash' : 'solid'),
    ),
    valued('c:invertIfNegative', 0),
    labels(one, lang),
    texts('c:cat', valuesPlace(0, categories.length), categories),
    numbers('c:val', index + 1, categories.length, one.values),
  )

const categoryAxis = ({ direction, categoryTitle }: Bars, lang: string): string =>
  element(
    'c:catAx',
    valued('c:axId', 1),
    element('c:scaling', valued('c:orientation', direction === 'bar' ? 'maxMin' : 'minMax')),
    axisLook(
      { id: 1, crossed: 2, side: direction === 'bar' ? 'l' : 'b', title: categoryTitle, grid: false, numbers: true },
      lang,
    ),
    said({ crossAx: 2, crosses: 'autoZero', auto: 0, lblAlgn: 'ctr', lblOffset: 100, noMultiLvlLbl: 1 }),
  )

/** Labels say the values, so that their axis is not shown. */
const valueAxis = ({ direction }: Bars, lang: string): string =>
  element(
    'c:valAx',
    valued('c:axId', 2),
    element('c:scaling', valued('c:orientation', 'minMax'), valued('c:min', 0)),
    axisLook(
      { id: 2, crossed: 1, side: direction === 'bar' ? 'b' : 'l', title: null, grid: false, numbers: false },
      lang,
    ),
    said({ crossAx: 1, crosses: 'autoZero', crossBetween: 'between' }),
  )

/** What is drawn of a chart of bars. */
export const barPlot = (chart: Bars, lang: string): string => {
  const isStacked = chart.series.length > 1 && chart.direction === 'bar'
  return element(
    'c:plotArea',
    element('c:layout'),
    element(
      'c:barChart',
      said({ barDir: chart.direction, grouping: 'clustered', varyColors: 0 }),
      ...chart.series.map((one, i) => seriesXml(one, i, chart, lang)),
      valued('c:gapWidth', 60),
      // One bar a row: those of several kinds take the same place.
      said({ overlap: isStacked ? 100 : -10, axId: 1 }),
      valued('c:axId', 2),
    ),
    categoryAxis(chart, lang),
    valueAxis(chart, lang),
  )
}

/** The sheet behind it. */
export const barSheet = ({ categories, categoryTitle, series }: Bars): readonly SheetColumn[] => [
  { head: categoryTitle ?? '', values: categories },
  ...series.map(({ name, values }) => ({ head: name, values })),
]
