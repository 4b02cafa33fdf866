import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundledBrowser, unpackBrowser, untar } from '../../src/render/bundled-browser.ts'

const entry = (path: string, kind: string, content: string): Buffer => {
  const header = Buffer.alloc(512)
  header.write(path, 0)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
  header.write(kind, 156)
  return Buffer.concat([header, Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'))])
}

describe('untar', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'untar-'))
  })
  afterEach(async () => rm(folder, { recursive: true }))

  it('writes regular files of any length into their folders', async () => {
    const long = 'x'.repeat(1025)
    const end = Buffer.alloc(1024)
    await untar(
      Buffer.concat([
        entry('lib/', '5', ''),
        entry('lib/a', '0', 'one'),
        entry('b', '\0', long),
        entry('e', '0', ''),
        end,
      ]),
      folder,
    )
    expect(await readFile(join(folder, 'lib', 'a'), 'utf8')).toBe('one')
    expect(await readFile(join(folder, 'b'), 'utf8')).toBe(long)
    expect(await readFile(join(folder, 'e'), 'utf8')).toBe('')
  })

  it('leaves links alone', async () => {
    await untar(Buffer.concat([entry('link', '2', ''), Buffer.alloc(1024)]), folder)
    expect(await readdir(folder)).toEqual([])
  })
})

describe('bundledBrowser', () => {
  it('is the archive of the optional package', () => {
    const archive = bundledBrowser('linux', 'x64')
    expect(basename(archive ?? '')).toBe('chromium.br')
    expect(existsSync(archive ?? '')).toBe(true)
  })

  it.each([
    ['darwin', 'x64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ] as const)('is nothing that runs on %s %s', (platform, arch) => {
    expect(bundledBrowser(platform, arch)).toBeUndefined()
  })
})

const tarOf = (path: string, content: string): Buffer => {
  const header = Buffer.alloc(512)
  header.write(path, 0)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
  return Buffer.concat([header, Buffer.from(content.padEnd(512, '\0')), Buffer.alloc(1024)])
}

describe('unpackBrowser', () => {
  const usual = process.env['TMPDIR']
  let temporary: string
  let archive: string
  beforeEach(async () => {
    const shipped = await mkdtemp(join(tmpdir(), 'konkyo-test-'))
    archive = join(shipped, 'chromium.br')
    await writeFile(archive, brotliCompressSync('the browser'))
    await writeFile(join(shipped, 'al2023.tar.br'), brotliCompressSync(tarOf('lib/libnss3.so', 'a library')))
    await writeFile(join(shipped, 'fonts.tar.br'), brotliCompressSync(tarOf('fonts/a.ttf', 'a font')))
    temporary = join(shipped, 'temporary')
    await mkdir(temporary)
    process.env['TMPDIR'] = temporary
  })
  afterEach(async () => {
    if (usual === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = usual
    await rm(dirname(archive), { recursive: true })
  })

  it('unpacks the browser, its libraries and a font', async () => {
    const { path, env } = await unpackBrowser(archive)
    expect(await readFile(path, 'utf8')).toBe('the browser')
    expect((await stat(path)).mode & 0o777).toBe(0o700)
    expect(await readFile(join(env['LD_LIBRARY_PATH'] ?? '', 'libnss3.so'), 'utf8')).toBe('a library')
    expect(await readFile(env['FONTCONFIG_FILE'] ?? '', 'utf8')).toContain('>fonts</dir>')
    expect(await readFile(join(dirname(path), 'fonts', 'a.ttf'), 'utf8')).toBe('a font')
  })

  it('gives those who ask at once the same browser and leaves nothing else', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, async () => unpackBrowser(archive)))
    expect(new Set(all.map(({ path }) => path)).size).toBe(1)
    expect(await readdir(temporary)).toEqual([basename(dirname(all[0]?.path ?? ''))])
  })

  it('takes what is already there', async () => {
    const { path } = await unpackBrowser(archive)
    const { ino } = await stat(path)
    await unpackBrowser(archive)
    expect((await stat(path)).ino).toBe(ino)
  })

  it('unpacks again what lost a file', async () => {
    const { path } = await unpackBrowser(archive)
    await rm(path)
    await unpackBrowser(archive)
    expect(existsSync(path)).toBe(true)
  })

  it('does not run what others may have written', async () => {
    const { path } = await unpackBrowser(archive)
    await chmod(dirname(path), 0o777)
    await expect(unpackBrowser(archive)).rejects.toThrow('ENOTEMPTY')
  })
})
