import { describe, expect, it } from 'vitest'
import { fontFiles, readFontFile, weights } from '../../src/render/font-files.ts'
import { glyphs } from '../../src/render/sfnt.ts'

const namesFor = (character: string) =>
  fontFiles()
    .filter(({ mayHold }) => mayHold(character))
    .map(({ name }) => name)

describe('fontFiles', () => {
  it('offers the file of the script before the slices', () => {
    expect(namesFor('A')[0]).toBe('latin')
    expect(namesFor('根')[0]).toBe('japanese')
    expect(namesFor('あ')[0]).toBe('japanese')
  })

  it('offers a slice for a symbol and nothing for what no file declares', () => {
    expect(namesFor('≤')).toEqual(['58'])
    expect(namesFor('🚀')).toEqual([])
  })

  it('names files that are there in every weight', () => {
    for (const { name } of fontFiles()) {
      for (const weight of weights) expect(glyphs(readFontFile(name, weight)).size, name).toBeGreaterThan(0)
    }
  })
})
