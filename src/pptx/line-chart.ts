import type { Standing } from '../model/report.ts'
import type { LineSeries, SlideChart, ValueAxis } from '../slides/slide.ts'
import { marks } from '../slides/load-chart.ts'
import type { Colour } from '../slides/theme.ts'
import {
  type AxisLook,
  type SheetColumn,
  axisLook,
  headPlace,
  labelled,
  numbers,
  textProperties,
  texts,
  unpainted,
} from './chart-parts.ts'
import { fill, line } from './colours.ts'
import { element, said, valued } from './xml.ts'

type Lines = Extract<SlideChart, { kind: 'lines' }>

const marker = (standing: Standing | null, colour: Colour): string => {
  if (standing === null) return element('c:marker', valued('c:symbol', 'none'))
  const { symbol, solid, size, broken } = marks[standing]
  const own = broken ? 'fail' : colour
  return element('c:marker', said({ symbol, size }), element('c:spPr', fill(solid ? own : 'paper'), line(own, 1.5)))
}

/** Each level looks as it stands; the line that leads to it is that of the series. */
const levels = ({ points, colour, width, dash }: LineSeries): string =>
  points
    .map(({ standing }, idx) =>
      standing === null
        ? ''
        : element(
            'c:dPt',
            valued('c:idx', idx),
            marker(standing, colour),
            valued('c:bubble3D', 0),
            element('c:spPr', line(colour, width, dash)),
          ),
    )
    .join('')

/** The name of a line above one of its points. */
const nameLabel = ({ named }: LineSeries): string =>
  named === null
    ? ''
    : element(
        'c:dLbls',
        element(
          'c:dLbl',
          valued('c:idx', named),
          unpainted,
          textProperties('failText'),
          valued('c:dLblPos', 't'),
          labelled('showSerName'),
        ),
        labelled(null),
      )

/** Two columns of the sheet for each series, its loads and its values; all of one length, as some readers lose shorter ones. */
const seriesXml = (one: LineSeries, index: number, length: number): string => {
  const { name, colour, width, dash, points } = one
  const [x, y] = [2 * index, 2 * index + 1]
  const [loads, values] = [points.map((point) => point.x), points.map((point) => point.y)]
  return element(
    'c:ser',
    said({ idx: index, order: index }),
    texts('c:tx', headPlace(y), [name]),
    element('c:spPr', line(colour, width, dash)),
    marker(points.find(({ standing }) => standing !== null) ? 'confirmedPass' : null, colour),
    levels(one),
    nameLabel(one),
    numbers('c:xVal', x, length, loads),
    numbers('c:yVal', y, length, values),
    valued('c:smooth', 0),
  )
}

const longest = (series: readonly LineSeries[]): number => Math.max(...series.map(({ points }) => points.length))

const axis = ({ low, high, base, title }: ValueAxis, look: Omit<AxisLook, 'title'>, withTitle: boolean, lang: string) =>
  element(
    'c:valAx',
    valued('c:axId', look.id),
    element(
      'c:scaling',
      base === null ? '' : valued('c:logBase', base),
      said({ orientation: 'minMax', max: high, min: low }),
    ),
    axisLook({ ...look, title: withTitle ? title : null }, lang),
    said({ crossAx: look.crossed, crosses: 'min', crossBetween: 'midCat' }),
  )

/** What is drawn of a chart of lines, without title and legend. */
export const linePlot = ({ x, y, series }: Lines, lang: string): string =>
  element(
    'c:plotArea',
    element('c:layout'),
    element(
      'c:scatterChart',
      said({ scatterStyle: 'lineMarker', varyColors: 0 }),
      ...series.map((one, i) => seriesXml(one, i, longest(series))),
      valued('c:axId', 1),
      valued('c:axId', 2),
    ),
    axis(x, { id: 1, crossed: 2, side: 'b', grid: false, numbers: true }, true, lang),
    axis(y, { id: 2, crossed: 1, side: 'l', grid: true, numbers: true }, false, lang),
  )

/** The sheet behind it. */
export const lineSheet = ({ x, series }: Lines): readonly SheetColumn[] =>
  series.flatMap(({ name, points }) => [
    { head: x.title, values: points.map((point) => point.x) },
    { head: name, values: points.map((point) => point.y) },
  ])
