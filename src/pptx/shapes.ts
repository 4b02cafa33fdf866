import type { Box, ChartPart, Part, TablePart, TextPart } from '../slides/slide.ts'
import { fill, line } from './colours.ts'
import { paragraph } from './text.ts'
import { element, emu, namespaces } from './xml.ts'

/** Where a shape stands; `p:xfrm` of frames, `a:xfrm` of shapes. */
export const place = (name: string, { x, y, width, height }: Box): string =>
  element(name, element('a:off', { x: emu(x), y: emu(y) }), element('a:ext', { cx: emu(width), cy: emu(height) }))

/** What a shape of a kind is called, and what may not be done with it. */
export const identity = (
  kind: 'Sp' | 'CxnSp' | 'Pic' | 'GraphicFrame',
  named: { readonly id: number; readonly name: string; readonly descr?: string | null },
  own: string = element(`p:cNv${kind}Pr`),
  more: string = element('p:nvPr'),
): string => element(`p:nv${kind}Pr`, element('p:cNvPr', named), own, more)

/** Where it stands, and of what form it is. */
export const geometry = (box: Box, prst: 'rect' | 'line' = 'rect'): string =>
  place('a:xfrm', box) + element('a:prstGeom', { prst }, element('a:avLst'))

/** Inside a box of text, in points. */
export const inset = 6

const textShape = (
  { box, paragraphs, fill: colour, line: edge, middle }: TextPart,
  id: number,
  lang: string,
): string => {
  const [x, y] = [emu(inset), emu(inset / 2)]
  return element(
    'p:sp',
    identity('Sp', { id, name: `Text ${id}` }, element('p:cNvSpPr', paragraphs.length > 0 ? { txBox: 1 } : {})),
    element('p:spPr', geometry(box), fill(colour), line(edge, 1)),
    element(
      'p:txBody',
      element(
        'a:bodyPr',
        { wrap: 'square', lIns: x, tIns: y, rIns: x, bIns: y, anchor: middle ? 'ctr' : 't' },
        element('a:normAutofit'),
      ),
      element('a:lstStyle'),
      ...(paragraphs.length > 0 ? paragraphs.map((one) => paragraph(one, lang)) : [element('a:p')]),
    ),
  )
}

/** A shape that shows something of another kind, such as a table. */
const graphicFrame = (id: number, name: string, description: string | null, box: Box, data: string): string =>
  element(
    'p:graphicFrame',
    identity(
      'GraphicFrame',
      { id, name, descr: description },
      element('p:cNvGraphicFramePr', element('a:graphicFrameLocks', { noGrp: 1 })),
    ),
    place('p:xfrm', box),
    element('a:graphic', data),
  )

/** Points between the edge of a cell and its text. */
export const cellMargin = { x: 5, y: 3 } as const

const edges = (isHead: boolean): string =>
  ['a:lnL', 'a:lnR', 'a:lnT', 'a:lnB']
    .map((side) => {
      const shown = side === 'a:lnB' || (isHead && side === 'a:lnT')
      return shown
        ? element(side, { w: emu(isHead ? 1.2 : 0.6) }, fill(isHead ? 'strong' : 'line'))
        : element(side, { w: 0 }, element('a:noFill'))
    })
    .join('')

const tableShape = ({ name, box, size, widths, heights, rows }: TablePart, id: number, lang: string): string => {
  const [x, y] = [emu(cellMargin.x), emu(cellMargin.y)]
  const row = (cells: TablePart['rows'][number], i: number): string =>
    element(
      'a:tr',
      { h: emu(heights[i]!) },
      ...cells.map((cell) =>
        element(
          'a:tc',
          element('a:txBody', element('a:bodyPr'), element('a:lstStyle'), paragraph({ ...cell, size }, lang)),
          element(
            'a:tcPr',
            { marL: x, marR: x, marT: y, marB: y, anchor: 'ctr' },
            edges(i === 0),
            fill(i === 0 ? 'tint' : undefined),
          ),
        ),
      ),
    )
  const grid = element('a:tblGrid', ...widths.map((width) => element('a:gridCol', { w: emu(width) })))
  const table = element('a:tbl', element('a:tblPr', { firstRow: 1 }), grid, ...rows.map(row))
  const uri = 'http://schemas.openxmlformats.org/drawingml/2006/table'
  return graphicFrame(id, name, null, box, element('a:graphicData', { uri }, table))
}

const chartShape = ({ box, description }: ChartPart, id: number, relation: string): string => {
  const uri = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
  const chart = element('c:chart', { 'xmlns:c': uri, 'xmlns:r': namespaces['xmlns:r'], 'r:id': relation })
  return graphicFrame(id, `Chart ${id}`, description, box, element('a:graphicData', { uri }, chart))
}

/** One thing on a slide; a chart is a part of its own, which the slide names by its relation. */
export const shape = (part: Part, id: number, relation: string | null, lang: string): string => {
  if (part.kind === 'text') return textShape(part, id, lang)
  return part.kind === 'table' ? tableShape(part, id, lang) : chartShape(part, id, relation!)
}
