import { execFile } from 'node:child_process'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { called } from '../commands/called.ts'
import { filesIn, konkyo, root, temporaryFolder } from './konkyo.ts'

const course = join(root, 'fixtures/course/results.csv')
const run = promisify(execFile)
const program = `"${process.execPath}" "${root}dist/cli.js"`

const shell = async (command: string, cwd: string) =>
  run('bash', ['-c', command], { cwd, env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '' } })

describe.concurrent('a slip of the hand', () => {
  it.each([
    ['a command', ['analyse', course], /"analyse".*report, batch, analyze.*Did you mean "analyze"\?$/],
    ['a flag', ['report', course, '--think_time', '3s'], /--think_time.*Did you mean "--think-time"\?$/],
    ['a preset', ['analyze', course, '--sla', 'chatt'], /"chatt".*vllm-dashboard.*Did you mean "chat"\?$/],
    ['a switch with a value', ['analyze', course, '--json=maybe'], /--json.*"maybe"/],
    ['an empty path', ['analyze', ''], /paths is empty/],
    ['a day that there is not', ['report', course, '--now', '2026-02-31'], /--now "2026-02-31"/],
    ['a range from high to low', ['analyze', course, '--headroom', '80-70%'], /"80-70%".*low to high/],
    ['a percentile', ['analyze', course, '--sla', 'ttft.p99.99999999999999999<=3s'], /not a percentile/],
    ['a number that there is not', ['explain', '__proto__', course], /"__proto__".*series-1/],
    ['200 intervals', ['analyze', course, '--interval', `1s${',1s'.repeat(199)}`], /200 values.*10/],
    ['a device', ['check', '/dev/null'], /\/dev\/null.*pipes and devices/],
  ])('in %s ends with 2 and a line that says what was meant', async (_, args, sentence) => {
    expect(await called(args)).toEqual({ code: 2, out: [], err: [expect.stringMatching(sentence)] })
  })

  it('does not hide the next one in a plan', async () => {
    const plan = 'fixtures/plans/many-mistakes.yaml'
    const { code, err } = await called(['analyze', course, '-p', plan])
    expect(code).toBe(2)
    expect(err.map((line) => Number(/yaml:(\d+):/.exec(line)?.[1]))).toEqual([2, 4, 4, 5, 6, 7, 8, 11, 12, 14, 18, 19])
  })
})

describe.concurrent('what is no file', () => {
  it('is never waited for', async (context) => {
    const cwd = await temporaryFolder(context)
    await shell('mkfifo plan.yaml old.report.json', cwd)
    const outcomes = await Promise.all(
      [
        ['analyze', course, '-p', 'plan.yaml'],
        ['next', 'old.report.json'],
        ['report', 'old.report.json'],
      ].map((args) => konkyo(args, { cwd })),
    )
    expect(outcomes.map(({ code, err }) => [code, err.length])).toEqual([
      [2, 1],
      [2, 1],
      [2, 1],
    ])
  })

  it('takes no output, and is told so in a sentence', async (context) => {
    const cwd = await temporaryFolder(context)
    const { stdout } = await shell(`${program} check "${course}" 2>&1 >/dev/full; echo $?`, cwd)
    expect(stdout).toMatch(/^The standard output cannot be written \(ENOSPC\).*\n3\n$/)
  })
})

const write = (cwd: string, ...flags: string[]) =>
  called(['report', course, '-o', 'out/x', '--now', '2026-09-30', ...flags], { cwd })

