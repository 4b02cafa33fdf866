import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vllmDump } from '../reading/dumps/dump-files.ts'
import { root } from './konkyo.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  readonly version: string
  readonly bin: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
}

/** A folder of somebody who installed the tarball: its packages beside it, as npm would put them. */
let home = ''
const installed = (...path: readonly string[]): string => join(home, 'node_modules', ...path)

const linked = async (name: string): Promise<void> => {
  await mkdir(dirname(installed(name)), { recursive: true })
  await symlink(join(root, 'node_modules', name), installed(name))
}

/** `npm test` has built already: nothing is built under the feet of other tests. */
const install = async (): Promise<void> => {
  await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', home], { cwd: root })
  await mkdir(installed('konkyo'), { recursive: true })
  const tarball = join(home, `konkyo-${manifest.version}.tgz`)
  await run('tar', ['-xzf', tarball, '-C', installed('konkyo'), '--strip-components=1'])
  for (const name of [...Object.keys(manifest.dependencies), '@types/node']) await linked(name)
  await mkdir(installed('.bin'))
  for (const [name, file] of Object.entries(manifest.bin))
    await symlink(`../konkyo/${file.replace(/^\.\//, '')}`, installed('.bin', name))
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'konkyo-package-'))
  await install()
}, 120_000)

afterAll(async () => rm(home, { recursive: true, force: true }))

/** The program that a README shows. */
const exampleIn = async (readme: string): Promise<string> =>
  /```ts\n([\s\S]*?)```/.exec(await readFile(join(root, readme), 'utf8'))?.[1] ?? ''

/** All that the library has, called as its types say. */
const everything = `
import { answered, brandOf, examine, exploreMaker, pageMaker, render, understand, version } from 'konkyo'
import type { Inquiry, OutputId, Plan, QuestionFlags, Report, Run, Workshop } from 'konkyo'

const stamp = { version, now: '2026-11-01T00:00:00Z' }
const flags: QuestionFlags = { interval: '30s' }
const inquiry: Inquiry = { paths: ['results'], cwd: process.cwd(), planPath: 'konkyo.yaml', flags, stamp }
const whole = await answered(inquiry)
const plan: Plan = whole.grounds.plan
const report: Report = await examine(inquiry)
const runs: readonly Run[] = (await understand(inquiry, plan)).flatMap((file) => file.runs)
const brand = await brandOf(inquiry)
const workshop: Workshop = {
  brand,
  html: pageMaker(brand),
  explore: exploreMaker(whole, 'en', brand),
  print: async (html: string) => new TextEncoder().encode(html.slice(0, 15)),
}
const formats: readonly OutputId[] = ['json', 'html', 'pdf', 'explore']
const files = await render({ report, formats, locales: ['en'], target: 'out/chat', workshop })
console.log(JSON.stringify({ runs: runs.length, files: files.map(({ path, content }) => [path, content.length > 0]) }))
// @ts-expect-error a report has no such thing: its types are more than any
void report.nothing
`

const options = {
  strict: true,
  noUncheckedIndexedAccess: true,
  target: 'es2023',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  types: ['node'],
  outDir: 'made',
  skipLibCheck: false,
}

const compile = async (sources: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, text] of Object.entries(sources)) await writeFile(join(home, name), text)
  await writeFile(join(home, 'package.json'), '{ "type": "module" }')
  await writeFile(
    join(home, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: Object.keys(sources) }),
  )
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc')
  await run(process.execPath, [tsc, '-p', home]).catch(({ stdout }: { stdout: string }) => expect(stdout).toBe(''))
}

const filesBelow = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))

