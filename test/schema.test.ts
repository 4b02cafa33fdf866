import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { reportJsonSchema } from '../schema/json-schema.ts'
import { jsonText, sampleNames, sampleReports } from './samples.ts'

const published = readFileSync(new URL('../schema/report.schema.json', import.meta.url), 'utf8')

describe('schema/report.schema.json', () => {
  it('is what the program makes of its own schema (npm run schema)', () => {
    expect(published === reportJsonSchema()).toBe(true)
  })

  it.each(sampleNames)('holds for %s.report.json, and not for one with a number missing', async (name) => {
    const schema = z.fromJSONSchema(JSON.parse(published) as z.core.JSONSchema.JSONSchema)
    const report = JSON.parse(jsonText(await sampleReports[name]())) as Readonly<Record<string, unknown>>
    expect(schema.safeParse(report).error).toBeUndefined()
    const { trails: _, ...rest } = report
    expect(schema.safeParse(rest).success).toBe(false)
  })
})
