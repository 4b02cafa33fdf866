import { zipSync } from 'fflate'
import type { Edition } from '../document/edition.ts'
import { deckOf } from '../slides/deck.ts'
import type { Deck } from '../slides/slide.ts'
import { type Look, frame } from '../slides/theme.ts'
import { chartData, chartXml } from './chart.ts'
import { layoutXml, layouts, masterXml, themeFont, themeXml } from './master.ts'
import { logoFiles, logoRelations, logosOn, pictureTypes } from './pictures.ts'
import { chartsOf, firstChart, notesMasterXml, notesXml, slideXml } from './slide.ts'
import { element, emu, escaped, namespaces, part } from './xml.ts'

/** A file within a file. */
export interface Entry {
  readonly path: string
  readonly content: string | Uint8Array
}

/** The same bytes for the same entries: their time is the first that the format knows. */
const zipped = (entries: readonly Entry[]): Uint8Array => {
  const encoder = new TextEncoder()
  const files = entries.map(({ path, content }) => [
    path,
    typeof content === 'string' ? encoder.encode(content) : content,
  ])
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { mtime: new Date(1980, 0, 1) })
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const openXml = 'application/vnd.openxmlformats-officedocument'

/** What a part of the file points at: kind, and the path from where the part is. */
type Relations = Readonly<Record<string, readonly [type: string, target: string]>>

/** A part, its type, and what it points at. */
interface Piece {
  readonly path: string
  readonly type: string
  readonly content: string
  readonly relations: Relations
}

const relationsXml = (relations: Relations): string =>
  part(
    'Relationships',
    { xmlns: `${packaged}/relationships` },
    ...Object.entries(relations).map(([Id, [type, Target]]) =>
      element('Relationship', { Id, Type: type.startsWith('http') ? type : `${office}/${type}`, Target }),
    ),
  )

const relationsPath = (path: string): string => path.replace(/[^/]*$/, (name) => `_rels/${name}.rels`)

const presentationXml = ({ slides }: Deck): string =>
  part(
    'p:presentation',
    namespaces,
    element('p:sldMasterIdLst', element('p:sldMasterId', { id: 2147483648, 'r:id': 'rId1' })),
    element('p:notesMasterIdLst', element('p:notesMasterId', { 'r:id': 'rId2' })),
    element('p:sldIdLst', ...slides.map((_, i) => element('p:sldId', { id: 256 + i, 'r:id': `rId${i + 4}` }))),
    element('p:sldSz', { cx: emu(frame.width), cy: emu(frame.height) }),
    element('p:notesSz', { cx: emu(540), cy: emu(780) }),
    element('p:defaultTextStyle', element('a:lvl1pPr', element('a:defRPr', themeFont('mn')))),
  )

/** A part of a presentation; most point at others. */
const piece = (path: string, kind: string, content: string, relations: Relations = {}): Piece => ({
  path,
  type: `${openXml}.${kind}+xml`,
  content,
  relations,
})

/** Relations from a number on, one for each thing. */
const relationsFrom = <Thing>(
  first: number,
  things: readonly Thing[],
  of: (i: number) => Relations[string],
): Relations => Object.fromEntries(things.map((_, i) => [`rId${first + i}`, of(i)]))

const mainPieces = (deck: Deck): readonly Piece[] => [
  piece('ppt/presentation.xml', 'presentationml.presentation.main', presentationXml(deck), {
    rId1: ['slideMaster', 'slideMasters/slideMaster1.xml'],
    rId2: ['notesMaster', 'notesMasters/notesMaster1.xml'],
    rId3: ['theme', 'theme/theme1.xml'],
    ...relationsFrom(4, deck.slides, (i) => ['slide', `slides/slide${i + 1}.xml`]),
  }),
  piece('ppt/slideMasters/slideMaster1.xml', 'presentationml.slideMaster', masterXml, {
    ...relationsFrom(1, layouts, (i) => ['slideLayout', `../slideLayouts/slideLayout${i + 1}.xml`]),
    [`rId${layouts.length + 1}`]: ['theme', '../theme/theme1.xml'],
  }),
  ...layouts.map((layout, i) => {
    const logos = logosOn(layout, deck)
    return piece(`ppt/slideLayouts/slideLayout${i + 1}.xml`, 'presentationml.slideLayout', layoutXml(layout, logos), {
      rId1: ['slideMaster', '../slideMasters/slideMaster1.xml'],
      ...logoRelations(logos),
    })
  }),
  piece('ppt/notesMasters/notesMaster1.xml', 'presentationml.notesMaster', notesMasterXml, {
    rId1: ['theme', '../theme/theme2.xml'],
  }),
  ...[1, 2].map((n) => piece(`ppt/theme/theme${n}.xml`, 'theme', themeXml(deck.theme))),
]

