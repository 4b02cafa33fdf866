import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readReportFile } from '../../src/reading/report-file.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someReport } from '../document/some-report.ts'

const report = someReport(someSweep('ppf'))

const read = (name: string, text: string) =>
  withTemporaryFolder('konkyo-test', async (folder) => {
    await writeFile(join(folder, name), text)
    return readReportFile(name, folder)
  })

/** A small text that asks for very many trails. */
const endless = Array.from({ length: 11 }, () => ({
  at: Array.from({ length: 1000 }, (_, i) => [i]),
  trails: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`a/{0}/${i}`, Object.values(report.trails)[0]!])),
}))

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

/** A part of 100 kB that 100,000 runs refer to. */
const swollen = {
  ...report,
  runs: Array.from({ length: 100_000 }, () => ({ fields: { $ref: '#/shared/0' } })),
  shared: [{ completed: 'x'.repeat(100_000) }],
  trailGroups: [],
}

describe('readReportFile', () => {
  it.each(['sample.report.json', 'old.json', 'OLD.JSON'])('reads a report back from %s', async (name) => {
    expect(await read(name, JSON.stringify(report))).toEqual(report)
    expect(await read(name, `\ufeff${JSON.stringify(report)}`)).toEqual(report)
  })

  it.each([
    ['a result', 'result.json', '{"model_id": "m", "max_concurrency": 4}'],
    ['a list', 'result.json', '[1, 2]'],
    ['a broken result', 'result.json', '{"model_id": '],
    ['a report under another ending', 'report.txt', JSON.stringify(report)],
  ])('leaves %s to those who read results', async (_, name, text) => {
    expect(await read(name, text)).toBeNull()
  })

  it('leaves folders and what does not exist', async () => {
    await withTemporaryFolder('konkyo-test', async (folder) => {
      expect(await readReportFile('.', folder)).toBeNull()
      expect(await readReportFile('none.report.json', folder)).toBeNull()
    })
  })

  it('does not read more than a report can be', async () => {
    await withTemporaryFolder('konkyo-test', async (folder) => {
      await writeFile(join(folder, 'x.report.json'), JSON.stringify(report))
      await truncate(join(folder, 'x.report.json'), 3e9)
      await expect(readReportFile('x.report.json', folder)).rejects.toMatchObject({
        code: 'badReport',
        values: { reason: '3000000000 bytes > 500000000' },
      })
    })
  })

  it.each([
    ['that is cut off', JSON.stringify(report).slice(0, 500)],
    ['of a later version', JSON.stringify({ ...report, schemaVersion: 2 })],
    ['that lacks a part', JSON.stringify({ ...report, series: undefined })],
    ['that was edited by hand', JSON.stringify({ ...report, series: [{ id: 'x' }] })],
    [
      'whose shared trails are none',
      JSON.stringify({ ...report, shared: [], trailGroups: [{ at: [[-1]], trails: {} }] }),
    ],
    ['that nests without an end', JSON.stringify({ ...report, plan: 'deep' }).replace('"deep"', deep)],
    [
      'that shares a part that nests without an end',
      JSON.stringify({ ...swollen, shared: ['deep'] }).replace('"deep"', deep),
    ],
    ['whose runs refer to more than memory holds', JSON.stringify(swollen)],
    ['of more trails than there can be', JSON.stringify({ ...report, shared: [], trailGroups: endless })],
  ])('refuses a report %s', async (_, text) => {
    await expect(read('x.report.json', text)).rejects.toMatchObject({
      code: 'badReport',
      values: { path: 'x.report.json' },
    })
  })
})
