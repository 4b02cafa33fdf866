import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { called } from '../commands/called.ts'
import { filesIn, konkyo, root, temporaryFolder } from './konkyo.ts'

const ugly = join(root, 'fixtures/ugly')

const runText = async (): Promise<string> => readFile(join(ugly, 'c1.json'), 'utf8')

/** A result of its own for each number: that concurrency, and times and rates that no other has. */
const result = async (number: number): Promise<string> => {
  const run = Object.entries(JSON.parse(await runText()) as Record<string, number>)
  const factor = (key: string): number => {
    if (/_ms$|^duration$/.test(key)) return 1 + number / 1000
    return key.endsWith('throughput') ? 1 / (1 + number / 1000) : 1
  }
  const scaled = run.map(([key, value]) => [key, factor(key) === 1 ? value : value * factor(key)])
  return JSON.stringify({ ...Object.fromEntries(scaled), max_concurrency: number })
}

describe.concurrent('names in files', () => {
  it('do not steer the terminal', async (context) => {
    const cwd = await temporaryFolder(context)
    const run = JSON.parse(await runText()) as Record<string, unknown>
    await writeFile(join(cwd, 'run.json'), JSON.stringify({ ...run, gpu: 'L40S\u001b[2J\u0007\u009b31m' }))
    const outcomes = await Promise.all(['analyze', 'check'].map((name) => konkyo([name, 'run.json'], { cwd })))
    const text = outcomes.flatMap(({ out, err }) => [...out, ...err]).join('\n')
    expect(text).toContain(String.raw`L40S\u001b[2J`)
    expect(text).not.toMatch(/[^\P{Cc}\n]/u)
  })

  it('are of no interest to a reader that closes the pipe', async () => {
    const pipe = `"${process.execPath}" "${root}dist/cli.js" check fixtures/sample | head -n 1; echo "\${PIPESTATUS[0]}"`
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', pipe], { cwd: root })
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^fixtures\/sample\/.*\n0\n$/)
  })
})

describe.concurrent('konkyo check', () => {
  it('names every file with every problem and finding, and writes nothing', async (context) => {
    const cwd = await temporaryFolder(context)
    const { code, out, err } = await konkyo(['check', ugly], { cwd })
    const text = out.join('\n')
    expect([code, err]).toEqual([0, []])
    for (const name of (await readdir(ugly)).filter((file) => file !== 'README.md'))
      expect(text).toContain(`ugly/${name}`)
    for (const part of [
      'cut off',
      'error message',
      'vllm bench startup',
      'arm-up',
      'the same run as',
      '[error] V01',
      '[warning] V20',
    ])
      expect(text).toContain(part)
    expect(await filesIn(cwd)).toEqual([])
  })

  it('gives the same as JSON', async () => {
    const { code, out } = await called(['check', ugly, '--json'])
    const told = JSON.parse(out.join('\n')) as { sources: { problems: unknown[] }[]; findings: unknown[] }
    expect(code).toBe(0)
    expect(told.sources).toHaveLength(12)
    expect(told.sources.flatMap(({ problems }) => problems)).toHaveLength(5)
    expect(told.findings.length).toBeGreaterThan(3)
  })

  it('calls it no error that a folder holds no runs', async (context) => {
    const cwd = await temporaryFolder(context)
    await writeFile(join(cwd, 'x.json'), '{"hello": "world"}')
    expect(await called(['check', '.'], { cwd })).toMatchObject({ code: 0, out: [expect.stringContaining('x.json')] })
  })
})

describe.concurrent('paths', () => {
  it('may have spaces, Japanese characters, quotes and links, and one file is counted once', async (context) => {
    const cwd = await temporaryFolder(context)
    const folder = join(cwd, '測定 結果 (最終)')
    await mkdir(folder)
    await writeFile(join(folder, `同時 "1" & '2'.json`), await result(1))
    await writeFile(join(folder, '[c2].json'), await result(2))
    await symlink(folder, join(cwd, 'link'))
    await symlink(join(folder, '[c2].json'), join(cwd, 'c2.json'))
    const paths = ['測定 結果 (最終)', 'link', 'c2.json', './link/../c2.json', folder]
    const { code, out } = await called(['check', ...paths, '--json'], { cwd })
    const { sources } = JSON.parse(out.join('\n')) as { sources: { path: string; runs: string[] }[] }
    expect(code).toBe(0)
    expect(sources.map(({ path, runs }) => [path, runs.length])).toEqual([
      ['測定 結果 (最終)/[c2].json', 1],
      [`測定 結果 (最終)/同時 "1" & '2'.json`, 1],
    ])
  })

  it('cost one line for one bad file among a hundred good ones', async (context) => {
    const cwd = await temporaryFolder(context)
    await mkdir(join(cwd, 'sweep'))
    for (let i = 1; i <= 100; i++) await writeFile(join(cwd, `sweep/c${i}.json`), await result(i))
    await writeFile(join(cwd, 'sweep/c50b.json'), '{"max_concurrency": 50,')
    const { code, out, err } = await called(['analyze', 'sweep'], { cwd })
    expect(code).toBe(0)
    expect(err).toEqual([expect.stringMatching(/101.*100.*1/), expect.stringContaining('sweep/c50b.json')])
    expect(out.length).toBeGreaterThan(2)
  })
})