describe.concurrent('a report.json', () => {
  it('is rendered again as it is, and answered in another language', async (context) => {
    const cwd = await temporaryFolder(context)
    await write(cwd, '-q', '--format', 'json,html', '--lang', 'ja')
    const again = await called(['report', 'out/x.report.json', '-q', '--format', 'json,html'], { cwd })
    expect(again.out).toEqual([
      'reports/x.report.json',
      'reports/x.ja.html',
      'reports/x.ja.evidence.html',
      'reports/x.en.html',
      'reports/x.en.evidence.html',
    ])
    for (const name of ['x.report.json', 'x.ja.html', 'x.ja.evidence.html'])
      expect(await readFile(join(cwd, 'reports', name))).toEqual(await readFile(join(cwd, 'out', name)))
    const { code, out } = await called(['analyze', 'out/x.report.json', '--lang', 'ja'], { cwd })
    expect([code, out.join('\n')]).toEqual([0, expect.stringContaining('判定できない')])
  })

  it('has a question and a date that no flag changes', async (context) => {
    const cwd = await temporaryFolder(context)
    await write(cwd, '-q', '--format', 'json')
    for (const flags of [
      ['--sla', 'chat'],
      ['--now', '2026-01-01'],
    ])
      expect(await called(['report', 'out/x.report.json', ...flags], { cwd })).toEqual({
        code: 2,
        out: [],
        err: [expect.stringMatching(new RegExp(`brings its own question: leave ${flags[0]} out`))],
      })
  })

  it('takes the place of what another run has made, and leaves what it has not', async (context) => {
    const cwd = await temporaryFolder(context)
    await write(cwd, '-q', '--format', 'json,html', '--lang', 'en')
    await writeFile(join(cwd, 'out/x.ja.pdf'), 'mine')
    const same = await write(cwd, '--format', 'html', '--lang', 'ja')
    expect(same.err.at(-1)).toMatch(/別の実行.*: out\/x\.ja\.pdf。$/)
    await appendFile(join(cwd, 'out/x.en.html'), 'changed')
    const other = await write(cwd, '--format', 'html', '--lang', 'ja', '--sla', 'ttft.mean<=1s')
    expect(other.err.slice(-2)).toEqual([
      expect.stringMatching(/取り除いた: out\/x\.report\.json、out\/x\.en\.evidence\.html。$/),
      expect.stringMatching(/別の実行.*: out\/x\.en\.html、out\/x\.ja\.pdf。$/),
    ])
    expect(await filesIn(cwd)).toEqual([
      'out/x.en.html',
      'out/x.ja.evidence.html',
      'out/x.ja.html',
      'out/x.ja.pdf',
      'out/x.manifest.json',
    ])
    expect(await readFile(join(cwd, 'out/x.ja.pdf'), 'utf8')).toBe('mine')
  })
})

describe.concurrent('the terminal', () => {
  it.each([
    ['analyze', course],
    ['size', course, '--interval', '10s', '--users', '5'],
    ['next', course],
    ['check', course],
    ['compare', course, course],
    ['explain', 'series-1.throughput', course],
  ])('has the spaces of a keyboard, and words for one: %s', async (...args) => {
    const outcomes = await Promise.all(['en', 'ja'].map((lang) => called([...args, '--lang', lang])))
    const text = outcomes.flatMap(({ out, err }) => [...out, ...err]).join('\n')
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0])
    expect(text).not.toMatch(/[\u00a0\u202f]|(?<![\d.,])1 (?:runs|files|problems|requests)\b(?!\/)/)
  })

  it('says which part of a plan meets nothing', async (context) => {
    const cwd = await temporaryFolder(context)
    await writeFile(join(cwd, 'plan.yaml'), 'series: [{ match: "nowhere/**", gpu: H100 }]\n')
    const [loud, quiet, check] = await Promise.all([
      called(['analyze', course, '-p', 'plan.yaml'], { cwd }),
      called(['analyze', course, '-p', 'plan.yaml', '-q'], { cwd }),
      called(['check', course, '-p', 'plan.yaml'], { cwd }),
    ])
    const told = expect.stringMatching(/"nowhere\/\*\*".*meets no result.*results\.csv/)
    expect([loud.err[0], quiet.err, check.out.at(-1)]).toEqual([told, [], told])
  })

  it('calls a comparison of the same thing unchanged', async () => {
    const { code, out } = await called(['compare', course, course, '--fail-on', 'worse'])
    expect([code, out[0]]).toEqual([0, expect.stringMatching(/^Nothing changed/)])
  })
})
