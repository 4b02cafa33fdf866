/** The part of the manifest of a set of documents that tells whether they are as they were written, and what of. */
export interface Manifest {
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly token: string
  readonly basis?: unknown
}

export const manifestEnding = '.manifest.json'

const isFile = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'name' in value && 'bytes' in value && typeof value.name === 'string'

const isOwn = (tool: unknown): boolean =>
  typeof tool === 'object' && tool !== null && 'name' in tool && tool.name === 'konkyo'

/** Only as far as it is needed, and without a schema, which would take longer to load than all the rest takes. */
export const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' &&
  value !== null &&
  'tool' in value &&
  isOwn(value.tool) &&
  'token' in value &&
  'files' in value &&
  Array.isArray(value.files) &&
  value.files.every(isFile)
