/** A quantisation as model names and engines spell it: `AWQ`, `Q4_K_M`, `FP8`; null where the name tells none. */
export const quantisationIn = (name: string | null): string | null =>
  /(?:^|[^a-z0-9])((?:UD-)?I?Q\d(?:_[A-Z0-9]+)*|AWQ|GPTQ|FP8|FP4|NVFP4|MXFP4|INT[48]|BF16|F16|FP16|W\d+A\d+|8bit|4bit)(?=$|[^a-z0-9])/i.exec(
    name ?? '',
  )?.[1] ?? null

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
