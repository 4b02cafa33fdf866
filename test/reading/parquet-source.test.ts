import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as zlib from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it, type TestContext } from 'vitest'
import { readAny } from '../../src/reading/read-sources.ts'
import { parquetOf } from '../../src/run-rows/parquet.ts'
import { temporaryFolder } from '../e2e/konkyo.ts'

const columns = [
  { id: 'name', kind: 'text' },
  { id: 'value', kind: 'number' },
  { id: 'count', kind: 'count' },
  { id: 'good', kind: 'flag' },
  { id: 'at', kind: 'instant' },
] as const

const rows = [
  { name: '東京 =1+1', value: 0.1 + 0.2, count: 3, good: true, at: 1_767_225_600_000 },
  { name: null, value: Infinity, count: null, good: null, at: null },
]

const bytes = parquetOf(rows, columns)

const read = async (test: TestContext, content: Uint8Array, name = 'a.parquet') => {
  const folder = await temporaryFolder(test)
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), content)
  return readAny('s1', name, folder)
}

const cut = (length: number): Uint8Array => bytes.subarray(0, length)

/** The bytes with those at `from` the end replaced. */
const altered = (from: number, ...values: readonly number[]): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  copy.set(values, copy.length - from)
  return copy
}

describe('a Parquet file', () => {
  it('is a table whose values are written with all their digits, its rows counted from 1', async (test) => {
    const { documents, problems, sha256, bytes: size } = await read(test, bytes)
    expect(problems).toEqual([])
    expect(sha256).toMatch(/^[\da-f]{64}$/)
    expect(size).toBe(bytes.length)
    const cells = {
      name: '東京 =1+1',
      value: '0.30000000000000004',
      count: '3',
      good: 'true',
      at: '2026-01-01T00:00:00.000Z',
    }
    expect(documents).toEqual([
      {
        kind: 'table',
        header: ['name', 'value', 'count', 'good', 'at'],
        rows: [
          { at: 'row:1', cells },
          { at: 'row:2', cells: { value: 'Infinity' } },
        ],
      },
    ])
  })

  it('is told by its bytes, whatever its name', async (test) => {
    const { documents } = await read(test, bytes, 'result')
    expect(documents).toHaveLength(1)
    const { problems } = await read(test, new TextEncoder().encode('{"a": 1}'), 'text.parquet')
    expect(problems).toEqual([])
  })

  it('takes columns from the names of its folders, as Hive writes them', async (test) => {
    const name = 'model=a%2Fb/gpu=__HIVE_DEFAULT_PARTITION__/name=other/a.parquet'
    const { documents } = await read(test, bytes, name)
    expect(documents[0]).toMatchObject({ header: ['model', ...columns.map(({ id }) => id)] })
    expect(documents[0]).toMatchObject({
      rows: [{ cells: { model: 'a/b', name: '東京 =1+1' } }, { cells: { model: 'a/b' } }],
    })
  })

  it.each([
    ['cut in its footer', cut(bytes.length - 20)],
    ['cut in its pages', cut(40)],
    ['only its mark', cut(4)],
    ['with a footer longer than itself', altered(8, 255, 255, 255, 127)],
    ['with another end', altered(4, 0, 0, 0, 0)],
    ['whose pages are noise', bytes.map((byte, i) => (i > 3 && i < 200 ? (byte * 31 + i) & 255 : byte))],
    [
      'whose footer is noise',
      bytes.map((byte, i) => (i > bytes.length - 300 && i < bytes.length - 8 ? (byte * 17 + i) & 255 : byte)),
    ],
  ])('%s is named as broken, and nothing of it is read', async (_, content) => {
    const source = await read({ onTestFinished: () => undefined } as unknown as TestContext, content)
    expect(source.documents).toEqual([])
    expect(source.problems.map(({ code }) => code)).toEqual(['brokenParquet'])
  })

  it('that says it has a trillion rows is not read', async (test) => {
    const many = parquetOf([{ name: 'a' }], [{ id: 'name', kind: 'text' }])
    const rowsAt = many.findLastIndex((_, i) => many[i] === 0x16 && many[i + 1] === 0x02 && many[i + 2] === 0x19)
    const huge = [0x16, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20]
    const length = new DataView(many.buffer, many.byteOffset).getUint32(many.length - 8, true)
    const content = Buffer.concat([
      many.subarray(0, rowsAt),
      Uint8Array.from(huge),
      many.subarray(rowsAt + 2, many.length - 8),
      Buffer.alloc(4),
      many.subarray(many.length - 4),
    ])
    content.writeUInt32LE(length + huge.length - 2, content.length - 8)
    const { documents, problems } = await read(test, content)
    expect(documents).toEqual([])
    expect(problems[0]?.code).toMatch(/^(?:tooManyRows|brokenParquet)$/)
  })
})

type Pack = (page: Uint8Array) => Uint8Array

/** What this Node.js can pack by. */
const packers = { GZIP: zlib.gzipSync, BROTLI: zlib.brotliCompressSync, ZSTD: Reflect.get(zlib, 'zstdCompressSync') }

/** One column of texts, packed by whatever. */
const packed = (codec: 'GZIP' | 'BROTLI' | 'ZSTD' | 'LZ4_RAW', pack: Pack): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [{ name: 'a', type: 'STRING', data: ['東京', '大阪', '東京'] }],
      codec,
      compressors: { [codec]: pack },
    }),
  )

describe('a packed Parquet file', () => {
  it.each(['GZIP', 'BROTLI', 'ZSTD'] as const)('is read where the platform unpacks it: %s', async (codec) => {
    const folder = { onTestFinished: () => undefined } as unknown as TestContext
    const pack = packers[codec] as Pack | undefined
    const { documents, problems } = await read(folder, packed(codec, pack ?? ((page) => page)))
    if (!pack) return expect(problems).toMatchObject([{ code: 'unknownCodec', values: { codec } }])
    expect(problems).toEqual([])
    expect(documents[0]).toMatchObject({
      rows: [{ cells: { a: '東京' } }, { cells: { a: '大阪' } }, { cells: { a: '東京' } }],
    })
  })

  it('by anything else is named by what it is packed by', async (test) => {
    const { documents, problems } = await read(
      test,
      packed('LZ4_RAW', (page) => page),
    )
    expect(documents).toEqual([])
    expect(problems).toMatchObject([{ code: 'unknownCodec', values: { codec: 'LZ4_RAW' } }])
  })
})
