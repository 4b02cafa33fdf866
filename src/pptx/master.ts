import type { Box } from '../slides/slide.ts'
import { type Colour, type Theme, frame, sizes } from '../slides/theme.ts'
import { fill, line } from './colours.ts'
import { type Placed, pictureXml } from './pictures.ts'
import { geometry, identity, place } from './shapes.ts'
import { hundredths } from './text.ts'
import { element, emu, namespaces, part, valued } from './xml.ts'

const themeColour = (name: string, hex: string): string => element(`a:${name}`, valued('a:srgbClr', hex))

const colours = ({ ink, paper, strong, tint, rule, ...accents }: Theme['colours']): string =>
  element(
    'a:clrScheme',
    { name: 'konkyo' },
    themeColour('dk1', ink),
    themeColour('lt1', paper),
    themeColour('dk2', strong),
    themeColour('lt2', tint),
    ...Object.entries(accents).map(([name, hex]) => themeColour(name, hex)),
    themeColour('hlink', rule),
    themeColour('folHlink', accents.accent6),
  )

const font = (name: 'majorFont' | 'minorFont', { latin, eastAsian }: Theme['fonts']): string =>
  element(
    `a:${name}`,
    element('a:latin', { typeface: latin }),
    element('a:ea', { typeface: eastAsian }),
    element('a:cs', { typeface: '' }),
    element('a:font', { script: 'Jpan', typeface: eastAsian }),
  )

const placeholderFill = element('a:solidFill', valued('a:schemeClr', 'phClr'))
const thrice = (one: string): string => one.repeat(3)

/** What the format asks of every theme: three fills, lines and effects, all of them plain. */
const formats = element(
  'a:fmtScheme',
  { name: 'konkyo' },
  element('a:fillStyleLst', thrice(placeholderFill)),
  element('a:lnStyleLst', thrice(element('a:ln', { w: 9525 }, placeholderFill, valued('a:prstDash', 'solid')))),
  element('a:effectStyleLst', thrice(element('a:effectStyle', element('a:effectLst')))),
  element('a:bgFillStyleLst', thrice(placeholderFill)),
)

/** Colours and fonts that everything on the slides refers to. */
export const themeXml = ({ colours: own, fonts }: Theme): string =>
  part(
    'a:theme',
    { 'xmlns:a': namespaces['xmlns:a'], name: 'konkyo' },
    element(
      'a:themeElements',
      colours(own),
      element('a:fontScheme', { name: 'konkyo' }, font('majorFont', fonts), font('minorFont', fonts)),
      formats,
    ),
  )

/** Parts of a slide that its layout places. */
type Placeholder = 'title' | 'ftr' | 'sldNum'

const places: Readonly<Record<Placeholder, Box>> = {
  title: frame.title,
  ftr: { x: 40, width: 780, ...frame.foot },
  sldNum: { x: 820, width: 100, ...frame.foot },
}

/** Order of the placeholders within a slide, as layouts name them. */
const indices: Readonly<Record<Placeholder, number | null>> = { title: null, ftr: 11, sldNum: 12 }

/** `paragraphs` is the text; `box` only where it stands elsewhere than the layout says. */
export const placeholder = (type: Placeholder, id: number, paragraphs: string, box: Box | null): string =>
  element(
    'p:sp',
    identity(
      'Sp',
      { id, name: `${type} ${id}` },
      element('p:cNvSpPr', element('a:spLocks', { noGrp: 1 })),
      element('p:nvPr', element('p:ph', { type, sz: type === 'title' ? null : 'quarter', idx: indices[type] })),
    ),
    element('p:spPr', box === null ? '' : place('a:xfrm', box)),
    element(
      'p:txBody',
      element('a:bodyPr', { lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: 'ctr' }, element('a:normAutofit')),
      element('a:lstStyle', levelOf(type)),
      paragraphs,
    ),
  )

/** The fonts of the theme: those of titles, or of all other text. */
export const themeFont = (which: 'mj' | 'mn'): string =>
  element('a:latin', { typeface: `+${which}-lt` }) + element('a:ea', { typeface: `+${which}-ea` })

