import type { Print } from './browser.ts'

/** Where a page of the print leaves room for the number of the page that holds an element. */
const blank = /(<span class="page" data-page-of="([^"]+)">)[^<]*(<\/span>)/g

/** The pages of a print that links lead to, by the ids of the elements there; the first page is 1. */
export const linkedPages = async (pdf: Uint8Array): Promise<ReadonlyMap<string, number>> => {
  const { getDocumentProxy } = await import('unpdf')
  const file = await getDocumentProxy(Uint8Array.from(pdf))
  try {
    const places = Object.entries(await file.getDestinations())
    return new Map(
      await Promise.all(places.map(async ([id, [page]]) => [id, (await file.getPageIndex(page)) + 1] as const)),
    )
  } finally {
    await file.destroy()
  }
}

/** A page printed with its contents numbered: once to learn where everything comes to stand, and once for good. */
export const printNumbered = async (html: string, print: Print): Promise<Uint8Array> => {
  const draft = await print(html)
  if (html.search(blank) === -1) return draft
  const pages = await linkedPages(draft)
  return print(
    html.replaceAll(blank, (_, head: string, id: string, tail: string) => `${head}${pages.get(id) ?? ''}${tail}`),
  )
}
