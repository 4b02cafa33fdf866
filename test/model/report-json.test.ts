import { describe, expect, it } from 'vitest'
import { jsonLines } from '../../src/model/report-json.ts'
import { uglyReports } from '../document/ugly-reports.ts'

describe('jsonLines', () => {
  it('writes a report with very many numbers member by member, and nothing else in it', () => {
    const report = uglyReports.unusualNames()
    const [ref, trail] = Object.entries(report.trails)[0]!
    const many = Array.from({ length: 10_001 }, (_, i) => [`${ref}/${i}`, trail] as const)
    const large = { ...report, trails: Object.fromEntries(many) }
    const pieces = [...jsonLines(large)]
    expect(pieces.length).toBeGreaterThan(many.length)
    expect(pieces.at(-1)).toBe('}')
    expect(JSON.parse(pieces.join('\n'))).toEqual(large)
  })
})