/** The look of text where nothing else is said: of titles, or of other text of a size. */
const level = (algn: 'l' | 'r', isTitle: boolean, size: number, colour: Colour, b: 0 | 1 | null = null): string => {
  const sz = hundredths(isTitle ? sizes.title : size)
  return element('a:lvl1pPr', { algn }, element('a:defRPr', { sz, b }, fill(colour), themeFont(isTitle ? 'mj' : 'mn')))
}

const levelOf = (type: Placeholder): string =>
  type === 'title'
    ? level('l', true, sizes.title, 'strong', 1)
    : level(type === 'sldNum' ? 'r' : 'l', false, sizes.least, 'quiet', 0)

/** The number of the slide, which PowerPoint keeps right. */
export const numberField = (number: number | '‹#›'): string =>
  element(
    'a:p',
    element(
      'a:fld',
      { id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' },
      element('a:rPr', { lang: 'en-US', sz: hundredths(sizes.least) }),
      element('a:t', String(number)),
    ),
  )

/** Every tree of shapes is a group without a place of its own. */
export const tree = (...shapes: readonly string[]): string =>
  element(
    'p:spTree',
    element('p:nvGrpSpPr', element('p:cNvPr', { id: 1, name: '' }), element('p:cNvGrpSpPr'), element('p:nvPr')),
    element('p:grpSpPr'),
    ...shapes,
  )

const holders = (): string =>
  [
    placeholder('title', 2, element('a:p', element('a:endParaRPr', { lang: 'en-US' })), places.title),
    placeholder('ftr', 3, element('a:p', element('a:endParaRPr', { lang: 'en-US' })), places.ftr),
    placeholder('sldNum', 4, numberField('‹#›'), places.sldNum),
  ].join('')

/** A line below the title, on every slide but the first. */
const rule = element(
  'p:cxnSp',
  identity('CxnSp', { id: 5, name: 'Rule' }),
  element('p:spPr', geometry({ ...frame.rule, height: 0 }, 'line'), element('a:ln', { w: emu(1.5) }, fill('rule'))),
)

/** A band at the left edge of the first slide. */
const band = element(
  'p:sp',
  identity('Sp', { id: 5, name: 'Band' }),
  element('p:spPr', geometry({ x: 0, y: 0, width: 26, height: frame.height }), fill('strong'), line(undefined, 0)),
  element('p:txBody', element('a:bodyPr'), element('a:lstStyle'), element('a:p')),
)

/** The colours of the master. */
export const inherited = element('p:clrMapOvr', element('a:masterClrMapping'))

/** The two layouts: the first slide, and every other. */
export const layouts = ['title', 'content'] as const

export type Layout = (typeof layouts)[number]

/** The logos of a layout stand behind what slides have of their own. */
export const layoutXml = (layout: Layout, logos: readonly Placed[]): string =>
  part(
    'p:sldLayout',
    { ...namespaces, type: 'titleOnly', preserve: 1 },
    element('p:cSld', { name: layout }, tree(holders(), layout === 'title' ? band : rule, ...logos.map(pictureXml))),
    inherited,
  )

export const colourMap = element('p:clrMap', {
  bg1: 'lt1',
  tx1: 'dk1',
  bg2: 'lt2',
  tx2: 'dk2',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`accent${n}`, `accent${n}`])),
  hlink: 'hlink',
  folHlink: 'folHlink',
})

export const background = element('p:bg', element('p:bgPr', fill('paper'), element('a:effectLst')))

const textStyles = element(
  'p:txStyles',
  ...['title', 'body', 'other'].map((name) =>
    element(`p:${name}Style`, level('l', name === 'title', sizes.text, 'ink')),
  ),
)

export const masterXml = part(
  'p:sldMaster',
  namespaces,
  element('p:cSld', background, tree(holders())),
  colourMap,
  element(
    'p:sldLayoutIdLst',
    ...layouts.map((_, i) => element('p:sldLayoutId', { id: 2147483649 + i, 'r:id': `rId${i + 1}` })),
  ),
  textStyles,
)
