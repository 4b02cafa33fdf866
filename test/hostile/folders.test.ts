import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { listFiles } from '../../src/reading/list-files.ts'
import { called } from '../commands/called.ts'
import { temporaryFolder } from '../e2e/konkyo.ts'

const run = promisify(execFile)
const seconds = 1000

it(
  'pipes, sockets, devices and links in a circle in a folder are passed over',
  { timeout: 60 * seconds },
  async (context) => {
    const cwd = await temporaryFolder(context)
    await mkdir(join(cwd, 'in/deep'), { recursive: true })
    await run('mkfifo', [join(cwd, 'in/pipe.json')])
    await symlink('/dev/zero', join(cwd, 'in/zero.json'))
    await symlink('..', join(cwd, 'in/deep/up'))
    await symlink('self.json', join(cwd, 'in/self.json'))
    const server = createServer().listen(join(cwd, 'in/socket.json'))
    context.onTestFinished(() => void server.close())
    await writeFile(join(cwd, 'in/a.json'), '{}')
    expect(await listFiles(['in'], cwd)).toEqual(['in/a.json'])
  },
)

it.each(['pipe', 'zero', 'socket'])('asked for by name, a %s is refused and not waited for', async (kind) => {
  const path = { pipe: '/dev/stdin', zero: '/dev/zero', socket: '/dev/null' }[kind]!
  expect(await called(['check', path])).toMatchObject({ code: 2, err: [expect.stringContaining(path)] })
  expect(await called(['analyze', 'fixtures/course/results.csv', '-p', path])).toMatchObject({
    code: 2,
    err: [expect.any(String)],
  })
})

it(
  'a pipe as a logo, a font, a chapter or a template is not waited for',
  { timeout: 60 * seconds },
  async (context) => {
    const cwd = await temporaryFolder(context)
    await mkdir(join(cwd, 'templates/blocks'), { recursive: true })
    for (const path of ['pipe', 'templates/extra.css']) await run('mkfifo', [join(cwd, path)])
    await writeFile(join(cwd, 'a.csv'), 'concurrency,duration_s,rps,p99_ttft_ms,p99_itl_ms\n1,60,2,300,40\n')
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
  await writeFile(join(cwd, name), 'concurrency,duration_s,rps,p99_ttft_ms,p99_itl_ms\n1,60,2,300,40\n')
  expect(await listFiles(['.'], cwd)).toEqual([name])
  expect((await called(['report', name, '--format', 'json'], { cwd })).code).toBeLessThan(4)
})
