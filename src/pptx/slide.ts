import type { Box, ChartPart, Deck, Paragraph, Slide } from '../slides/slide.ts'
import { type Colour, frame, sizes } from '../slides/theme.ts'
import { background, colourMap, inherited, numberField, placeholder, tree } from './master.ts'
import { geometry, identity, shape } from './shapes.ts'
import { paragraph } from './text.ts'
import { element, namespaces, part } from './xml.ts'

/** Where things stand on a page of notes, in points. */
const places = {
  sldImg: { x: 54, y: 54, width: 432, height: 243 },
  body: { x: 54, y: 315, width: 432, height: 405 },
} as const

/** A page of notes has the slide, and what is said to it. */
const holder = (type: keyof typeof places, paragraphs: string): string => {
  const isText = type === 'body'
  return element(
    'p:sp',
    identity(
      'Sp',
      { id: isText ? 3 : 2, name: isText ? 'Notes' : 'Slide' },
      element('p:cNvSpPr', element('a:spLocks', { noGrp: 1, noRot: isText ? null : 1 })),
      element('p:nvPr', element('p:ph', { type, idx: isText ? 1 : null })),
    ),
    element('p:spPr', geometry(places[type])),
    isText ? element('p:txBody', element('a:bodyPr'), element('a:lstStyle'), paragraphs) : '',
  )
}

const holders = (paragraphs: string): string => tree(holder('sldImg', ''), holder('body', paragraphs))

/** What a page of notes looks like. */
export const notesMasterXml = part(
  'p:notesMaster',
  namespaces,
  element('p:cSld', background, holders(element('a:p'))),
  colourMap,
)

/** What the speaker reads. */
export const notesXml = ({ notes }: Slide, lang: string): string => {
  const paragraphs = notes.map((text) => paragraph({ text, size: sizes.least }, lang)).join('')
  return part('p:notes', namespaces, element('p:cSld', holders(paragraphs || element('a:p'))), inherited)
}

/** The number of the relation of its first chart; the others follow. */
export const firstChart = 3

/** Charts of a slide in their order. */
export const chartsOf = ({ parts }: Slide): readonly ChartPart[] => parts.filter((one) => one.kind === 'chart')

/** Numbers of shapes: the title is 2, and those of the frame come after it. */
const firstId = 10

/** A line of text that slides have besides their parts. */
const framed = (one: Omit<Paragraph, 'size' | 'bold'>, box: Box, id: number, lang: string, fill?: Colour): string => {
  const paragraphs = [{ ...one, size: sizes.least, bold: true }]
  return shape({ kind: 'text', box, middle: true, paragraphs, ...(fill && { fill }) }, id, null, lang)
}

/** A slide with its title, its parts, and what stands on every slide. */
export const slideXml = (deck: Deck, slide: Slide, index: number): string => {
  const { lang, foot } = deck
  const charts = chartsOf(slide)
  const titleBox = slide.titleBox ?? null
  const shapes = [
    placeholder('title', 2, paragraph(slide.title, lang), titleBox),
    deck.banner === null
      ? ''
      : framed({ text: deck.banner, colour: 'failText', align: 'center' }, frame.banner, 3, lang, 'failTint'),
    slide.kicker === null
      ? ''
      : framed({ text: slide.kicker, colour: 'accent1' }, { ...frame.kicker, x: frame.kicker.x - 6 }, 4, lang),
    ...slide.parts.map((one, i) =>
      shape(one, firstId + i, one.kind === 'chart' ? `rId${firstChart + charts.indexOf(one)}` : null, lang),
    ),
    placeholder('ftr', 5, paragraph({ text: foot, size: sizes.least, colour: 'quiet' }, lang), null),
    placeholder('sldNum', 6, numberField(index + 1), null),
  ]
  return part('p:sld', namespaces, element('p:cSld', tree(...shapes)), inherited)
}
