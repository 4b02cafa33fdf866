import type { Output } from './output.ts'

/** The same page, printed by a browser: no second layout. */
export const pdf: Output = {
  extension: 'pdf',
  perLanguage: true,
  render: async (report, language, workshop) => workshop.print(await workshop.html(report, language)),
}
