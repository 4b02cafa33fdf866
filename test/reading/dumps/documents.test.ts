import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { reportOf } from '../../../src/analysis/report.ts'
import { inOnePiece } from '../../../src/maths/long-list.ts'
import type { ReadSource } from '../../../src/model/source.ts'
import { resolvePlan } from '../../../src/question/resolve.ts'
import { type Contents, readDocuments } from '../../../src/reading/documents.ts'
import { documentsIn } from '../../../src/reading/dumps/documents.ts'
import { openPlaces, readerOf } from '../../../src/reading/dumps/places.ts'
import { scanDump } from '../../../src/reading/dumps/scan.ts'
import { recogniseAll, takesFolded } from '../../../src/recognition/recognise.ts'
import { seededIntegers } from '../../../simulator/random.ts'
import { sglangDump, vllmDump } from './dump-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'konkyo-dumps-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'dump.json')

/** What the one pass finds; null where it leaves a file to the other reading. Nothing fits in memory where `room` is 0. */
const inOnePass = (bytes: Uint8Array, room = 1e6): (Contents & { sha256: string; bytes: number }) | null => {
  writeFileSync(path, bytes)
  const places = openPlaces(room)
  const told = scanDump({ path, places })
  const contents = told.kind === 'dump' ? documentsIn(told.dump, readerOf(places), takesFolded) : null
  return told.kind === 'dump' && contents ? { ...contents, sha256: told.dump.sha256, bytes: told.dump.bytes } : null
}

const plan = resolvePlan({}, null)
const stamp = { version: '1', now: '2026-09-01T00:00:00Z' }

/** Everything that is told of a file: its runs with all numbers of their requests, its problems, the report. */
const toldOf = (contents: Contents): string => {
  const source: ReadSource = { id: 's1', path: 'tp2/dump.json', sha256: '', bytes: 1, ...contents }
  const recognised = recogniseAll([source])
  const runs = recognised.flatMap((one) => one.runs)
  const samples = runs.map(
    (run) => run.samples && { ...run.samples, gaps: [...inOnePiece(run.samples.gaps)].map(String) },
  )
  const places = contents.documents.map((one) =>
    one.kind === 'object' ? [one.at, one.twice, Object.keys(one.value)] : one,
  )
  const problems = [contents.problems, recognised.map((one) => one.problems)]
  return JSON.stringify([
    places,
    problems,
    samples,
    runs.map((run) => ({ ...run, samples: null })),
    reportOf(recognised, plan, stamp),
  ])
}

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text

const expectEqual = (text: string | Uint8Array, room?: number): void => {
  const bytes = bytesOf(text)
  const one = inOnePass(bytes, room)
  expect(one).not.toBeNull()
  expect(toldOf({ documents: one!.documents, problems: one!.problems })).toBe(toldOf(readDocuments(bytes)))
  expect(one!.bytes).toBe(bytes.length)
}

