import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { locales } from '../i18n/locale.ts'
import { type Format, formats } from '../model/format.ts'
import type { Report } from '../model/report.ts'
import { outputs, pathOf } from '../outputs/index.ts'
import { generatorOf } from '../reading/report-file.ts'

/** The report of a report.json, as far as it tells which one it is; null for anything else. */
const generatorIn = (json: string): string | null => {
  try {
    return generatorOf(JSON.parse(json) as Report)
  } catch {
    return null
  }
}

/** Formats that say at their head which report they are of. */
const telling: ReadonlySet<Format> = new Set(['html', 'explore'])

/** Whether a file that was not written now holds the same report. A PDF does not tell, nor do files for other programs. */
const isOfReport = async (path: string, format: Format, report: Report): Promise<boolean> => {
  if (format !== 'json' && !telling.has(format)) return false
  const text = await readFile(path, 'utf8').catch(() => '')
  return telling.has(format)
    ? text.slice(0, 2000).includes(generatorOf(report))
    : generatorIn(text) === generatorOf(report)
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() === true

/** Files of the same NAME that another run has left: told, and never touched. */
export const leftBeside = async (
  { report, target, cwd }: { readonly report: Report; readonly target: string; readonly cwd: string },
  written: readonly string[],
): Promise<readonly string[]> => {
  const all = formats.flatMap((format) =>
    locales.flatMap((locale) =>
      outputs[format].volumes.map((volume) => ({ format, path: pathOf(target, format, volume, locale) })),
    ),
  )
  const others = new Map(all.filter(({ path }) => !written.includes(path)).map((one) => [one.path, one.format]))
  const left: string[] = []
  for (const [path, format] of others) {
    const file = resolve(cwd, path)
    if ((await isFile(file)) && !(await isOfReport(file, format, report))) left.push(path)
  }
  return left
}
