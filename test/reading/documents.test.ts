import { describe, expect, it } from 'vitest'
import { decode, readDocuments } from '../../src/reading/documents.ts'
import { readFileSync } from 'node:fs'
import type { Document } from '../../src/model/source.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)))

describe('decode', () => {
  it('drops the mark of UTF-8', () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'gpu,合成'))).toBe('gpu,合成')
    expect(decode(bytes('gpu,合成'))).toBe('gpu,合成')
  })

  it('reads UTF-16 of both byte orders by its mark', () => {
    const little = Buffer.from('合成 {}', 'utf16le')
    expect(decode(bytes([0xff, 0xfe], [...little]))).toBe('合成 {}')
    expect(decode(bytes([0xfe, 0xff], [...Buffer.from(little).swap16()]))).toBe('合成 {}')
  })

  it('takes what is not UTF-8 for Shift_JIS', () => {
    expect(decode(bytes('name,', [0x83, 0x65, 0x83, 0x58, 0x83, 0x67]))).toBe('name,テスト')
  })

  it('keeps a text that was cut inside a character, without that character', () => {
    expect(decode(bytes('結果').subarray(0, 4))).toBe('結')
  })

  it('refuses NUL bytes, in whichever encoding', () => {
    expect(decode(bytes('{"a": ', [0], '}'))).toBeNull()
    expect(decode(bytes([0xff, 0xfe], [0x41, 0, 0, 0]))).toBeNull()
  })

  it('refuses bytes that fit no encoding', () => {
    expect(decode(bytes([0xff, 0xd8, 0xff, 0xe0, 0x10]))).toBeNull()
  })

  it('gives an empty text for no bytes', () => {
    expect(decode(bytes())).toBe('')
  })
})

const read = (name: string) =>
  readDocuments(readFileSync(new URL(`../../fixtures/containers/${name}`, import.meta.url)))

/** What a document holds, in a line: where its objects are and what they say, or its rows. */
const gist = (document: Document): string => {
  if (document.kind === 'text') return 'text'
  if (document.kind === 'object') return `${document.at} ${String(document.value['max_concurrency'])}`.trim()
  return document.rows.map(({ at, cells }) => `${at} ${Object.values(cells).join()}`).join(' | ')
}

const gists = (name: string): readonly string[] => read(name).documents.map(gist)

