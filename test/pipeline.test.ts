import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLanguage } from '../src/i18n/language.ts'
import { answer, pageMaker, render, understand } from '../src/pipeline.ts'
import { withTemporaryFolder } from '../src/render/temporary-folder.ts'
import { uglyReports } from './document/ugly-reports.ts'
import { workshop } from './outputs/some-workshop.ts'

const cwd = new URL('../', import.meta.url).pathname
const stamp = { version: '0.0.0', now: '2026-09-30T00:00:00Z' }
const inquiry = { paths: ['fixtures/course'], cwd, planPath: undefined, flags: {}, stamp }

describe('answer', () => {
  it('turns files and a question into a report', async () => {
    const report = await answer({ ...inquiry, flags: { sla: 'ttft.p99<=2s', interval: '5s' } })
    expect(report.createdAt).toBe(stamp.now)
    expect(report.tool.version).toBe(stamp.version)
    expect(report.sources.map(({ path }) => path)).toEqual(['fixtures/course/results.csv'])
    expect(report.plan).toMatchObject({
      intervals: [5],
      chosenBy: { sla: 'flag', intervals: 'flag', overflow: 'default' },
    })
  })

  it('lets a flag win over the plan, and the plan over the default', async () => {
    const planPath = `${cwd}fixtures/sample/konkyo.yaml`
    const { plan } = await answer({ ...inquiry, planPath, flags: { interval: '7s' } })
    expect(plan.intervals).toEqual([7])
    expect(plan.chosenBy).toMatchObject({ sla: 'plan', intervals: 'flag', thinkTimes: 'default' })
  })

  it('says which kind of nothing it was given', async () => {
    await withTemporaryFolder('konkyo-test', async (folder) => {
      await mkdir(join(folder, 'empty'))
      await writeFile(join(folder, 'x.json'), '{"hello": 1}')
      const from = (...paths: string[]) => answer({ ...inquiry, paths, cwd: folder })
      await expect(from()).rejects.toMatchObject({ code: 'noPaths' })
      await expect(from('empty')).rejects.toMatchObject({ code: 'noFiles', values: { paths: 'empty' } })
      await expect(from('x.json')).rejects.toMatchObject({ code: 'noRuns', values: { files: 1 } })
      expect(await understand({ paths: ['x.json'], cwd: folder })).toHaveLength(1)
    })
  })
})

describe('render', () => {
  it('makes each format in each language, in the order asked for', async () => {
    const report = uglyReports.noFindings()
    const files = await render({
      report,
      formats: ['json', 'html', 'pdf'],
      locales: ['en', 'ja'],
      target: 'a/b',
      workshop,
    })
    expect(files.map(({ path }) => path)).toEqual([
      'a/b.report.json',
      'a/b.en.html',
      'a/b.en.evidence.html',
      'a/b.ja.html',
      'a/b.ja.evidence.html',
      'a/b.en.pdf',
      'a/b.en.evidence.pdf',
      'a/b.ja.pdf',
      'a/b.ja.evidence.pdf',
    ])
    expect(files[3]?.content).toBe('ja body of 2026-09-30T00:00:00Z')
  })
})

describe('pageMaker', () => {
  it('makes the page of a report once for each language', async () => {
    const report = uglyReports.noFindings()
    const other = { ...report }
    const html = pageMaker()
    const [ja, en] = [createLanguage('ja'), createLanguage('en')]
    expect(html(report, 'body', ja)).toBe(html(report, 'body', createLanguage('ja')))
    expect(html(report, 'body', en)).not.toBe(html(report, 'body', ja))
    expect(html(report, 'evidence', ja)).not.toBe(html(report, 'body', ja))
    expect(html(other, 'body', ja)).not.toBe(html(report, 'body', ja))
    expect(await html(report, 'body', en)).toContain('<html lang="en">')
  })
})
