import { noBrand } from '../../src/brand/brand.ts'
import type { Workshop } from '../../src/outputs/index.ts'

/** Pages that say whose they are, and prints that are the bytes of the page. */
export const workshop: Workshop = {
  brand: noBrand,
  html: async (report, volume, language) => `${language.locale} ${volume} of ${report.createdAt}`,
  explore: async () => 'page of other questions',
  print: async (html) => new TextEncoder().encode(`printed ${html}`),
}
