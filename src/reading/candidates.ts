import { isResultPage } from './page-documents.ts'

/** Kinds of file that benchmark tools write. */
const kinds = new Set('.json .jsonl .ndjson .csv .tsv .txt .log .out .prom .yaml .yml .parquet'.split(' '))

/** Kinds that may hold results and are not read: told, so that nobody takes them for counted. Workbooks of konkyo itself name their language. */
export const packed = /\.(?:zip|t?gz|bz2|xz|zst|7z|rar)$/i
export const workbook = /(?<!\.(?:ja|en))\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/i

/** JSON objects by their content, but never results, or not whole yet. */
const strangers = new Set(['.ipynb', '.map', '.lock', '.part'])

/** Bytes of a file that tell whether it begins like a JSON object, a table or a page of results. */
export const beginningBytes = 4096

/**
 * True for files worth reading when a folder or pattern, not the file itself, was named: those of a known kind (the ending
 * with its dot), and, since result files get any name ("result_Llama-3.1-8B"), those that begin like a JSON object, a table, a scrape
 * or a page of results.
 */
export const isCandidate = async (ending: string, beginning: () => Promise<string>): Promise<boolean> => {
  const kind = ending.toLowerCase()
  if (kinds.has(kind) || strangers.has(kind)) return kinds.has(kind)
  return beginning().then(
    (text) => /^\uFEFF?\s*(?:\{\s*"|\||# (?:HELP|TYPE) )/.test(text) || isResultPage(text),
    () => false,
  )
}

/** Files and folders that nobody means who names the folder around them. */
export const isHidden = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

const order = new Intl.Collator('en', { numeric: true })

/** Numbers in names by value: c8 before c16. */
export const inOrder = (paths: readonly string[]): readonly string[] =>
  paths.toSorted((left, right) => order.compare(left, right) || (left < right ? -1 : 1))
