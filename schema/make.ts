import { writeFile } from 'node:fs/promises'
import { reportJsonSchema } from './json-schema.ts'

/** Writes the schema that is published with the program. */
await writeFile(new URL('report.schema.json', import.meta.url), reportJsonSchema())
