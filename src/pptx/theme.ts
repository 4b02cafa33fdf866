import { fonts, themeColours } from '../slides/theme.ts'
import { element, namespaces, part, valued } from './xml.ts'

const colour = (name: string, hex: string): string => element(`a:${name}`, {}, valued('a:srgbClr', hex))

const { ink, paper, strong, tint, ...accents } = themeColours

const colours = element(
  'a:clrScheme',
  { name: 'konkyo' },
  colour('dk1', ink),
  colour('lt1', paper),
  colour('dk2', strong),
  colour('lt2', tint),
  ...Object.entries(accents).map(([name, hex]) => colour(name, hex)),
  colour('hlink', themeColours.accent1),
  colour('folHlink', themeColours.accent6),
)

const font = (name: string): string =>
  element(
    `a:${name}`,
    {},
    element('a:latin', { typeface: fonts.latin }),
    element('a:ea', { typeface: fonts.eastAsian }),
    element('a:cs', { typeface: '' }),
    element('a:font', { script: 'Jpan', typeface: fonts.eastAsian }),
  )

const placeholderFill = element('a:solidFill', {}, valued('a:schemeClr', 'phClr'))
const thrice = (one: string): string => one.repeat(3)

/** What the format asks of every theme: three fills, lines and effects, all of them plain. */
const formats = element(
  'a:fmtScheme',
  { name: 'konkyo' },
  element('a:fillStyleLst', {}, thrice(placeholderFill)),
  element('a:lnStyleLst', {}, thrice(element('a:ln', { w: 9525 }, placeholderFill, valued('a:prstDash', 'solid')))),
  element('a:effectStyleLst', {}, thrice(element('a:effectStyle', {}, element('a:effectLst')))),
  element('a:bgFillStyleLst', {}, thrice(placeholderFill)),
)

/** Colours and fonts that everything on the slides refers to. */
export const themeXml = part(
  'a:theme',
  { 'xmlns:a': namespaces['xmlns:a'], name: 'konkyo' },
  element(
    'a:themeElements',
    {},
    colours,
    element('a:fontScheme', { name: 'konkyo' }, font('majorFont'), font('minorFont')),
    formats,
  ),
)
