/** As many as fit, at least one: of long texts fewer. */
export const listed = (texts: readonly string[], atMost: number, letters: number): readonly string[] => {
  let sum = 0
  const fits = (text: string, i: number): boolean => (sum += text.length) <= letters || i === 0
  return texts.slice(0, atMost).filter(fits)
}
