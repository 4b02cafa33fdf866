import { once } from 'node:events'
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it, type TestContext } from 'vitest'
import { documentsAmong, manifestOf } from '../../src/freshness/disk.ts'
import { listFiles } from '../../src/reading/list-files.ts'
import { called } from '../commands/called.ts'
import { temporaryFolder } from '../e2e/konkyo.ts'
import { namedPipe } from '../named-pipe.ts'
import { readManifest } from '../../src/writing/manifest.ts'

const seconds = 1000
const sweep = 'concurrency,duration_s,rps,p99_ttft_ms,p99_itl_ms\n1,60,2,300,40\n'

it(
  'pipes, sockets, devices and links in a circle in a folder are passed over',
  { timeout: 60 * seconds },
  async (context) => {
    const cwd = await temporaryFolder(context)
    await mkdir(join(cwd, 'in/deep'), { recursive: true })
    namedPipe(join(cwd, 'in/pipe.json'))
    await symlink('/dev/zero', join(cwd, 'in/zero.json'))
    await symlink('..', join(cwd, 'in/deep/up'))
    await symlink('self.json', join(cwd, 'in/self.json'))
    const server = createServer().listen(join(cwd, 'in/socket.json'))
    context.onTestFinished(() => void server.close())
    await writeFile(join(cwd, 'in/a.json'), '{}')
    expect(await listFiles(['in'], cwd)).toEqual(['in/a.json'])
  },
)

const kinds: Readonly<Record<string, (path: string, context: TestContext) => unknown>> = {
  pipe: (path, { skip }) => namedPipe(path) || skip('no pipes here'),
  socket: (path, { onTestFinished }) => {
    const server = createServer().listen(path)
    onTestFinished(() => void server.close())
    return once(server, 'listening')
  },
  'device without end': (path) => symlink('/dev/zero', path),
  'device without content': (path) => symlink('/dev/null', path),
}

it.for(Object.keys(kinds))(
  'asked for by name, a %s is refused and not waited for',
  { timeout: 60 * seconds },
  async (kind, context) => {
    const cwd = await temporaryFolder(context)
    await kinds[kind]!(join(cwd, 'in.json'), context)
    await writeFile(join(cwd, 'a.csv'), sweep)
    const refused = { code: 2, out: [], err: [expect.stringContaining('in.json')] }
    expect(await called(['check', 'in.json'], { cwd })).toEqual(refused)
    expect(await called(['analyze', 'a.csv', '-p', 'in.json'], { cwd })).toEqual(refused)
  },
)

it(
  'a pipe as a logo, a font, a chapter or a template is not waited for',
  { timeout: 60 * seconds },
  async (context) => {
    const cwd = await temporaryFolder(context)
    await mkdir(join(cwd, 'templates/blocks'), { recursive: true })
    const made = ['pipe', 'templates/extra.css'].map((path) => namedPipe(join(cwd, path)))
    if (made.includes(false)) context.skip('no pipes here')
    await writeFile(join(cwd, 'a.csv'), sweep)
    for (const brand of ['logo: pipe', 'font: pipe', 'chapters: [{ file: pipe }]', 'templates: templates']) {
      await writeFile(join(cwd, 'plan.yaml'), `brand: { ${brand} }\n`)
      const { code, err } = await called(['report', 'a.csv', '-p', 'plan.yaml', '--format', 'html', '-o', 'out/x'], {
        cwd,
      })
      expect([brand, code, err.length > 0]).toEqual([brand, 2, true])
    }
  },
)

it('names of 255 bytes are read and written down', { timeout: 60 * seconds }, async (context) => {
  const cwd = await temporaryFolder(context)
  const name = `${'名'.repeat(83)}.csv`
  await writeFile(join(cwd, name), sweep)
  expect(await listFiles(['.'], cwd)).toEqual([name])
  expect((await called(['report', name, '--format', 'json'], { cwd })).code).toBeLessThan(4)
})

it('a pipe, a device or a file without an end as a manifest is none', async (context) => {
  const cwd = await temporaryFolder(context)
  if (!namedPipe(join(cwd, 'pipe.manifest.json'))) context.skip('no pipes here')
  await symlink('/dev/zero', join(cwd, 'zero.manifest.json'))
  await writeFile(join(cwd, 'long.manifest.json'), '{')
  await truncate(join(cwd, 'long.manifest.json'), 3e9)
  const names = ['pipe', 'zero', 'long']
  expect(
    documentsAmong(
      cwd,
      names.map((name) => `${name}.manifest.json`),
    ),
  ).toEqual(new Set())
  for (const name of names)
    expect([manifestOf(join(cwd, name)), await readManifest(join(cwd, name))]).toEqual([null, null])
})
