import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportSchema } from '../../src/model/report.ts'
import { version } from '../../src/version.ts'
import { called } from '../commands/called.ts'
import { filesIn, konkyo, root, temporaryFolder } from './konkyo.ts'

const course = join(root, 'fixtures/course/results.csv')
const ugly = join(root, 'fixtures/ugly')
const ja = { LANG: 'ja_JP.UTF-8' }
const now = ['--now', '2026-09-30T00:00:00Z']

const runText = async (): Promise<string> => readFile(join(ugly, 'c1.json'), 'utf8')

describe.concurrent('konkyo', () => {
  it('shows its commands, its flags and its version', async () => {
    const [help, helpJa, reportHelp, told] = await Promise.all([
      konkyo(['--help']),
      konkyo(['--help'], { env: ja }),
      konkyo(['report', '--help']),
      konkyo(['--version']),
    ])
    for (const name of ['report', 'analyze', 'check']) expect(help.out.join('\n')).toContain(`konkyo ${name}`)
    expect(helpJa.out.join('\n')).toMatch(/設計根拠書/)
    for (const flag of ['--plan', '--sla', '--interval', '--think-time', '--format', '--out', '--now'])
      expect(reportHelp.out.join('\n')).toContain(flag)
    expect(told).toEqual({ code: 0, out: [version], err: [] })
    expect([help.code, helpJa.code, reportHelp.code]).toEqual([0, 0, 0])
  })
})

describe.concurrent('konkyo', () => {
  it('shows examples of each command in the language of the terminal', async () => {
    const [english, japanese] = await Promise.all([konkyo(['size', '--help']), konkyo(['size', '--help'], { env: ja })])
    const call = 'konkyo size --throughput 27.07'
    expect(english.out.join('\n')).toContain(call)
    expect(japanese.out.join('\n')).toContain(call)
    expect(japanese.out.join('\n')).toContain('600 人に要る')
  })

  it('completes commands and flags', async () => {
    const env = { SHELL: '/bin/bash' }
    const verbs = await konkyo(['--get-yargs-completions', 'konkyo', 'an'], { env })
    const flags = await konkyo(['--get-yargs-completions', 'konkyo', 'next', '--bud'], { env })
    expect(verbs.out).toEqual(expect.arrayContaining(['report', 'analyze', 'next', 'completion']))
    expect(flags.out).toEqual(expect.arrayContaining(['--plan', '--budget']))
    const script = await konkyo(['completion'], { env })
    expect([script.code, script.err]).toEqual([0, []])
    expect(script.out.join('\n')).toContain('--get-yargs-completions')
  })
})

describe.concurrent('konkyo report', () => {
  it('names what it wrote on stdout, one path a line, and speaks on stderr', async (context) => {
    const cwd = await temporaryFolder(context)
    const { code, out, err } = await konkyo(['report', course, '--format', 'html,json', ...now], { cwd })
    expect(code).toBe(0)
    expect(out).toEqual([
      'reports/results.report.json',
      'reports/results.ja.html',
      'reports/results.ja.evidence.html',
      'reports/results.en.html',
      'reports/results.en.evidence.html',
    ])
    expect(await filesIn(cwd)).toEqual(['reports/results.manifest.json', ...out].toSorted())
    expect(err.join('\n')).toContain('p99 TTFT')
    const told = reportSchema.parse(JSON.parse(await readFile(join(cwd, out[0]!), 'utf8')))
    expect(told).toMatchObject({ createdAt: '2026-09-30T00:00:00.000Z', tool: { version } })
  })

  it('says nothing but the paths when it is told to be quiet', async (context) => {
    const cwd = await temporaryFolder(context)
    const quiet = await konkyo(['report', course, '--format', 'json', '-q'], { cwd })
    expect(quiet).toEqual({ code: 0, out: ['reports/results.report.json'], err: [] })
  })

  it('takes a folder, or a name in a folder that need not be there yet', async (context) => {
    const cwd = await temporaryFolder(context)
    await mkdir(join(cwd, 'there'))
    const outOf = async (out: string) =>
      (await called(['report', course, '--format', 'json', '-q', '-o', out], { cwd })).out
    expect(await Promise.all(['there', 'made/for/this'].map(outOf))).toEqual([
      ['there/results.report.json'],
      ['made/for/this.report.json'],
    ])
  })

  it('answers and writes in the language asked for, whatever that of the terminal is', async (context) => {
    const cwd = await temporaryFolder(context)
    const { out, err } = await called(['report', course, '--format', 'html', '--lang', 'en'], { cwd, env: ja })
    expect(out).toEqual(['reports/results.en.html', 'reports/results.en.evidence.html'])
    expect(err.join('\n')).toContain('cannot be judged')
  })

  it('ends with 1 when --fail-on is reached, and has written all the same', async (context) => {
    const cwd = await temporaryFolder(context)
    const reportUnless = (failOn: string) =>
      konkyo(['report', course, '--format', 'json', '-q', '--fail-on', failOn, '-o', failOn], { cwd })
    const [noPass, error] = await Promise.all([reportUnless('noPass'), reportUnless('error')])
    expect([noPass.code, error.code]).toEqual([1, 0])
    expect(await filesIn(cwd)).toEqual([
      'error.manifest.json',
      'error.report.json',
      'noPass.manifest.json',
      'noPass.report.json',
    ])
  })

  it('does not take its own reports for results', async (context) => {
    const cwd = await temporaryFolder(context)
    await writeFile(join(cwd, 'run.json'), await runText())
    const write = () => called(['report', '.', '--format', 'json', '-q', '-o', 'answer'], { cwd })
    await write()
    expect(await write()).toEqual({ code: 0, out: ['answer.report.json'], err: [] })
    const told = reportSchema.parse(JSON.parse(await readFile(join(cwd, 'answer.report.json'), 'utf8')))
    expect(told.runs).toHaveLength(1)
    expect(told.sources.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['ownReport'],
      ['ownReport'],
      [],
    ])
  })
})

describe.concurrent('konkyo analyze', () => {
  it('prints the answer, or the report as JSON and nothing else', async () => {
    const [text, json] = await Promise.all([
      called(['analyze', ugly, '--detail', '--interval', '3s', '--lang', 'ja']),
      konkyo(['analyze', ugly, '--json', ...now]),
    ])
    expect(text).toMatchObject({ code: 0, out: expect.arrayContaining([expect.stringContaining('測定点が矛盾')]) })
    expect(json).toMatchObject({ code: 0, err: [] })
    const told = reportSchema.parse(JSON.parse(json.out.join('\n')))
    expect(told.series.map(({ capacity }) => capacity.status)).toEqual(['nonContiguous'])
  })
})
