import * as z from 'zod'
import { UserError } from '../errors.ts'
import { columnKeys, type ColumnMapping, kindOfKey, type MappedColumn, timeUnits, unitIn } from '../model/columns.ts'
import { meant } from './choice.ts'
import { most } from './quantity.ts'

const said = z.string().min(1).max(most.text)
const column = z.union([said, z.strictObject({ column: said, unit: z.enum(timeUnits).optional() }), z.null()])

/** One key of a mapping; a time without a unit has that which the name of its column tells. */
const mapped = (key: string, value: z.infer<typeof column>): MappedColumn => {
  const { column: name, unit } = typeof value === 'string' || value === null ? { column: value } : value
  const told = name === null || kindOfKey(key) !== 'time' ? null : unitIn(name)
  return { key, column: name?.trim() ?? null, unit: unit ?? told }
}

/** What is wrong with one key of a mapping; null where nothing is. */
const faultOf = (key: string, value: z.infer<typeof column>): UserError | null => {
  const kind = kindOfKey(key)
  const { column: name, unit } = mapped(key, value)
  if (kind === null)
    return new UserError('badChoice', {
      where: '',
      text: key,
      choices: columnKeys.join(', '),
      ...meant(key, columnKeys),
    })
  if (kind === 'time' && name !== null && unit === null)
    return new UserError('planIncomplete', { where: '', key, needs: `unit (${timeUnits.join(', ')})` })
  return kind !== 'time' && unit !== null ? new UserError('planInvalid', { where: '', key, text: unit }) : null
}

const map = z.record(z.string().max(most.text), column).superRefine((entries, context) => {
  for (const [key, value] of Object.entries(entries)) {
    const error = faultOf(key, value)
    if (error) context.addIssue({ code: 'custom', params: { error }, path: [key] })
  }
})

/** Which columns of tables hold what. */
export const columnsSchema = z
  .array(
    z.strictObject({
      match: said.optional().describe('Glob over the paths of tables; without it, tables with one of the columns'),
      map: map.describe('Meaning to column: a name, { column, unit } for a time, or null for none'),
    }),
  )
  .max(most.hints)

type PlannedColumns = z.infer<typeof columnsSchema>

export const columnMappings = (planned: PlannedColumns): readonly ColumnMapping[] =>
  planned.map((entry) => ({
    match: entry.match ?? null,
    columns: Object.entries(entry.map).map(([key, value]) => mapped(key, value)),
  }))

/** The same as a plan writes it. */
export const writtenColumns = (mappings: readonly ColumnMapping[]): PlannedColumns | undefined =>
  mappings.length === 0
    ? undefined
    : mappings.map(({ match, columns }) => ({
        ...(match !== null && { match }),
        map: Object.fromEntries(
          columns.map(({ key, column: name, unit }) => [
            key,
            name === null || unit === null ? name : { column: name, unit },
          ]),
        ),
      }))
