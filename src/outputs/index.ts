import { html } from './html.ts'
import { json } from './json.ts'
import type { Output } from './output.ts'
import { pdf } from './pdf.ts'

/** Every kind of file that `report` writes; the key is the name that --format takes. */
export const outputs = { json, html, pdf } as const satisfies Record<string, Output>

export type OutputId = keyof typeof outputs