/** The slide, its notes and its charts; charts are numbered through the deck. */
const slidePieces = (deck: Deck, index: number, chartsBefore: number): readonly Piece[] => {
  const slide = deck.slides[index]!
  const charts = chartsOf(slide)
  const n = index + 1
  const chartName = (i: number): string => `chart${chartsBefore + i + 1}`
  return [
    piece(`ppt/slides/slide${n}.xml`, 'presentationml.slide', slideXml(deck, slide, index), {
      rId1: ['slideLayout', `../slideLayouts/slideLayout${index === 0 ? 1 : 2}.xml`],
      rId2: ['notesSlide', `../notesSlides/notesSlide${n}.xml`],
      ...relationsFrom(firstChart, charts, (i) => ['chart', `../charts/${chartName(i)}.xml`]),
    }),
    piece(`ppt/notesSlides/notesSlide${n}.xml`, 'presentationml.notesSlide', notesXml(slide, deck.lang), {
      rId1: ['notesMaster', '../notesMasters/notesMaster1.xml'],
      rId2: ['slide', `../slides/slide${n}.xml`],
    }),
    ...charts.map(({ chart }, i) =>
      piece(`ppt/charts/${chartName(i)}.xml`, 'drawingml.chart', chartXml(chart, deck.lang), {
        rId1: ['package', `../embeddings/${chartName(i)}.xlsx`],
      }),
    ),
  ]
}

const coreXml = ({ title, author, createdAt, lang }: Deck): string => {
  const time = (name: string): string =>
    element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, createdAt.replace(/\.\d+/, ''))
  return part(
    'cp:coreProperties',
    {
      'xmlns:cp': `${packaged}/metadata/core-properties`,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    element('dc:title', escaped(title)),
    author === null ? '' : element('dc:creator', escaped(author)),
    element('dc:language', lang),
    time('created'),
    time('modified'),
  )
}

const appXml = part(
  'Properties',
  { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
  element('Application', 'konkyo'),
)

const propertyPieces = (deck: Deck): readonly Piece[] => [
  {
    path: 'docProps/core.xml',
    type: 'application/vnd.openxmlformats-package.core-properties+xml',
    content: coreXml(deck),
    relations: {},
  },
  piece('docProps/app.xml', 'extended-properties', appXml),
]

const typesXml = (pieces: readonly Piece[]): string =>
  part(
    'Types',
    { xmlns: `${packaged}/content-types` },
    element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    element('Default', { Extension: 'xlsx', ContentType: `${openXml}.spreadsheetml.sheet` }),
    ...pictureTypes.map(([Extension, ContentType]) => element('Default', { Extension, ContentType })),
    ...pieces.map(({ path, type }) => element('Override', { PartName: `/${path}`, ContentType: type })),
  )

const rootRelations = relationsXml({
  rId1: ['officeDocument', 'ppt/presentation.xml'],
  rId2: [`${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  rId3: ['extended-properties', 'docProps/app.xml'],
})

/** A deck as a PowerPoint file: nothing outside it is named or loaded, and the same deck gives the same bytes. */
export const presentation = async (deck: Deck): Promise<Uint8Array> => {
  const charts = deck.slides.map(chartsOf)
  const before = (index: number): number => charts.slice(0, index).flat().length
  const pieces = [
    ...mainPieces(deck),
    ...deck.slides.flatMap((_, i) => slidePieces(deck, i, before(i))),
    ...propertyPieces(deck),
  ]
  const when = new Date(deck.createdAt)
  const data = charts
    .flat()
    .map(async ({ chart }, i): Promise<Entry> => ({
      path: `ppt/embeddings/chart${i + 1}.xlsx`,
      content: await chartData(chart, when),
    }))
  return zipped([
    { path: '[Content_Types].xml', content: typesXml(pieces) },
    { path: '_rels/.rels', content: rootRelations },
    ...pieces.flatMap(({ path, content, relations }): readonly Entry[] => [
      { path, content },
      ...(Object.keys(relations).length > 0 ? [{ path: relationsPath(path), content: relationsXml(relations) }] : []),
    ]),
    ...(await Promise.all(data)),
    ...logoFiles(deck),
  ])
}

/** The slides of a report in one language. */
export const slidesOf = (edition: Edition, look: Look | null = null): Promise<Uint8Array> =>
  presentation(deckOf(edition, look))
