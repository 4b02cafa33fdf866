import { describe, expect, it } from 'vitest'
import { readPicture } from '../../src/brand/image.ts'
import { thrownBy } from '../question/thrown.ts'
import { folderWith, named, png, svg } from './some-files.ts'

const jpeg = (width: number, height: number): Buffer => {
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  return Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, ...size, 1, 1, 0x11, 0, 0xff, 0xd9])
}

const images = [
  ['image/png', png(3, 2)],
  ['image/jpeg', jpeg(3, 2)],
  ['image/svg+xml', Buffer.from(svg())],
  ['image/svg+xml', Buffer.from(`\ufeff<?xml version="1.0"?>\n<!-- made by hand -->\n${svg('<use href="#a"/>')}`)],
] as const

describe('readPicture', () => {
  it('tells the kind by the bytes, whatever the name says', async (context) => {
    for (const [type, bytes] of images) {
      const root = await folderWith(context, { 'logo.gif': bytes })
      expect(await readPicture(named(root, 'logo.gif'))).toEqual({
        uri: `data:${type};base64,${bytes.toString('base64')}`,
        type,
        bytes,
        size: type === 'image/svg+xml' ? [90, 30] : [3, 2],
      })
    }
  })

  it('refuses every other kind', async (context) => {
    const others = [
      'GIF89a',
      '<html><svg></svg></html>',
      '',
      'svg',
      '\u0000',
      png(3, 2).subarray(0, 20),
      jpeg(3, 2).subarray(0, 9),
    ]
    for (const content of others) {
      const root = await folderWith(context, { 'logo.png': content })
      expect(await thrownBy(() => readPicture(named(root, 'logo.png')))).toMatchObject({ code: 'badImage' })
    }
  })

  it('refuses few bytes of many pixels', async (context) => {
    for (const bytes of [png(100_000, 2, 1), png(2, 100_000, 1), jpeg(3, 60_000)]) {
      const root = await folderWith(context, { 'logo.png': bytes })
      expect(await thrownBy(() => readPicture(named(root, 'logo.png')))).toMatchObject({ code: 'hugeImage' })
    }
  })

  it.for([
    svg('<script>1</script>'),
    svg('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>'),
    svg('<foreignObject/>'),
    svg('', ' onload="1"'),
    svg('<a href="javascript:1">x</a>'),
    svg('<image href="https://example.com/x.png"/>'),
    svg('<image xlink:href="//example.com/x.png"/>'),
    svg("<image href='x.png'/>"),
    svg('<image href="&#104;ttps://example.com/x.png"/>'),
    svg('<image href="data:image/svg+xml;base64,AAAA"/>'),
    svg('<style>@import "x.css";</style>'),
    svg('<rect fill="url(https://example.com/x.svg#a)"/>'),
    `<?xml-stylesheet href="x.css"?>${svg()}`,
    `<?xml version="1.0"?><?xml-stylesheet href="x.css"?>${svg()}`,
    `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`,
  ])('refuses a drawing that could run or load something: %s', async (content, context) => {
    const root = await folderWith(context, { 'logo.svg': content })
    expect((await thrownBy(() => readPicture(named(root, 'logo.svg'))))?.code).toMatch(/^(?:unsafeSvg|badImage)$/)
  })

  it('takes a drawing with gradients, clips and a picture of its own', async (context) => {
    const inner = `<defs><linearGradient id="a"/></defs><rect fill="url(#a)" clip-path="url('#b')"/><image href="data:image/png;base64,${png(1, 1).toString('base64')}"/>`
    const root = await folderWith(context, { 'logo.svg': svg(inner) })
    expect((await readPicture(named(root, 'logo.svg'))).uri).toMatch(/^data:image\/svg\+xml;base64,/)
  })
})
