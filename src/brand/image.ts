import { UserError } from '../errors.ts'
import { type Named, ownFile } from './own-file.ts'

/** Of an image, bytes. */
const largestImage = 1_000_000
/** Of an image, pixels a side: a browser keeps four bytes of each. */
const mostPixels = 8000

type Size = readonly [width: number, height: number]

/** An image of one's own; of an SVG the size tells nothing but its shape. */
export interface Picture {
  readonly uri: string
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml'
  readonly bytes: Uint8Array
  readonly size: Size
}

const none: Size = [Number.NaN, Number.NaN]

/** IHDR is the first chunk (PNG specification, 5.6). */
const pngSize = (bytes: Buffer): Size => (bytes.length < 24 ? none : [bytes.readUInt32BE(16), bytes.readUInt32BE(20)])

/** In the frame header SOFn, behind other segments (ITU-T T.81, B.2.2). */
const jpegSize = (bytes: Buffer): Size => {
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return none
}

const bitmaps = [
  { type: 'image/png', magic: '89504e470d0a1a0a', sizeOf: pngSize },
  { type: 'image/jpeg', magic: 'ffd8ff', sizeOf: jpegSize },
] as const

/** A browser runs no script and loads nothing of an SVG in an <img>; these are refused all the same, and said. */
const unsafe = [
  /<!(?:DOCTYPE|ENTITY)[^>]{0,40}/i,
  /<\?xml-stylesheet/i,
  /<(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|audio|video|handler)\b/i,
  /\son[a-z]+\s*=/i,
  /javascript:/i,
  /@import/i,
  /\b(?:href|src)\s*=\s*(?!["'](?:#|data:image\/(?:png|jpeg);base64,))[^\s>]{0,60}/i,
  /url\(\s*(?!["']?#|&quot;#|&#39;#)[^)]{0,60}/i,
]

const svgText = (bytes: Buffer): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return /^\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^]*?>\s*)*<svg[\s>]/i.test(text) ? text : null
  } catch {
    return null
  }
}

const refuseUnsafe = (svg: string, { where, path }: Named): void => {
  const [found] = unsafe.flatMap((pattern) => pattern.exec(svg)?.[0].trim() ?? [])
  if (found !== undefined) throw new UserError('unsafeSvg', { where, path, text: found })
}

const refuseHuge = (size: Size, { where, path }: Named): void => {
  if (!size.every((side) => side > 0)) throw new UserError('badImage', { where, path })
  if (size.some((side) => side > mostPixels)) throw new UserError('hugeImage', { where, path, limit: mostPixels })
}

/** As it says of itself; else what a browser takes for it. */
const svgSize = (svg: string): Size => {
  const [tag = ''] = /<svg[\s>][^>]*/i.exec(svg) ?? []
  const [, , width, height] =
    /\bviewBox\s*=\s*["']([\d.eE+-]+)[\s,]+([\d.eE+-]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(tag)?.slice(1) ?? []
  const own = (name: string) => new RegExp(String.raw`\s${name}\s*=\s*["']([\d.]+)(?:px)?["']`).exec(tag)?.[1]
  const size = [width ?? own('width'), height ?? own('height')].map(Number)
  const [x = 0, y = 0] = size
  return x > 0 && y > 0 ? [x, y] : [300, 150]
}

/** What the first bytes say it is; the name of the file says nothing. */
const told = (bytes: Buffer, named: Named): Pick<Picture, 'type' | 'size'> => {
  const bitmap = bitmaps.find(({ magic }) => bytes.toString('hex', 0, magic.length / 2) === magic)
  if (bitmap) {
    const size = bitmap.sizeOf(bytes)
    refuseHuge(size, named)
    return { type: bitmap.type, size }
  }
  const svg = svgText(bytes)
  if (svg === null) throw new UserError('badImage', { where: named.where, path: named.path })
  refuseUnsafe(svg, named)
  return { type: 'image/svg+xml', size: svgSize(svg) }
}

/** A local image. Throws UserError badImage, hugeImage, unsafeSvg, and those of ownFile. */
export const readPicture = async (named: Named): Promise<Picture> => {
  const bytes = await ownFile(named, largestImage)
  const { type, size } = told(bytes, named)
  return { uri: `data:${type};base64,${bytes.toString('base64')}`, type, bytes, size }
}
