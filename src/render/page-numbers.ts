/** Where a page of the print leaves room for the number of the page that holds an element. */
const blank = /<span class="page" data-page-of="[^"]+">/

/** Whether a page has numbers to be filled in. */
export const hasBlanks = (html: string): boolean => blank.test(html)

/** The pages of a print that links lead to, by the ids of the elements there; the first page is 1. */
export const linkedPages = async (print: Promise<Uint8Array>): Promise<ReadonlyMap<string, number>> => {
  const [{ getDocumentProxy }, pdf] = await Promise.all([import('unpdf'), print])
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

/** What fills the numbers into a page that a browser shows, as an expression for it. */
export const fillIn = (pages: ReadonlyMap<string, number>): string =>
  `{ const pages = new Map(${JSON.stringify([...pages])})
  for (const span of document.querySelectorAll('span.page[data-page-of]'))
    span.textContent = pages.get(span.dataset.pageOf) ?? '' }`
