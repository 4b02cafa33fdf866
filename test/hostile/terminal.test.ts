import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { progressOn } from '../../src/commands/progress.ts'
import { painted, styled, type Line } from '../../src/commands/styled.ts'
import { sentencesOf } from '../../src/commands/terminal.ts'
import { type ErrorCode, UserError } from '../../src/errors.ts'
import { readReportFile } from '../../src/reading/report-file.ts'
import { flagsOf } from '../commands/called.ts'
import { someWorld } from '../commands/some-world.ts'
import { filesIn } from '../e2e/konkyo.ts'
import { texts, writeHostile } from './hostile-folder.ts'

let folder: string
let plan: string

const first = 'out/first.report.json'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konkyo-hostile-'))
  plan = await writeHostile(folder)
  await answered('report', 'results', '-p', plan, '-o', join(folder, 'out/first'), '--format', 'json', '--quiet')
  expect((await readReportFile(first, folder))?.runs.length).toBeGreaterThan(8)
}, 300_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

type Verb = keyof typeof commands

interface Said {
  readonly text: string
  /** What the command ended with, by name; null for an answer. */
  readonly error: ErrorCode | null
}

/** What a terminal gets of a command, as cli.ts writes it: bytes for stdout, stderr and the line of progress. */
const run = async (verb: Verb, ...words: readonly string[]): Promise<Said> => {
  const all: string[] = []
  const write = (line: Line): unknown => all.push(painted(line, false), '\n')
  const progress = progressOn({ columns: 300, write: (text) => all.push(text.replace('\r\u001b[2K', '')) })
  const { world } = someWorld({ cwd: folder, out: write, err: write, progress: progress.show })
  const command = commands[verb]
  try {
    await (
      await command.load()
    )(flagsOf(words, command.options), world)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    for (const sentence of sentencesOf(error, world.locale)) write(styled('error', sentence))
    return { text: all.join(''), error: error.code }
  }
  return { text: all.join(''), error: null }
}

const answered = async (verb: Verb, ...words: readonly string[]): Promise<string> => {
  const { text, error } = await run(verb, ...words)
  expect(error, text).toBeNull()
  return text
}

/** Marks that steer a terminal or the direction of its text, or are not seen at all. */
const steering = /(?!\n)\p{Cc}|\p{Cf}|[\u2028\u2029]/gu

const steeringIn = (text: string): readonly string[] =>
  [...new Set(text.match(steering))].map((mark) => mark.codePointAt(0)!.toString(16))

const textWith = (mark: string): string =>
  texts.find((text) => text.startsWith(mark) || text.startsWith(`right${mark}`))!

/** Hostile texts of a file or of the command line, as a person may see them. */
const shown = {
  escape: String.raw`\u001b[2J\u001b[1;1H\u009b31mred\u0008\u0008\u0007`,
  around: String.raw`right\u202eleft\u2066 and\u200b zero\u00ad\u061c`,
  invisible: String.raw`zero\u200bwidth\u2060`,
  control: String.raw`\u0007\u001b[31m\u0085\u2028\u2029 end`,
} as const

it.for<readonly [shown: string, verb: Verb, ...words: readonly string[]]>([
  [shown.around, 'analyze', 'results', '-p', 'plan.yaml', '--detail'],
  [shown.escape, 'analyze', 'results', '-p', 'plan.yaml', '--detail'],
  [shown.around, 'analyze', 'results', '-p', 'plan.yaml', '--json'],
  [shown.around, 'analyze', first, '--detail'],
  [shown.around, 'check', 'results', '-p', 'plan.yaml'],
  [String.raw`control _\\u0007\\u001b[31m`, 'check', 'results', '--json'],
  [shown.escape, 'compare', first, first],
  ['"outcome": "unchanged"', 'compare', first, first, '--json'],
  [shown.escape, 'compare', first, 'results/vllmServe'],
  [shown.escape, 'next', first],
  ['`backtick` = equals', 'next', first, '--json'],
  [shown.invisible, 'size', first, '--users', '50', '--interval', '30s', '--detail'],
  [shown.escape, 'explain', first],
  ['results/', 'explain', 'series-1.limit', first, '--json'],
  [shown.control, 'init', 'results', '-o', 'out/new.yaml'],
  [shown.around, 'report', 'results', '-p', 'plan.yaml', '-o', 'out/second', '--format', 'json', '--lang', 'en'],
])('is told %s by %s %s %s %s, and steered by nothing', { timeout: 300_000 }, async ([part, verb, ...words]) => {
  const text = await answered(verb, ...words)
  expect(text).toContain(part)
  expect(steeringIn(text)).toEqual([])
  expect(Object.keys(Object.prototype)).toEqual([])
})

it.for<readonly [error: ErrorCode, shown: string, verb: Verb, ...words: readonly string[]]>([
  ['unknownNumber', '"__proto__"', 'explain', '__proto__', first],
  ['unknownNumber', '"constructor"', 'explain', 'constructor', first],
  ['unknownNumber', shown.around, 'explain', textWith('\u202e'), first],
  ['noFiles', texts[1]!, 'analyze', texts[1]!],
  ['badSla', shown.escape, 'analyze', 'results', '--sla', textWith('\u001b[2J')],
])('%s shows %s, and steers nothing: %s %s', async ([expected, part, verb, ...words]) => {
  const { text, error } = await run(verb, ...words)
  expect(error).toBe(expected)
  expect(text).toContain(part)
  expect(steeringIn(text)).toEqual([])
})

it('files are written where they were asked for, and nowhere else', { timeout: 300_000 }, async () => {
  const before = await filesIn(folder)
  await answered('report', 'results', '-p', plan, '-o', 'out/third', '--format', 'json,csv', '--quiet')
  const added = (await filesIn(folder)).filter((path) => !before.includes(path))
  expect(added.length).toBeGreaterThan(1)
  expect(added.filter((path) => !path.startsWith('out/third.') && !/^out\/\.?third/.test(path))).toEqual([])
})

it('a name taken of a hostile path stays in its folder', { timeout: 300_000 }, async () => {
  const before = await filesIn(folder)
  const path = before.find((one) => one.startsWith('results/vllmServe/'))
  await answered('report', path!, '--format', 'json', '--quiet')
  const added = (await filesIn(folder)).filter((one) => !before.includes(one))
  expect(added.length).toBeGreaterThan(0)
  expect(added.filter((one) => !/^reports\/[^/]+$/.test(one))).toEqual([])
})
