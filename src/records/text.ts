const escapes = new RegExp(String.raw`\u001b\[[0-9;?]*[A-Za-z]`, 'g')

/** Text without the codes that colour a terminal; a bar that overwrites itself is several lines. */
export const plainLines = (text: string): readonly string[] => text.replaceAll(escapes, '').split(/[\r\n]+/)
