import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { progressOn } from '../../src/commands/progress.ts'
import { painted, styled, type Line } from '../../src/commands/styled.ts'
import { sentencesOf } from '../../src/commands/terminal.ts'
import { UserError } from '../../src/errors.ts'
import { flagsOf } from '../commands/called.ts'
import { someWorld } from '../commands/some-world.ts'
import { filesIn } from '../e2e/konkyo.ts'
import { texts, writeHostile } from './hostile-folder.ts'

let folder: string
let plan: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konkyo-hostile-'))
  plan = await writeHostile(folder)
  await run('report', 'results', '-p', plan, '-o', join(folder, 'out/first'), '--format', 'json', '--quiet')
}, 300_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

/** What a terminal gets of a command, as cli.ts writes it: bytes for stdout, stderr and the line of progress. */
const run = async (verb: keyof typeof commands, ...words: readonly string[]): Promise<string> => {
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
  }
  return all.join('')
}

/** Marks that steer a terminal or the direction of its text, or are not seen at all. */
const steering = /(?!\n)\p{Cc}|\p{Cf}|[\u2028\u2029]/gu

const first = 'out/first.report.json'

it.each([
  ['analyze', 'results', '-p', 'plan.yaml', '--detail'],
  ['analyze', 'results', '-p', 'plan.yaml', '--json'],
  ['analyze', first, '--detail'],
  ['check', 'results', '-p', 'plan.yaml'],
  ['check', 'results', '--json'],
  ['compare', first, first],
  ['compare', first, first, '--json'],
  ['compare', first, 'results/vllmServe'],
  ['next', first],
  ['next', first, '--json'],
  ['size', first, '--users', '50', '--interval', '30s', '--detail'],
  ['explain', first],
  ['explain', '__proto__', first],
  ['explain', 'constructor', first],
  ['explain', texts[12]!, first],
  ['explain', 'series-1.limit', first, '--json'],
  ['init', 'results', '-o', 'out/new.yaml'],
  ['report', 'results', '-p', 'plan.yaml', '-o', 'out/second', '--format', 'json', '--lang', 'en'],
  ['analyze', texts[1]!],
  ['analyze', 'results', '--sla', texts[20]!],
] as const)('nothing steers the terminal: %s %s %s %s %s', { timeout: 300_000 }, async (verb, ...words) => {
  const text = await run(verb, ...words)
  expect(text.length).toBeGreaterThan(20)
  expect([...new Set(text.match(steering))].map((mark) => mark.codePointAt(0)!.toString(16))).toEqual([])
  expect(Object.keys(Object.prototype)).toEqual([])
})

it('files are written where they were asked for, and nowhere else', { timeout: 300_000 }, async () => {
  const before = await filesIn(folder)
  await run('report', 'results', '-p', plan, '-o', 'out/third', '--format', 'json,csv', '--quiet')
  const added = (await filesIn(folder)).filter((path) => !before.includes(path))
  expect(added.length).toBeGreaterThan(1)
  expect(added.filter((path) => !path.startsWith('out/third.') && !/^out\/\.?third/.test(path))).toEqual([])
})

it('a name taken of a hostile path stays in its folder', { timeout: 300_000 }, async () => {
  const before = await filesIn(folder)
  const path = before.find((one) => one.startsWith('results/vllmServe/'))
  await run('report', path!, '--format', 'json', '--quiet')
  const added = (await filesIn(folder)).filter((one) => !before.includes(one))
  expect(added.length).toBeGreaterThan(0)
  expect(added.filter((one) => !/^reports\/[^/]+$/.test(one))).toEqual([])
})