describe('the tarball', () => {
  it('holds what runs and what is read, and no test, source or map', async () => {
    const files = await filesBelow(installed('konkyo'))
    const strange = files.filter(
      (file) =>
        !/^(?:dist\/.*\.(?:js|d\.ts|txt)|templates\/.*|schema\/report\.schema\.json|[A-Z.ja]+\.md|LICENSE|package\.json)$/.test(
          file,
        ),
    )
    expect(strange).toEqual([])
    expect(files.filter((file) => /\.test\.|\.map$|^src\//.test(file))).toEqual([])
    const sources = (await filesBelow(join(root, 'src'))).length
    expect(files.filter((file) => file.endsWith('.d.ts')).length).toBeLessThan(sources / 4)
    expect(files.filter((file) => file.endsWith('.js')).length).toBeLessThan(sources / 4)
  })

  it.each(['csv-parse', 'yaml', 'zod'])('carries the licence of %s, which is in the program', async (name) => {
    const licence = await readFile(join(root, 'node_modules', name, 'LICENSE'), 'utf8')
    expect(await readFile(installed('konkyo', 'dist', 'notices.txt'), 'utf8')).toContain(licence.trim())
  })

  it('is a command in an empty folder', async () => {
    const cwd = join(home, 'empty')
    await mkdir(cwd)
    const konkyo = installed('.bin', 'konkyo')
    const env = { ...process.env, LC_ALL: 'C.UTF-8' }
    expect((await run(konkyo, ['--version'], { cwd, env })).stdout).toBe(`${manifest.version}\n`)
    const { stdout } = await run(konkyo, ['analyze', join(root, 'fixtures/course/results.csv')], { cwd, env })
    expect(stdout).toMatch(/^SLA: /)
    expect(await readdir(cwd)).toEqual([])
  })

  it('has the thread that reads large dumps', async () => {
    const dump = JSON.stringify(vllmDump(10_000))
    expect(dump.length).toBeGreaterThan(2_000_000)
    await writeFile(join(home, 'dump.json'), dump)
    const { stdout } = await run(installed('.bin/konkyo'), ['check', 'dump.json', '--json'], { cwd: home })
    expect(JSON.parse(stdout).sources).toMatchObject([{ format: 'vllmServe', runs: ['r1'], problems: [] }])
    await rm(join(home, 'dump.json'))
  })

  it('is a library, whose types hold under strict, and whose example in each README runs', async () => {
    const [english, japanese] = await Promise.all([exampleIn('README.md'), exampleIn('README.ja.md')])
    expect(english).toBe(japanese)
    await symlink(join(root, 'fixtures/sample/1xRTX5090'), join(home, 'results'))
    await symlink(join(root, 'fixtures/sample/konkyo.yaml'), join(home, 'konkyo.yaml'))
    await compile({ 'example.ts': english, 'everything.ts': everything })

    const shown = await run(process.execPath, ['made/example.js'], { cwd: home })
    expect(shown.stderr).toBe('')
    expect(shown.stdout).toMatch(/^decided 1 1 \d/m)

    const { stdout } = await run(process.execPath, ['made/everything.js'], { cwd: home })
    const told = JSON.parse(stdout) as { readonly runs: number; readonly files: readonly [string, boolean][] }
    expect(told.runs).toBeGreaterThan(10)
    expect(told.files).toEqual(
      [
        'out/chat.report.json',
        'out/chat.en.html',
        'out/chat.en.evidence.html',
        'out/chat.en.pdf',
        'out/chat.en.evidence.pdf',
        'out/chat.explore.html',
      ].map((path) => [path, true]),
    )
  }, 180_000)

  it('says by its code what can be mended', async () => {
    await writeFile(
      join(home, 'wrong.mjs'),
      `import { analyze } from 'konkyo'
      const stamp = { version: '', now: '2026-11-01T00:00:00Z' }
      await analyze({ paths: ['nowhere'], cwd: '.', planPath: undefined, flags: {}, stamp }).catch(({ code }) => console.log(code))`,
    )
    expect((await run(process.execPath, ['wrong.mjs'], { cwd: home })).stdout).toBe('pathNotFound\n')
  })
})
