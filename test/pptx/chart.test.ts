import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { chartData, chartXml } from '../../src/pptx/chart.ts'
import type { SlideChart } from '../../src/slides/slide.ts'

const lines: SlideChart = {
  kind: 'lines',
  x: { title: 'Concurrency', low: 1, high: 8, base: 2 },
  y: { title: 'p99 TTFT (s)', low: 0, high: 5, base: null },
  series: [
    {
      name: 'short',
      colour: 'accent1',
      dash: 'solid',
      width: 2,
      points: [
        { x: 1, y: 0.5, standing: 'confirmedPass' },
        { x: 2, y: 4, standing: 'fail' },
      ],
      named: null,
    },
    {
      name: 'SLA limit',
      colour: 'fail',
      dash: 'dash',
      width: 1,
      points: [
        { x: 1, y: 3, standing: null },
        { x: 2, y: 3, standing: null },
        { x: 8, y: 3, standing: null },
      ],
      named: 1,
    },
  ],
}

const bars: SlideChart = {
  kind: 'bars',
  direction: 'bar',
  title: 'Users',
  categories: ['one', '=2+2'],
  categoryTitle: null,
  series: [
    { name: 'measured', colour: 'accent1', hollow: false, values: [57.4, null], labels: ['57', '—'] },
    { name: 'estimated', colour: 'accent1', hollow: true, values: [null, 119], labels: ['—', '110'] },
  ],
}

const valuesIn = (xml: string): readonly string[] =>
  [...xml.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value!)

const sheetOf = async (chart: SlideChart) => (await readXlsx(await chartData(chart, new Date(0)))).sheets[0]!

describe('lines', () => {
  it('have the values in the chart and in the sheet behind it', async () => {
    const xml = chartXml(lines, 'en')
    expect(valuesIn(xml)).toEqual(['short', '1', '2', '0.5', '4', 'SLA limit', '1', '2', '8', '3', '3', '3'])
    const { name, rows } = await sheetOf(lines)
    expect([name, rows[1]![1], rows[2]![1], rows[3]![2]]).toEqual(['Sheet1', 0.5, 4, 8])
  })

  it('show a pass and a fail by marks, and a limit by a dash and its name', () => {
    const xml = chartXml(lines, 'en')
    expect(xml).toMatch(/<c:dPt><c:idx val="0"\/><c:marker><c:symbol val="circle"\/>/)
    expect(xml).toMatch(/<c:dPt><c:idx val="1"\/><c:marker><c:symbol val="x"\/>/)
    expect(xml).toContain('<a:prstDash val="dash"/>')
    expect(xml).toMatch(/<c:dLbl><c:idx val="1"\/>.*<c:showSerName val="1"\/>/)
    expect(xml).toContain('<c:logBase val="2"/>')
  })

  it('are all of one length, as some programs lose shorter ones', () => {
    expect(
      new Set(
        [...chartXml(lines, 'en').matchAll(/<c:formatCode>General<\/c:formatCode><c:ptCount val="(\d)"\/>/g)].map(
          ([, count]) => count,
        ),
      ),
    ).toEqual(new Set(['3']))
  })
})

describe('bars', () => {
  it('are filled where measured, and an outline with dashes where not', () => {
    const [measured, estimated] = chartXml(bars, 'ja').split('<c:ser>').slice(1)
    expect(measured).toMatch(/<c:spPr><a:solidFill><a:schemeClr val="accent1"\/>/)
    expect(estimated).toMatch(
      /<c:spPr><a:solidFill><a:schemeClr val="bg1"\/><\/a:solidFill><a:ln [^>]*>.*?<a:prstDash val="dash"\/>/,
    )
  })

  it('have the value as it is, and its label as the document prints it', () => {
    const xml = chartXml(bars, 'ja')
    expect(valuesIn(xml)).toContain('57.4')
    expect(xml).toContain('<a:t>57</a:t>')
    expect(xml).toContain('<a:t>110</a:t>')
    expect(xml).not.toContain('<a:t>—</a:t>')
  })

  it('take the place of a bar that is of the other kind', () => {
    expect(chartXml(bars, 'en')).toContain('<c:overlap val="100"/>')
  })

  it.each(['=2+2', '#N/A', '_x0041_', '\uFFFE'])('leave text as text in the sheet: %s', async (text) => {
    const { rows, cells } = await sheetOf({ ...bars, categories: ['one', text] })
    expect([rows[2]![0], cells?.get('2,0')?.formula]).toEqual([text === '\uFFFE' ? '\uFFFD' : text, undefined])
  })
})
