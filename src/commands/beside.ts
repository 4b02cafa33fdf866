import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { locales } from '../i18n/locale.ts'
import type { Report } from '../model/report.ts'
import { generatorOf } from '../reading/report-file.ts'
import { outputs, pathOf, type OutputId } from '../outputs/index.ts'

const isFile = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** The report of a report.json, as far as it tells which one it is; null for anything else. */
const generatorIn = (json: string): string | null => {
  try {
    return generatorOf(JSON.parse(json) as Report)
  } catch {
    return null
  }
}

/** Whether a file that was not written now holds the same report. A PDF does not tell. */
const isOfReport = async (path: string, format: OutputId, report: Report): Promise<boolean> => {
  if (format === 'pdf') return false
  const text = await readFile(path, 'utf8').catch(() => '')
  return format === 'html'
    ? text.slice(0, 2000).includes(generatorOf(report))
    : generatorIn(text) === generatorOf(report)
}

/** Files of the same NAME that another run has left: told, and never touched. */
export const leftBeside = async (
  { report, target, cwd }: { readonly report: Report; readonly target: string; readonly cwd: string },
  written: readonly string[],
): Promise<readonly string[]> => {
  const formats = Object.keys(outputs) as OutputId[]
  const all = formats.flatMap((format) => locales.map((locale) => ({ format, path: pathOf(target, format, locale) })))
  const others = new Map(all.filter(({ path }) => !written.includes(path)).map((one) => [one.path, one.format]))
  const left: string[] = []
  for (const [path, format] of others) {
    const file = resolve(cwd, path)
    if ((await isFile(file)) && !(await isOfReport(file, format, report))) left.push(path)
  }
  return left
}
