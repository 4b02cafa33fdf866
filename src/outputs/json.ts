import type { Output } from './output.ts'

/** The report itself: the answer without a language. */
export const json: Output = {
  extension: 'report.json',
  perLanguage: false,
  render: async (report) => `${JSON.stringify(report, null, 2)}\n`,
}
