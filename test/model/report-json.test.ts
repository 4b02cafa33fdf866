import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonLines } from '../../src/model/report-json.ts'
import { trailsOf } from '../../src/model/trail-lookup.ts'
import { readReportFile } from '../../src/reading/report-file.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { grouped } from './grouped-trails.ts'

describe('jsonLines', () => {
  it('writes a report with very many numbers member by member, what repeats once, and nothing else in it', async () => {
    const report = uglyReports.unusualNames()
    const [ref, trail] = Object.entries(report.trails)[0]!
    const many = Array.from({ length: 10_001 }, (_, i) => [`${ref}/${i}`, trail] as const)
    const large = { ...report, trails: Object.fromEntries(many) }
    const pieces = [...jsonLines({ ...report, trails: trailsOf(report, grouped(large.trails)) })]
    expect(pieces.at(-1)).toBe('}')
    const text = pieces.join('\n')
    expect(text.length).toBeLessThan(JSON.stringify(large).length / 5)
    for (const run of report.runs)
      expect(pieces.filter((line) => line.startsWith(`    {"id":"${run.id}",`))).toHaveLength(1)
    const read = await withTemporaryFolder('konkyo-test', async (folder) => {
      await writeFile(join(folder, 'x.report.json'), text)
      return readReportFile('x.report.json', folder)
    })
    expect(read).toEqual(large)
    expect(JSON.parse([...jsonLines(large)].join('\n'))).toMatchObject({ trails: large.trails, trailGroups: [] })
  })
})
