import { findTable } from '../../src/render/sfnt.ts'

/** Advance width of a glyph in ems. */
export const advance = (font: Buffer, glyph: number): number => {
  const [hhea, hmtx, head] = ['hhea', 'hmtx', 'head'].map((tag) => findTable(font, tag)!) as [number, number, number]
  const entry = hmtx + 4 * Math.min(glyph, font.readUInt16BE(hhea + 34) - 1)
  return font.readUInt16BE(entry) / font.readUInt16BE(head + 18)
}
