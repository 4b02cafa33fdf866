import { jsonLines } from '../model/report-json.ts'
import type { Output } from './output.ts'

const bytesOf = (lines: Iterable<string>): Uint8Array =>
  Buffer.concat(Array.from(lines, (line) => Buffer.from(`${line}\n`)))

/** The report itself: the answer without a language. */
export const json: Output = {
  extension: 'report.json',
  perLanguage: false,
  render: async (report) => bytesOf(jsonLines(report)),
}
