import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportSchema } from '../../src/model/report.ts'
import { version } from '../../src/version.ts'
import { konkyo, root, temporaryFolder } from './konkyo.ts'

const course = join(root, 'fixtures/course/results.csv')
const ugly = join(root, 'fixtures/ugly')
const ja = { LANG: 'ja_JP.UTF-8' }
const now = ['--now', '2026-09-30T00:00:00Z']

/** Every file below a folder, hidden or not. */
const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()

const runText = async (): Promise<string> => readFile(join(ugly, 'c1.json'), 'utf8')

/** A result of its own for each number: other times, the same rate. */
const result = async (number: number): Promise<string> => {
  const run = JSON.parse(await runText()) as Record<string, number>
  const scale = 1 + number / 1000
  const timed = Object.entries(run).map(([key, value]) => [
    key,
    /_ms$|^duration$/.test(key) ? value * scale : value,
  ])
  const rates = Object.entries(run).map(([key, value]) => [
    key,
    /throughput$/.test(key) ? value / scale : value,
  ])
  return JSON.stringify({
    ...run,
    ...Object.fromEntries(timed),
    ...Object.fromEntries(rates.filter(([key]) => /throughput$/.test(String(key)))),
    max_concurrency: number,
  })
}

describe('konkyo', () => {
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

describe('input that needs mending', () => {
  const plan = {
    syntax: 'title: "T\nsla: [\n',
    unknownKey: 'title: T\nslaa: chat\n',
    wrongType: 'series:\n  - match: "*"\n    gpus: two\n',
    duration: 'demand:\n  interval: soon\n',
    share: 'headroom: 140%\n',
    sla: 'title: T\nsla: fast\n',
  }
  const report = (...flags: string[]) => ['report', course, ...flags]

  it.each([
    ['no command', [], /command.*--help/],
    ['an unknown command', ['frobnicate'], /frobnicate.*--help/],
    ['no path', ['report'], /No input.*konkyo report/],
    ['a path that does not exist', ['report', 'nowhere/x.json'], /nowhere\/x\.json does not exist/],
    ['an empty folder', ['report', 'empty'], /No result files under empty/],
    ['a folder without runs', ['report', 'strange'], /benchmark run.*konkyo check/],
    ['a glob that matches nothing', ['report', 'empty/*.json'], /empty\/\*\.json/],
    ['an unknown flag', report('--slaa', 'x'), /slaa.*--help/],
    ['a flag without its value', report('--sla'), /sla.*--help/],
    ['a bad SLA', report('--sla', 'ttft.p99<3s'), /--sla "ttft\.p99<3s".*such as/],
    ['a limit given twice', report('--sla', 'ttft.p99<=3s,ttft.p99<=4s'), /--sla "ttft\.p99".*once/],
    ['a bad interval', report('--interval', 'soon'), /--interval "soon".*such as 3s/],
    ['an interval of nothing', report('--interval', '0s'), /--interval "0s"/],
    ['a bad think time', report('--think-time=-3s'), /--think-time "-3s"/],
    ['a bad share', report('--headroom', '0%'), /--headroom "0%".*percentage/],
    ['a share above the whole', report('--overflow', '200%'), /--overflow "200%"/],
    ['a bad instant', report('--now', 'yesterday'), /--now "yesterday".*ISO 8601/],
    ['a day that is none', report('--now', '2026-13-01'), /--now "2026-13-01"/],
    ['a bad language', report('--lang', 'ja,fr'), /--lang "ja,fr".*ja, en/],
    ['a bad format', report('--format', 'docx'), /--format "docx".*json, html, pdf/],
    ['a bad --fail-on', report('--fail-on', 'everything'), /--fail-on.*everything.*noPass, error, warning/],
    ['a plan that is missing', report('--plan', 'no.yaml'), /no\.yaml.*--plan/],
    ['a plan that is no YAML', report('-p', 'syntax.yaml'), /syntax\.yaml:\d+:\d+ .*YAML/],
    ['a key that plans do not have', report('-p', 'unknownKey.yaml'), /unknownKey\.yaml:2:1 .*"slaa"/],
    [
      'a value of the wrong type',
      report('-p', 'wrongType.yaml'),
      /wrongType\.yaml:3:5 .*"series\.0\.gpus".*number/,
    ],
    ['a bad time in the plan', report('-p', 'duration.yaml'), /duration\.yaml:2:3 "soon".*such as 3s/],
    ['a bad share in the plan', report('-p', 'share.yaml'), /share\.yaml:1:1 "140%"/],
    ['a bad SLA in the plan', report('-p', 'sla.yaml'), /sla\.yaml:2:1 "fast"/],
  ])('%s ends with 2, one line and no file, in both languages', async (_, args, sentence) => {
    const cwd = await temporaryFolder()
    await mkdir(join(cwd, 'empty'))
    await mkdir(join(cwd, 'strange'))
    await writeFile(join(cwd, 'strange/notes.json'), '{"hello": "world"}')
    for (const [name, text] of Object.entries(plan)) await writeFile(join(cwd, `${name}.yaml`), text)
    const before = await filesIn(cwd)
    const [english, japanese] = await Promise.all([konkyo(args, { cwd }), konkyo(args, { cwd, env: ja })])
    expect(english).toEqual({ code: 2, out: [], err: [expect.stringMatching(sentence)] })
    expect(japanese).toEqual({
      code: 2,
      out: [],
      err: [expect.stringMatching(/[ぁ-ん].*。$|konkyo report results\/$/)],
    })
    expect(await filesIn(cwd)).toEqual(before)
  })
})

describe('a machine that cannot', () => {
  it('write there ends with 3 and leaves nothing half-written', async () => {
    const cwd = await temporaryFolder()
    await writeFile(join(cwd, 'file'), 'kept')
    await mkdir(join(cwd, 'out/taken.en.html'), { recursive: true })
    const flags = ['--format', 'json,html', '--quiet', '-o']
    const [below, taken] = await Promise.all([
      konkyo(['report', course, ...flags, 'file/report'], { cwd }),
      konkyo(['report', course, ...flags, 'out/taken'], { cwd, env: ja }),
    ])
    expect(below).toEqual({
      code: 3,
      out: [],
      err: [expect.stringMatching(/file\/report\S* cannot be written .*-o/)],
    })
    expect(taken).toEqual({
      code: 3,
      out: [],
      err: [expect.stringMatching(/out\/taken\.en\.html に書き込めません.*-o/)],
    })
    expect(await filesIn(cwd)).toEqual(['file'])
  })

  it('print without a browser, yet writes the rest', async () => {
    const cwd = await temporaryFolder()
    const flags = ['--lang', 'ja', '--quiet']
    const [option, variable] = await Promise.all([
      konkyo(['report', course, ...flags, '-o', 'a/x', '--browser', '/nonexistent'], { cwd }),
      konkyo(['report', course, ...flags, '-o', 'b/x'], {
        cwd,
        env: { ...ja, KONKYO_BROWSER: '/nonexistent' },
      }),
    ])
    expect(option).toEqual({
      code: 3,
      out: ['a/x.report.json', 'a/x.ja.html'],
      err: [expect.stringContaining('/nonexistent'), expect.stringContaining('PDF')],
    })
    expect(variable.code).toBe(3)
    expect(variable.err[0]).toContain('ブラウザー /nonexistent が存在しません')
    expect(await filesIn(cwd)).toEqual(['a/x.ja.html', 'a/x.report.json', 'b/x.ja.html', 'b/x.report.json'])
  })
})

describe('konkyo report', () => {
  it('names what it wrote on stdout, one path a line, and speaks on stderr', async () => {
    const cwd = await temporaryFolder()
    const { code, out, err } = await konkyo(['report', course, '--format', 'html,json', ...now], { cwd })
    expect(code).toBe(0)
    expect(out).toEqual(['reports/results.report.json', 'reports/results.ja.html', 'reports/results.en.html'])
    expect(await filesIn(cwd)).toEqual(out.toSorted())
    expect(err.join('\n')).toContain('p99 TTFT')
    const report = reportSchema.parse(JSON.parse(await readFile(join(cwd, out[0]!), 'utf8')))
    expect(report).toMatchObject({ createdAt: '2026-09-30T00:00:00.000Z', tool: { version } })
  })

  it('says nothing but the paths when it is told to be quiet', async () => {
    const cwd = await temporaryFolder()
    const quiet = await konkyo(['report', course, '--format', 'json', '-q'], { cwd })
    expect(quiet).toEqual({ code: 0, out: ['reports/results.report.json'], err: [] })
  })

  it('takes a folder, a name in a folder, and a name in a folder that is not there yet', async () => {
    const cwd = await temporaryFolder()
    await mkdir(join(cwd, 'there'))
    const outOf = async (out: string) =>
      (await konkyo(['report', course, '--format', 'json', '-q', '-o', out], { cwd })).out
    expect(await Promise.all(['there', 'new/', 'there/name', 'made/for/this'].map(outOf))).toEqual([
      ['there/results.report.json'],
      ['new/results.report.json'],
      ['there/name.report.json'],
      ['made/for/this.report.json'],
    ])
  })

  it('answers in the language of the terminal and writes the languages asked for', async () => {
    const cwd = await temporaryFolder()
    const { out, err } = await konkyo(['report', course, '--format', 'html', '--lang', 'en'], {
      cwd,
      env: ja,
    })
    expect(out).toEqual(['reports/results.en.html'])
    expect(err.join('\n')).toContain('判定できない')
  })

  it('ends with 1 when --fail-on is reached, and has written all the same', async () => {
    const cwd = await temporaryFolder()
    const report = (failOn: string) =>
      konkyo(['report', course, '--format', 'json', '-q', '--fail-on', failOn, '-o', failOn], { cwd })
    const [noPass, error] = await Promise.all([report('noPass'), report('error')])
    expect([noPass.code, error.code]).toEqual([1, 0])
    expect(await filesIn(cwd)).toEqual(['error.report.json', 'noPass.report.json'])
  })

  it('does not take its own reports for results', async () => {
    const cwd = await temporaryFolder()
    await writeFile(join(cwd, 'run.json'), await runText())
    const write = () => konkyo(['report', '.', '--format', 'json', '-q', '-o', 'answer'], { cwd })
    await write()
    expect(await write()).toEqual({ code: 0, out: ['answer.report.json'], err: [] })
    const report = reportSchema.parse(JSON.parse(await readFile(join(cwd, 'answer.report.json'), 'utf8')))
    expect(report.runs).toHaveLength(1)
    expect(report.sources.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['ownReport'],
      [],
    ])
  })
})

describe('konkyo analyze', () => {
  it('prints the answer, or the report as JSON and nothing else', async () => {
    const [text, json] = await Promise.all([
      konkyo(['analyze', ugly, '--interval', '3s', '--lang', 'ja']),
      konkyo(['analyze', ugly, '--json', ...now]),
    ])
    expect(text).toMatchObject({
      code: 0,
      out: expect.arrayContaining([expect.stringContaining('測定点が矛盾')]),
    })
    expect(json).toMatchObject({ code: 0, err: [] })
    const report = reportSchema.parse(JSON.parse(json.out.join('\n')))
    expect(report.series.map(({ capacity }) => capacity.status)).toEqual(['nonContiguous'])
  })
})

describe('konkyo check', () => {
  it('names every file with every problem and finding, and writes nothing', async () => {
    const cwd = await temporaryFolder()
    const { code, out, err } = await konkyo(['check', ugly], { cwd })
    const text = out.join('\n')
    expect([code, err]).toEqual([0, []])
    for (const name of (await readdir(ugly)).filter((file) => file !== 'README.md'))
      expect(text).toContain(`ugly/${name}`)
    for (const part of [
      'cut off',
      'error message',
      'SGLang',
      'arm-up',
      'the same run as',
      '[error] V01',
      '[warning] V20',
    ])
      expect(text).toContain(part)
    expect(await filesIn(cwd)).toEqual([])
  })

  it('gives the same as JSON', async () => {
    const { code, out } = await konkyo(['check', ugly, '--json'])
    const told = JSON.parse(out.join('\n')) as { sources: { problems: unknown[] }[]; findings: unknown[] }
    expect(code).toBe(0)
    expect(told.sources).toHaveLength(12)
    expect(told.sources.flatMap(({ problems }) => problems)).toHaveLength(5)
    expect(told.findings.length).toBeGreaterThan(3)
  })

  it('calls it no error that a folder holds no runs', async () => {
    const cwd = await temporaryFolder()
    await writeFile(join(cwd, 'x.json'), '{"hello": "world"}')
    expect(await konkyo(['check', '.'], { cwd })).toMatchObject({
      code: 0,
      out: [expect.any(String), expect.any(String)],
    })
  })
})

describe('paths', () => {
  it('may have spaces, Japanese characters, quotes and links, and one file is counted once', async () => {
    const cwd = await temporaryFolder()
    const folder = join(cwd, '測定 結果 (最終)')
    await mkdir(folder)
    await writeFile(join(folder, `同時 "1" & '2'.json`), await result(1))
    await writeFile(join(folder, '[c2].json'), await result(2))
    await symlink(folder, join(cwd, 'link'))
    await symlink(join(folder, '[c2].json'), join(cwd, 'c2.json'))
    const paths = ['測定 結果 (最終)', 'link', 'c2.json', './link/../c2.json', folder]
    const { code, out } = await konkyo(['check', ...paths, '--json'], { cwd })
    const { sources } = JSON.parse(out.join('\n')) as { sources: { path: string; runs: string[] }[] }
    expect(code).toBe(0)
    expect(sources.map(({ path, runs }) => [path, runs.length])).toEqual([
      ['測定 結果 (最終)/[c2].json', 1],
      [`測定 結果 (最終)/同時 "1" & '2'.json`, 1],
    ])
  })

  it('cost one line for one bad file among a hundred good ones', async () => {
    const cwd = await temporaryFolder()
    await mkdir(join(cwd, 'sweep'))
    for (let i = 1; i <= 100; i++) await writeFile(join(cwd, `sweep/c${i}.json`), await result(i))
    await writeFile(join(cwd, 'sweep/c50b.json'), '{"max_concurrency": 50,')
    const { code, out, err } = await konkyo(['analyze', 'sweep'], { cwd })
    expect(code).toBe(0)
    expect(err).toEqual([expect.stringMatching(/101.*100.*1/), expect.stringContaining('sweep/c50b.json')])
    expect(out.length).toBeGreaterThan(2)
  })
})
