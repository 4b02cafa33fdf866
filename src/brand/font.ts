import { UserError } from '../errors.ts'
import { findTable, glyphs, sfntOf } from '../render/sfnt.ts'
import { type Named, ownFile } from './own-file.ts'

/** Of a font, bytes: Japanese ones are large. */
const largestFont = 20_000_000

/** Of its tables, where they are packed. */
const mostUnpacked = 60_000_000

/** TrueType, TrueType of Apple, OpenType with CFF outlines, WOFF, WOFF2. */
const magics = new Set(['00010000', '74727565', '4f54544f', '774f4646', '774f4632'])

/** A file of a font. */
export interface OwnFile {
  readonly bytes: Buffer
  /** It has an axis of weight, and so every weight. */
  readonly hasWeights: boolean
  /** As programs list it that have it installed; null where it has no name. */
  readonly family: string | null
  readonly isJapanese: boolean
}

/** A font of one's own; where it has no bold, that of konkyo stands for it. */
export interface OwnFont {
  readonly regular: OwnFile
  readonly bold: OwnFile | null
}

/** Who draws this draws Japanese. */
const kana = 'あ'

const asSfnt = async (bytes: Buffer): Promise<Buffer | null> => {
  if (!magics.has(bytes.toString('hex', 0, 4))) return null
  const { default: subsetFont } = await import('subset-font')
  try {
    const font = bytes.toString('latin1', 0, 4) === 'wOFF' ? sfntOf(bytes, mostUnpacked) : bytes
    return await subsetFont(font, ` ${kana}`, { targetFormat: 'sfnt' })
  } catch {
    return null
  }
}

/** Restricted licence or no subsetting (OpenType specification, OS/2 fsType): 0 where a part may be embedded. */
const forbidden = (font: Buffer): number => {
  const os2 = findTable(font, 'OS/2')
  const type = os2 === null ? 0 : font.readUInt16BE(os2 + 8)
  return (type & 0xf) === 2 || (type & 0x100) !== 0 ? type : 0
}

const hasWeights = (font: Buffer): boolean => {
  const fvar = findTable(font, 'fvar')
  if (fvar === null) return false
  const [axes, count, size] = [fvar + font.readUInt16BE(fvar + 4), font.readUInt16BE(fvar + 8), 20]
  return Array.from({ length: count }, (_, i) =>
    font.toString('latin1', axes + size * i, axes + size * i + 4),
  ).includes('wght')
}

/** The family of the English names for Windows (OpenType specification, name table, ID 1). */
const familyOf = (font: Buffer): string | null => {
  const table = findTable(font, 'name')
  if (table === null) return null
  const text = table + font.readUInt16BE(table + 4)
  const records = Array.from({ length: font.readUInt16BE(table + 2) }, (_, i) => table + 6 + 12 * i)
  const own = records.find((at) => font.readUInt16BE(at) === 3 && font.readUInt16BE(at + 6) === 1)
  if (own === undefined) return null
  const from = text + font.readUInt16BE(own + 10)
  const name = Buffer.from(font.subarray(from, from + font.readUInt16BE(own + 8)))
  return name.swap16().toString('utf16le').trim() || null
}

/** A font file that may be embedded. Throws UserError badFont, closedFont, and those of ownFile. */
export const readFontFile = async (named: Named): Promise<OwnFile> => {
  const { where, path } = named
  const bytes = await ownFile(named, largestFont)
  const font = await asSfnt(bytes)
  if (font === null || findTable(font, 'cmap') === null) throw new UserError('badFont', { where, path })
  const type = forbidden(font)
  if (type !== 0) throw new UserError('closedFont', { where, path, type })
  return {
    bytes,
    hasWeights: hasWeights(font),
    family: familyOf(font),
    isJapanese: glyphs(font).has(kana.codePointAt(0)!),
  }
}
