import { inflateSync } from 'node:zlib'

interface Table {
  readonly tag: number
  readonly offset: number
  readonly packedLength: number
  readonly length: number
  readonly checksum: number
}

const tablesOf = (woff: Buffer): readonly Table[] =>
  Array.from({ length: woff.readUInt16BE(12) }, (_, index): Table => {
    const [tag = 0, offset = 0, packedLength = 0, length = 0, checksum = 0] = [0, 4, 8, 12, 16].map((field) =>
      woff.readUInt32BE(44 + 20 * index + field),
    )
    return { tag, offset, packedLength, length, checksum }
  })

/** Flavour, number of tables, and what a binary search through them starts with. */
const headerOf = (flavour: number, count: number): Buffer => {
  const header = Buffer.alloc(12)
  const depth = Math.floor(Math.log2(count))
  header.writeUInt32BE(flavour, 0)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(16 * 2 ** depth, 6)
  header.writeUInt16BE(depth, 8)
  header.writeUInt16BE(16 * (count - 2 ** depth), 10)
  return header
}

const entryOf = ({ tag, checksum, length }: Table, offset: number): Buffer => {
  const entry = Buffer.alloc(16)
  for (const [index, field] of [tag, checksum, offset, length].entries()) entry.writeUInt32BE(field, 4 * index)
  return entry
}

/** Tables start at multiples of four bytes. */
const padded = (data: Buffer): Buffer => Buffer.concat([data], Math.ceil(data.length / 4) * 4)

const contentOf = (woff: Buffer, { offset, packedLength, length }: Table): Buffer => {
  const content = woff.subarray(offset, offset + packedLength)
  return padded(packedLength < length ? inflateSync(content) : content)
}

/** The TrueType or OpenType font in a WOFF file (W3C Recommendation "WOFF File Format 1.0", without its metadata). */
export const unpacked = (woff: Buffer): Buffer => {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const tables = tablesOf(woff)
  const contents = tables.map((table) => contentOf(woff, table))
  let end = 12 + 16 * tables.length
  const starts = contents.map((content) => (end += content.length) - content.length)
  const entries = tables.map((table, index) => entryOf(table, starts[index] ?? 0))
  return Buffer.concat([headerOf(woff.readUInt32BE(4), tables.length), ...entries, ...contents])
}
