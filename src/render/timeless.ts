const date = /\/(?:Creation|Mod)Date \(D:[^)]*\)/g

/** A PDF without the time of its printing, so that the same page gives the same bytes: spaces where Chromium dates it. */
export const timeless = (pdf: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(pdf)
  const head = bytes.toString('latin1', 0, bytes.indexOf('endobj'))
  for (const { index, 0: entry } of head.matchAll(date)) bytes.fill(' ', index, index + entry.length)
  return bytes
}