describe('readDocuments', () => {
  it.each([
    ['object.json', ['8']],
    ['pretty.json', ['8']],
    ['array.json', ['/0 8', '/1 16']],
    ['nested-array.json', ['/0/0 8', '/1/0 16', '/1/1 32']],
    ['append-result.json', ['line:1 8', 'line:2 16', 'line:3 32']],
    ['pretty-appended.json', ['line:1 8', 'line:10 16']],
    ['one-line.json', ['line:1 8', 'line:1:153 16']],
    ['between-log-lines.jsonl', ['line:3 8', 'line:5 16']],
    ['mostly-log.out', ['line:28 8', 'text']],
    ['bare-numbers.json', ['8']],
    ['bare-numbers.jsonl', ['line:1 8', 'line:2 16']],
    ['utf-8-mark.json', ['8']],
    ['utf-16le.json', ['8']],
    ['utf-16be.json', ['8']],
    ['shift-jis.csv', ['row:2 8,4.0,2.5,合成データ | row:3 16,7.5,2.6,合成データ']],
    ['utf-8-mark-crlf.csv', ['row:2 8,4.0,2.5,synthetic | row:3 16,7.5,2.6,synthetic']],
    ['tabs.csv', ['row:2 8,4.0,TRUE,synthetic | row:3 16,7.5,FALSE,synthetic']],
    ['quoted-tabs.csv', ['row:2 8,4.0,synthetic | row:3 16,7.5,synthetic']],
    ['semicolons.csv', ['row:2 8,4.0,synthetic | row:3 16,7.5,synthetic']],
    ['thousands.csv', ['row:2 8,12,345.6,synthetic | row:3 16,23,456.7,synthetic']],
    ['dropped-delimiters.csv', ['row:3 8,4.0,2.5,, | row:4 16,7.5,2.6,, | row:5 32,9.1,2.7,,']],
    ['trailing-rows.csv', ['row:3 8,4.0 | row:5 16,7.5']],
    ['repeated-header.csv', ['row:2 8,4.0,2.5,synthetic | row:4 16,7.5,2.6,synthetic']],
    ['array-of-texts.txt', ['text']],
    ['header-only.csv', ['text']],
    ['log-with-commas.log', ['text']],
  ])('reads %s without a problem', (name, expected) => {
    expect(read(name).problems).toStrictEqual([])
    expect(gists(name)).toStrictEqual(expected)
  })

  it.each([
    ['empty.json', 'emptyFile'],
    ['blank.csv', 'emptyFile'],
    ['binary.json', 'notText'],
    ['own.report.json', 'ownReport'],
  ])('finds nothing to read in %s', (name, code) => {
    expect(read(name)).toStrictEqual({ documents: [], problems: [{ code, where: '', values: {} }] })
  })

  it.each([
    ['truncated.json', 'truncatedJson', 'line:1', []],
    ['truncated-last-line.jsonl', 'truncatedJson', 'line:3', ['line:1 8', 'line:2 16']],
    ['truncated-first.json', 'truncatedJson', 'line:1', ['line:2 16']],
    ['broken.json', 'brokenJson', 'line:1', []],
    ['broken-nested.json', 'brokenJson', 'line:1', []],
    ['broken-line.jsonl', 'brokenJson', 'line:2', ['line:1 8', 'line:3 32']],
    ['array-with-strays.json', 'nonObjectMember', '/1', ['/0 8', '/3 16']],
    ['shifted-header.csv', 'shiftedHeader', 'row:2', []],
    ['unclosed-quote.csv', 'brokenTable', 'line:62', []],
    ['cut-last-row.csv', 'raggedRow', 'row:5', ['row:3 8,4.0, | row:4 16,7.5,']],
    ['unnamed-column.csv', 'unnamedColumn', 'row:1', ['row:2 8,4.0,300.1, | row:3 16,7.5,500.2,']],
    ['duplicate-column.csv', 'duplicateColumn', 'row:1', ['row:2 8,2.5,4.0 | row:3 16,2.6,7.5']],
  ])('reads what it can of %s and reports the rest once', (name, code, where, expected) => {
    expect(read(name).problems).toMatchObject([{ code, where }])
    expect(gists(name)).toStrictEqual(expected)
  })

  it('reports each ragged row', () => {
    expect(read('ragged-rows.csv').problems.map(({ code, where }) => `${code} ${where}`)).toStrictEqual([
      'raggedRow row:4',
      'raggedRow row:5',
    ])
    expect(gists('ragged-rows.csv')).toStrictEqual(['row:3 8,4.0,2.5 | row:6 64,9.9,2.9'])
  })

  it('reads bare words as numbers and leaves texts alone', () => {
    expect(read('bare-numbers.json').documents).toMatchObject([
      {
        value: {
          request_rate: Infinity,
          burstiness: -Infinity,
          p99_ttft_ms: Number.NaN,
          note: 'NaN, Infinity and "-Infinity" stay text',
        },
      },
    ])
  })

  it('keeps odd column names as they are, without the row numbers of pandas', () => {
    expect(read('index-column.csv').documents).toMatchObject([
      { header: ['run_number', 'max_concurrency', 'request_throughput', 'request_goodput:', 'note'] },
    ])
  })

  it('keeps the labels of rows', () => {
    expect(read('row-labels.csv').documents).toMatchObject([
      { header: ['', '1', '2', '4'], rows: [{ cells: { '': 'concurrency', 4: '4.0' } }, {}, {}] },
    ])
  })

  it('reads several tables of one file', () => {
    expect(read('two-tables.csv').documents).toMatchObject([
      { header: ['Metric', 'avg', 'p99'], rows: [{ at: 'row:3' }, { at: 'row:4', cells: { p99: '1,200.5' } }] },
      { header: ['Metric', 'Value'], rows: [{ at: 'row:7' }, { at: 'row:8' }] },
    ])
  })

  it('takes only a whole file for its own report', () => {
    const own = '{"schemaVersion": 1, "tool": {"name": "konkyo"}}'
    expect(readDocuments(Buffer.from(own)).problems).toMatchObject([{ code: 'ownReport' }])
    expect(readDocuments(Buffer.from(own.replace('konkyo', 'other'))).problems).toStrictEqual([])
    expect(readDocuments(Buffer.from(`[${own}]`)).documents).toHaveLength(1)
  })
})
