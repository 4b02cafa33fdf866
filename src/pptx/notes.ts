import type { Slide } from '../slides/slide.ts'
import { sizes } from '../slides/theme.ts'
import { background, colourMap, inherited, tree } from './master.ts'
import { geometry, identity } from './shapes.ts'
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
