import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { report } from '../../src/commands/report.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { root, someWorld } from './some-world.ts'

const course = `${root}fixtures/course/results.csv`

describe('report', () => {
  it.each([
    [[course], 'results'],
    [[`${root}fixtures/course`], 'course'],
    [[`${root}fixtures/course/`], 'course'],
    [[`${root}fixtures/course/*.csv`], 'report'],
    [[`${root}fixtures/co*rse`, course], 'co-rse'],
  ])('names the files of %j after the first path: %s', async (paths, name) => {
    await withTemporaryFolder('konkyo-test', async (cwd) => {
      const { world, out, err } = someWorld({ cwd })
      expect(await report({ paths, format: 'json', quiet: true }, world)).toBe(0)
      expect([out, err]).toEqual([[`reports/${name}.report.json`], []])
      expect(await readdir(join(cwd, 'reports'))).toEqual([`${name}.manifest.json`, `${name}.report.json`])
    })
  })

  it('writes each format, language and volume once, JSON first, however they are asked for', async () => {
    await withTemporaryFolder('konkyo-test', async (cwd) => {
      const { world, out } = someWorld({ cwd })
      const flags = { paths: [course], format: 'html, JSON,html', lang: 'en,ja,en', quiet: true, out: 'x' }
      expect(await report(flags, world)).toBe(0)
      expect(out).toEqual(['x.report.json', 'x.en.html', 'x.en.evidence.html', 'x.ja.html', 'x.ja.evidence.html'])
    })
  })

  it('bears the instant of the world', async () => {
    await withTemporaryFolder('konkyo-test', async (cwd) => {
      await mkdir(join(cwd, 'there'))
      const { world, out } = someWorld({ cwd })
      await report({ paths: [course], format: 'json', quiet: true, out: 'there' }, world)
      const written = JSON.parse(await readFile(join(cwd, out[0]!), 'utf8')) as { createdAt: string }
      expect(written.createdAt).toBe('2026-09-30T12:34:56.000Z')
    })
  })
})
