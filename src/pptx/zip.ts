import { zipSync } from 'fflate'

/** A file within a file. */
export interface Entry {
  readonly path: string
  readonly content: string | Uint8Array
}

/** The same bytes for the same entries: their time is the first that the format knows. */
export const zipped = (entries: readonly Entry[]): Uint8Array => {
  const encoder = new TextEncoder()
  const files = entries.map(({ path, content }) => [
    path,
    typeof content === 'string' ? encoder.encode(content) : content,
  ])
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { mtime: new Date(1980, 0, 1) })
}
