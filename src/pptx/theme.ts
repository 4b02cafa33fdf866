import type { Theme } from '../slides/theme.ts'
import { element, namespaces, part, valued } from './xml.ts'

const colour = (name: string, hex: string): string => element(`a:${name}`, valued('a:srgbClr', hex))

const colours = ({ ink, paper, strong, tint, rule, ...accents }: Theme['colours']): string =>
  element(
    'a:clrScheme',
    { name: 'konkyo' },
    colour('dk1', ink),
    colour('lt1', paper),
    colour('dk2', strong),
    colour('lt2', tint),
    ...Object.entries(accents).map(([name, hex]) => colour(name, hex)),
    colour('hlink', rule),
    colour('folHlink', accents.accent6),
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
