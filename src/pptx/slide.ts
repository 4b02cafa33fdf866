import type { ChartPart, Deck, Slide } from '../slides/slide.ts'
import { frame, sizes } from '../slides/theme.ts'
import { inherited, numberField, placeholder, tree } from './master.ts'
import { shape } from './shapes.ts'
import { paragraph } from './text.ts'
import { element, namespaces, part } from './xml.ts'

/** Charts of a slide in their order; the nth has the relation `rId{n + 3}`. */
export const chartsOf = ({ parts }: Slide): readonly ChartPart[] => parts.filter((one) => one.kind === 'chart')

export const chartRelation = (index: number): string => `rId${index + 3}`

/** Numbers of shapes: the title is 2, and those of the frame come after it. */
const firstId = 10

const banner = (text: string, lang: string): string =>
  shape(
    {
      kind: 'text',
      box: frame.banner,
      fill: 'failTint',
      middle: true,
      paragraphs: [{ text, size: sizes.least, bold: true, colour: 'failText', align: 'center' }],
    },
    3,
    null,
    lang,
  )

const kicker = (text: string, lang: string): string =>
  shape(
    {
      kind: 'text',
      box: { ...frame.kicker, x: frame.kicker.x - 6 },
      middle: true,
      paragraphs: [{ text, size: sizes.least, bold: true, colour: 'accent1' }],
    },
    4,
    null,
    lang,
  )

/** A slide with its title, its parts, and what stands on every slide. */
export const slideXml = (deck: Deck, slide: Slide, index: number): string => {
  const { lang, foot } = deck
  const charts = chartsOf(slide)
  const titleBox = slide.titleBox ?? null
  const shapes = [
    placeholder('title', 2, paragraph(slide.title, lang), titleBox),
    ...(deck.banner === null ? [] : [banner(deck.banner, lang)]),
    ...(slide.kicker === null ? [] : [kicker(slide.kicker, lang)]),
    ...slide.parts.map((one, i) =>
      shape(one, firstId + i, one.kind === 'chart' ? chartRelation(charts.indexOf(one)) : null, lang),
    ),
    placeholder('ftr', 5, paragraph({ text: foot, size: sizes.least, colour: 'quiet' }, lang), null),
    placeholder('sldNum', 6, numberField(index + 1), null),
  ]
  return part('p:sld', namespaces, element('p:cSld', tree(...shapes)), inherited)
}
