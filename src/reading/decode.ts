const marks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** `stream` lets a file end inside a character: what was cut while it was written stays readable. */
const attempt = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

const marked = (bytes: Uint8Array): string | undefined =>
  marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]

/** Text without its byte order mark, or null for what is binary or in an encoding that is not known here. */
export const decode = (bytes: Uint8Array): string | null => {
  const encoding = marked(bytes)
  const text = encoding ? attempt(encoding, bytes) : (attempt('utf-8', bytes) ?? attempt('shift_jis', bytes))
  return text?.includes('\0') ? null : text
}