const vllm = JSON.stringify(vllmDump())
const sglang = JSON.stringify(sglangDump())
const asPython = vllm.replaceAll(/([[\]}\d"]),/g, '$1, ').replaceAll('":', '": ')
const withMember = (member: string): string => vllm.replace('"itls":', `${member},"itls":`)
const withGaps = (list: string): string =>
  vllm
    .replace(/"itls":\[\[/, `"itls":[${list},[`)
    .replace('"ttfts":[', '"ttfts":[0.1,')
    .replace('"output_lens":[', '"output_lens":[9,')

describe('a dump read in one pass tells what reading it whole does', () => {
  it.each([
    ['vLLM', vllm],
    ['vLLM as Python writes it', asPython],
    ['vLLM with indentation', JSON.stringify(vllmDump(), null, 4)],
    ['SGLang', sglang],
    ['JSON Lines', [8, 16, 32].map((c) => JSON.stringify(sglangDump(60, c))).join('\n')],
    ['appended records', [8, 16].map((c) => `\n${JSON.stringify(vllmDump(60, c), null, 1)}`).join('')],
    ['a list of records', JSON.stringify([vllmDump(30, 2), vllmDump(40, 3)])],
    ['a list of lists', JSON.stringify([[vllmDump(30, 2)], [sglangDump(40, 3)], 7])],
    ['a mark of the byte order', `\uFEFF${vllm}`],
    ['line ends of Windows', JSON.stringify(vllmDump(), null, 2).replaceAll('\n', '\r\n')],
    ['white space at both ends', ` \n\t${vllm}\r\n\n`],
    ['exponents', withGaps('[1e-2,1.5E-2,12e-3,1.234567890123456e-05,0.5e+0]')],
    ['negative and endless times', withGaps('[-0.01,1e400,-1e400,1e10,-0,0.01]')],
    ['no times', withGaps('[null,0.01,null]')],
    ['a request without a list', withGaps('null')],
    [
      'many digits',
      withGaps('[0.012345678901234567,0.0123456789012345678901234567890,0.01000000000000000000000000001]'),
    ],
    ['empty lists', JSON.stringify({ ...vllmDump(), itls: [], ttfts: [] })],
    ['lists of other lengths', JSON.stringify({ ...vllmDump(), output_lens: [1, 2] })],
    ['nested unknown members', withMember('"extra":{"itls":[1],"errors":{"a":[[{"ttfts":["x"]}]]}}')],
    ['a key twice', withMember('"completed":3')],
    ['a folded key twice', withMember('"itls":[[1],[2]],"ttfts":[5]')],
    ['a key with escapes', vllm.replace('"ttfts"', String.raw`"ttft\u0073"`)],
    ['the same key with and without escapes', withMember(String.raw`"itl\u0073":[[1]]`)],
    ['keys of prototypes', withMember('"__proto__":{"itls":1},"constructor":null')],
    [
      'failed requests',
      JSON.stringify({ ...vllmDump(), failed: 2, completed: 38, errors: ['x', null, ...vllmDump().errors.slice(2)] }),
    ],
    ['other characters', JSON.stringify({ ...vllmDump(), label: '\u0001 é 日本 😀 "' })],
    [
      'a text longer than what is read at once',
      JSON.stringify({ ...vllmDump(), generated_texts: ['é"\\'.repeat(700_000), '日'.repeat(500_001)] }),
    ],
    [
      'more gaps than a piece has',
      JSON.stringify({
        ...vllmDump(),
        itls: vllmDump().itls.map((_, i) => Array.from({ length: i * 300 }, () => i / 1e3)),
      }),
    ],
  ])('%s', (_, text) => {
    expectEqual(text)
    expectEqual(text, 0)
  })
})

describe('a dump that is not surely understood is left to the other reading', () => {
  it.each([
    ['cut in a list', vllm.slice(0, vllm.indexOf('"start_times"') - 9)],
    ['cut in a text', vllm.slice(0, vllm.indexOf('quoted'))],
    ['cut in a number of the second record', `${vllm}\n${vllm.slice(0, vllm.indexOf('"itls"') + 20)}`],
    ['cut inside a character', bytesOf(asPython).slice(0, Buffer.from(asPython).indexOf('日') + 1)],
    ['NaN in a list', withGaps('[NaN]')],
    ['Infinity in a list', withGaps('[Infinity]')],
    ['texts in a list', withGaps('["0.01"]')],
    ['a list that is none', withGaps('{"a":1}')],
    ['a leading zero', withGaps('[00.1]')],
    ['no digit behind the point', withGaps('[1.]')],
    ['a comma too many', withGaps('[1,]')],
    ['a control character in a text', vllm.replace('plain', 'pl\u0001in')],
    ['a wrong escape', vllm.replace('plain', String.raw`pl\xin`)],
    ['half an escape', vllm.replace('plain', String.raw`pl\u12"in`)],
    ['a NUL', vllm.replace('plain', 'pl\0in')],
    ['bytes of another encoding', Buffer.from(vllm.replace('plain', 'caf\u00e9'), 'latin1')],
    ['UTF-16', Buffer.from(`\uFEFF${vllm}`, 'utf16le')],
    ['two records on a line', `${vllm} ${vllm}`],
    ['words between records', `${vllm}\ndone\n${vllm}`],
    ['what is no result', '{"ttfts":[1],"itls":[[1]],"output_lens":[1]}'],
    ['deep nesting', withMember(`"deep":${'['.repeat(200)}${']'.repeat(200)}`)],
    ['brackets that do not match', withMember('"a":[1}')],
  ])('%s', (_, text) => {
    expect(inOnePass(bytesOf(text))).toBeNull()
  })

  it('is told the same or left alone, whatever bytes change', () => {
    const next = seededIntegers(5)
    const base = bytesOf(JSON.stringify(vllmDump(6, 2)))
    let equal = 0
    for (let round = 0; round < 1500; round += 1) {
      const bytes = base.slice()
      for (let change = 0; change <= next() % 2; change += 1)
        bytes[next() % bytes.length] = next() % 3 === 0 ? next() % 256 : base[next() % base.length]!
      const one = inOnePass(bytes)
      if (!one) continue
      equal += 1
      expect(toldOf({ documents: one.documents, problems: one.problems })).toBe(toldOf(readDocuments(bytes)))
    }
    expect(equal).toBeGreaterThan(300)
  })
})
