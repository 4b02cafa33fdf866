/** Where a table of an SFNT font starts, null where it has none of that name. */
export const findTable = (font: Buffer, tag: string): number | null => {
  const directory = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const entry = directory.find((offset) => font.toString('latin1', offset, offset + 4) === tag)
  return entry === undefined ? null : font.readUInt32BE(entry + 8)
}

const tableOffset = (font: Buffer, tag: string): number => {
  const offset = findTable(font, tag)
  if (offset === null) throw new Error(`the font has no ${tag} table`)
  return offset
}

type Mapping = readonly [codePoint: number, glyph: number]

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** cmap format 12: groups of consecutive code points and glyphs. */
const groupMappings = (font: Buffer, table: number): readonly Mapping[] =>
  range(1, font.readUInt32BE(table + 12)).flatMap((group) => {
    const at = table + 4 + 12 * group
    const first = font.readUInt32BE(at)
    return range(first, font.readUInt32BE(at + 4)).map((codePoint): Mapping => [
      codePoint,
      font.readUInt32BE(at + 8) + codePoint - first,
    ])
  })

/** cmap format 4: four parallel arrays, one entry a segment of the basic plane. */
const segmentMappings = (font: Buffer, table: number): readonly Mapping[] => {
  const size = font.readUInt16BE(table + 6)
  const glyphOf = (segment: number, codePoint: number): number => {
    const delta = font.readUInt16BE(segment + size * 2 + 2)
    const rangeAt = segment + size * 3 + 2
    const offset = font.readUInt16BE(rangeAt)
    if (offset === 0) return (codePoint + delta) & 0xffff
    const glyph = font.readUInt16BE(rangeAt + offset + 2 * (codePoint - font.readUInt16BE(segment + size + 2)))
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return range(0, size / 2 - 1).flatMap((index) => {
    const segment = table + 14 + 2 * index
    return range(font.readUInt16BE(segment + size + 2), font.readUInt16BE(segment))
      .filter((codePoint) => codePoint !== 0xffff)
      .map((codePoint): Mapping => [codePoint, glyphOf(segment, codePoint)])
  })
}

const readers: Readonly<Record<number, typeof groupMappings>> = { 4: segmentMappings, 12: groupMappings }

/** Which glyph of a TrueType font draws which code point (cmap formats 4 and 12; OpenType specification, "cmap"). */
export const glyphs = (font: Buffer): ReadonlyMap<number, number> => {
  const cmap = tableOffset(font, 'cmap')
  const tables = range(0, font.readUInt16BE(cmap + 2) - 1).map(
    (index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index),
  )
  const mappings = tables.flatMap((table) => readers[font.readUInt16BE(table)]?.(font, table) ?? [])
  return new Map(mappings.filter(([, glyph]) => glyph !== 0))
}

const longMetrics = (font: Buffer): number => font.readUInt16BE(tableOffset(font, 'hhea') + 34)

/** Advance width of a glyph in ems. */
export const advance = (font: Buffer, glyph: number): number => {
  const entry = tableOffset(font, 'hmtx') + 4 * Math.min(glyph, longMetrics(font) - 1)
  return font.readUInt16BE(entry) / font.readUInt16BE(tableOffset(font, 'head') + 18)
}

/** The same font with every mapped glyph as wide as the widest one and centred in it: tabular figures for a font of digits. */
export const withEqualAdvances = (font: Buffer): Buffer => {
  const tabular = Buffer.from(font)
  const head = tableOffset(font, 'head')
  const hmtx = tableOffset(font, 'hmtx')
  const entries = [...glyphs(font).values()]
    .filter((glyph) => glyph < longMetrics(font))
    .map((glyph) => hmtx + 4 * glyph)
  const widest = Math.max(...entries.map((entry) => font.readUInt16BE(entry)))
  for (const entry of entries) {
    const room = widest - font.readUInt16BE(entry)
    tabular.writeUInt16BE(widest, entry)
    tabular.writeInt16BE(font.readInt16BE(entry + 2) + Math.floor(room / 2), entry + 2)
  }
  const bearingsFollowOutlines = 0b10
  tabular.writeUInt16BE(font.readUInt16BE(head + 16) & ~bearingsFollowOutlines, head + 16)
  return tabular
}
