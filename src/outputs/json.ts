import pretty from 'json-stringify-pretty-compact'
import type { Output } from './output.ts'

/** The report itself: the answer without a language, short parts on one line each. */
export const json: Output = {
  extension: 'report.json',
  perLanguage: false,
  render: async (report) => `${pretty(report, { maxLength: 120 })}\n`,
}
