import { describe, expect, it } from 'vitest'
import { type Block, body, type Document, numbered, table } from '../../src/document/block.ts'

const document = (...sections: readonly (readonly Block[])[]): Document => ({
  volume: 'body',
  lang: 'en',
  title: 'T',
  subtitle: '',
  cover: { company: null, customer: null, confidentiality: null, facts: [], approvals: [], revisions: null },
  mark: '',
  banner: null,
  heads: { contents: '', figures: '', tables: '' },
  sections: sections.map((blocks, i) => ({ id: `s${i}`, title: `S${i}`, blocks })),
})

const aTable = table('a', [], [])
const steps: Block = { kind: 'steps', caption: 's', steps: [] }
const heading: Block = { kind: 'heading', id: 'h', text: 'H' }
const figure: Block = {
  kind: 'figure',
  caption: 'f',
  title: 'F',
  description: '',
  drawing: { id: 'd', spec: {} as never, finding: 'throughput.peak', values: {} },
}

const numbersOf = (...sections: readonly (readonly Block[])[]) =>
  numbered(document(...sections)).sections.map(({ number, blocks }) => [number, ...blocks.map((block) => block.number)])

describe('numbered', () => {
  it('counts sections, and headings within them', () => {
    expect(numbersOf([heading, heading], [heading])).toEqual([
      ['1', '1.1', '1.2'],
      ['2', '2.1'],
    ])
  })

  it('counts figures and tables apart, each from 1 in every section', () => {
    expect(numbersOf([aTable, figure, aTable], [figure])).toEqual([
      ['1', '1-1', '1-1', '1-2'],
      ['2', '2-1'],
    ])
  })

  it('counts arithmetic with the tables, as it is captioned like one', () => {
    expect(numbersOf([aTable, steps, aTable, steps])).toEqual([['1', '1-1', '1-2', '1-3', '1-4']])
  })

  it('is not put off by other blocks', () => {
    expect(numbersOf([body('x'), aTable])[0]?.at(-1)).toBe('1-1')
  })
})
