import { open } from 'node:fs/promises'
import { extname } from 'node:path'

/** Kinds of file that benchmark tools write. YAML is left out: in results folders it is configuration. */
const kinds = new Set(['.json', '.jsonl', '.ndjson', '.csv', '.tsv', '.txt', '.log', '.out', '.prom'])

/** JSON objects by their content, but never results. */
const strangers = new Set(['.ipynb', '.map'])

const beginning = async (file: string): Promise<string> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0)
    return buffer.subarray(0, bytesRead).toString('utf8')
  } finally {
    await handle.close()
  }
}

/**
 * True for files worth reading when a folder or pattern, not the file itself, was named: those of a known kind, and,
 * since result files get any name ("result_Llama-3.1-8B"), those that begin like a JSON object.
 */
export const isCandidate = async (file: string): Promise<boolean> => {
  const kind = extname(file).toLowerCase()
  if (kinds.has(kind) || strangers.has(kind)) return kinds.has(kind)
  return beginning(file).then(
    (text) => /^\uFEFF?\s*\{\s*"/.test(text),
    () => false,
  )
}
