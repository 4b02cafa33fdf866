import { z } from 'zod'
import { formulaIds } from '../src/formulas/index.ts'
import { reportSchema } from '../src/model/report.ts'

/** report.json as a JSON Schema (draft 2020-12), written out. */
export const reportJsonSchema = (): string => {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, {
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === reportSchema.shape.trails.valueType.shape.formula) jsonSchema.enum = [...formulaIds]
    },
  })
  const head = { $schema, title: 'konkyo report', description: 'What konkyo writes as NAME.report.json.' }
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`
}
