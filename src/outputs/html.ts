import type { Output } from './output.ts'

/** One file that opens offline. */
export const html: Output = {
  extension: 'html',
  perLanguage: true,
  render: (report, language, workshop) => workshop.html(report, language),
}
