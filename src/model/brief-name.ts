/** So many letters of a text, from both ends. */
export const bothEnds = (letters: readonly string[], count: number): string => {
  const head = letters.slice(0, Math.ceil(count / 2)).join('')
  const tail = letters.slice(letters.length - Math.floor(count / 2)).join('')
  return `${head.trimEnd()}…${tail.trimStart()}`
}

/** A name of so many letters at most, its middle left out. */
export const briefName = (name: string, atMost: number): string => {
  const letters = [...name]
  return letters.length <= atMost ? name : bothEnds(letters, atMost - 1)
}
