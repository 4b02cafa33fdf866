import type { Picture } from '../brand/image.ts'
import type { Box, Deck } from '../slides/slide.ts'
import { frame } from '../slides/theme.ts'
import type { Layout } from './master.ts'
import { geometry, identity } from './shapes.ts'
import { element } from './xml.ts'
import type { Entry } from './presentation.ts'

const endings: Readonly<Record<Picture['type'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/svg+xml': 'svg',
}

/** A logo on a layout, and the relations under which the layout has it. */
export interface Placed {
  readonly name: string
  readonly box: Box
  readonly picture: Picture
  /** Of what every program shows, and of the SVG where it is one. */
  readonly id: string
  readonly svgId: string | null
}

/** As large as it can be within a box, at its right or left end. */
const within = ({ size: [width, height] }: Picture, box: Box, atRight: boolean): Box => {
  const scale = Math.min(box.width / width, box.height / height)
  const own = { width: width * scale, height: height * scale }
  return { ...own, x: atRight ? box.x + box.width - own.width : box.x, y: box.y + (box.height - own.height) / 2 }
}

const firstId = 2

/** The logos of a layout: that of the customer on the first slide alone. */
export const logosOn = (layout: Layout, { logos: { logo, customerLogo } }: Deck): readonly Placed[] => {
  const all = [
    { name: 'logo', picture: logo, box: layout === 'title' ? frame.firstLogo : frame.logo, atRight: true },
    { name: 'customer', picture: layout === 'title' ? customerLogo : null, box: frame.customerLogo, atRight: false },
  ]
  const shown = all.flatMap(({ picture, ...rest }) => (picture === null ? [] : [{ picture, ...rest }]))
  return shown.map(({ name, picture, box, atRight }, i) => ({
    name,
    picture,
    box: within(picture, box, atRight),
    id: `rId${firstId + 2 * i}`,
    svgId: picture.type === 'image/svg+xml' ? `rId${firstId + 2 * i + 1}` : null,
  }))
}

const svgExtension = (id: string): string =>
  element(
    'a:extLst',
    element(
      'a:ext',
      { uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}' },
      element('asvg:svgBlip', {
        'xmlns:asvg': 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
        'r:embed': id,
      }),
    ),
  )

export const pictureXml = ({ name, box, id, svgId }: Placed, index: number): string =>
  element(
    'p:pic',
    identity(
      'Pic',
      { id: 6 + index, name, descr: '' },
      element('p:cNvPicPr', element('a:picLocks', { noChangeAspect: 1 })),
      element('p:nvPr', { userDrawn: 1 }),
    ),
    element(
      'p:blipFill',
      element('a:blip', { 'r:embed': id }, svgId === null ? '' : svgExtension(svgId)),
      element('a:stretch', element('a:fillRect')),
    ),
    element('p:spPr', geometry(box)),
  )

/** A point that is not seen, for programs that know no SVG: they show nothing in its place. */
const nothing = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII='),
  (one) => one.charCodeAt(0),
)

const nothingPath = 'media/nothing.png'

const pathOf = ({ name, picture }: Placed): string => `media/${name}.${endings[picture.type]}`

/** What a layout points at for its logos. */
export const logoRelations = (logos: readonly Placed[]): Readonly<Record<string, readonly ['image', string]>> =>
  Object.fromEntries(
    logos.flatMap((one) => {
      const own = ['image', `../${pathOf(one)}`] as const
      return one.svgId === null
        ? [[one.id, own]]
        : [
            [one.id, ['image', `../${nothingPath}`] as const],
            [one.svgId, own],
          ]
    }),
  )

/** The files of the logos. */
export const logoFiles = (deck: Deck): readonly Entry[] => {
  const logos = logosOn('title', deck)
  const files = logos.map((one): Entry => ({ path: `ppt/${pathOf(one)}`, content: one.picture.bytes }))
  return logos.some(({ svgId }) => svgId !== null)
    ? [...files, { path: `ppt/${nothingPath}`, content: nothing }]
    : files
}

/** The kinds of picture there are, by the ends of their names. */
export const pictureTypes: readonly (readonly [ending: string, type: string])[] = Object.entries(endings).map(
  ([type, ending]) => [ending, type],
)
