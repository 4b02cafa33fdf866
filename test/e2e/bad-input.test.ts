import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { called } from '../commands/called.ts'
import { filesIn, konkyo, root, temporaryFolder } from './konkyo.ts'

const course = join(root, 'fixtures/course/results.csv')
const ja = { LANG: 'ja_JP.UTF-8' }

const report = (...flags: string[]) => ['report', course, ...flags]

describe.concurrent('input that needs mending', () => {
  const plan = {
    syntax: 'title: "T\nsla: [\n',
    unknownKey: 'title: T\nslaa: chat\n',
    wrongType: 'series:\n  - match: "*"\n    gpus: two\n',
    duration: 'demand:\n  interval: soon\n',
  }
  let cwd = ''
  let before: readonly string[] = []

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'konkyo-test-'))
    await mkdir(join(cwd, 'empty'))
    await mkdir(join(cwd, 'strange'))
    await writeFile(join(cwd, 'strange/notes.json'), '{"hello": "world"}')
    for (const [name, text] of Object.entries(plan)) await writeFile(join(cwd, `${name}.yaml`), text)
    before = await filesIn(cwd)
  })
  afterAll(() => rm(cwd, { recursive: true }))

  it.each([
    ['no command', [], /command.*--help/],
    ['an unknown command', ['frobnicate'], /frobnicate.*--help/],
    ['a glob that matches nothing', ['report', 'empty/*.json'], /empty\/\*\.json/],
    ['an unknown flag', report('--slaa', 'x'), /slaa.*--help/],
    ['a flag without its value', report('--sla'), /sla.*--help/],
    ['a plan that is no YAML', report('-p', 'syntax.yaml'), /syntax\.yaml:\d+:\d+ .*YAML/],
  ])('%s ends with 2, one line and no file', async (_, args, sentence) => {
    expect(await konkyo(args, { cwd })).toEqual({ code: 2, out: [], err: [expect.stringMatching(sentence)] })
    expect(await filesIn(cwd)).toEqual(before)
  })

  it.each([
    ['no path', ['report'], /No input.*konkyo report/],
    ['a path that does not exist', ['report', 'nowhere/x.json'], /nowhere\/x\.json does not exist/],
    ['an empty folder', ['report', 'empty'], /No result files under empty/],
    ['a folder without runs', ['report', 'strange'], /benchmark run.*konkyo check/],
    ['a bad SLA', report('--sla', 'ttft.p99<3s'), /--sla "ttft\.p99<3s".*such as/],
    ['a bad interval', report('--interval', 'soon'), /--interval "soon".*such as 3s/],
    ['a bad share', report('--headroom', '0%'), /--headroom "0%".*percentage/],
    ['a bad instant', report('--now', 'yesterday'), /--now "yesterday".*ISO 8601/],
    ['a bad language', report('--lang', 'ja,fr'), /--lang .*ja,fr.*ja, en/],
    ['a bad format', report('--format', 'docx'), /--format "docx".*json, html, pdf/],
    ['a bad --fail-on', report('--fail-on', 'everything'), /--fail-on.*everything.*noPass, error, warning/],
    ['a plan that is missing', report('--plan', 'no.yaml'), /no\.yaml.*--plan/],
    ['a key that plans do not have', report('-p', 'unknownKey.yaml'), /unknownKey\.yaml:2:1 .*"slaa"/],
    ['a value of the wrong type', report('-p', 'wrongType.yaml'), /wrongType\.yaml:3:5 .*"series\.0\.gpus".*number/],
    ['a bad time in the plan', report('-p', 'duration.yaml'), /duration\.yaml:2:3 "soon".*such as 3s/],
  ])('%s ends with 2, one line and no file', async (_, args, sentence) => {
    expect(await called(args, { cwd })).toEqual({ code: 2, out: [], err: [expect.stringMatching(sentence)] })
    expect(await filesIn(cwd)).toEqual(before)
  })

  it.each([
    ['no command', konkyo, [], /コマンド.*--help/],
    ['a flag without its value', konkyo, report('--sla'), /sla.*--help/],
    ['a bad SLA', called, report('--sla', 'fast'), /--sla 「fast」/],
    ['a value of the wrong type', called, report('-p', 'wrongType.yaml'), /wrongType\.yaml:3:5 .*「series\.0\.gpus」/],
  ])('%s is told in Japanese on a Japanese terminal', async (_, call, args, sentence) => {
    const outcome = await call(args, { cwd, env: ja })
    expect(outcome).toEqual({ code: 2, out: [], err: [expect.stringMatching(sentence)] })
    expect(outcome.err[0]).toMatch(/[ぁ-ん]/)
  })
})

describe.concurrent('a machine that cannot', () => {
  it('write there ends with 3 and leaves nothing half-written', async (context) => {
    const cwd = await temporaryFolder(context)
    await writeFile(join(cwd, 'file'), 'kept')
    await mkdir(join(cwd, 'out/taken.ja.html'), { recursive: true })
    const [below, taken] = await Promise.all([
      called(['report', course, '--format', 'json', '-q', '-o', 'file/report'], { cwd }),
      konkyo(['report', course, '--format', 'json,html', '--lang', 'ja', '-q', '-o', 'out/taken'], { cwd }),
    ])
    expect(below).toEqual({ code: 3, out: [], err: [expect.stringMatching(/file\/report\S* cannot be written .*-o/)] })
    expect(taken).toEqual({
      code: 3,
      out: [],
      err: [expect.stringMatching(/out\/taken\.ja\.html に書き込めません.*-o/)],
    })
    expect(await filesIn(cwd)).toEqual(['file'])
  })

  it('print without a browser, yet writes the rest', async (context) => {
    const cwd = await temporaryFolder(context)
    const [option, variable] = await Promise.all([
      called(['report', course, '--lang', 'en', '-q', '-o', 'a/x', '--browser', '/nonexistent'], { cwd }),
      konkyo(['report', course, '--lang', 'ja', '-q', '-o', 'b/x', '--format', 'json,pdf'], {
        cwd,
        env: { KONKYO_BROWSER: '/nonexistent' },
      }),
    ])
    expect(option).toEqual({
      code: 3,
      out: ['a/x.report.json', 'a/x.en.html', 'a/x.en.evidence.html'],
      err: [expect.stringContaining('/nonexistent'), expect.stringContaining('PDF')],
    })
    expect(variable.code).toBe(3)
    expect(variable.err[0]).toContain('ブラウザー /nonexistent が存在しません')
    expect(await filesIn(cwd)).toEqual([
      'a/x.en.evidence.html',
      'a/x.en.html',
      'a/x.manifest.json',
      'a/x.report.json',
      'b/x.manifest.json',
      'b/x.report.json',
    ])
  })
})
