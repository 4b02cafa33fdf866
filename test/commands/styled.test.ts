import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/commands/analyze.ts'
import { printAnswer } from '../../src/commands/answer-text.ts'
import { check } from '../../src/commands/check.ts'
import { hasColours, oneLine, painted, plain, styled, type Line } from '../../src/commands/styled.ts'
import { tableLines } from '../../src/commands/terminal.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { sampleReports } from '../samples.ts'
import { someWorld } from './some-world.ts'
import { editionOf } from '../../src/document/edition.ts'

const line: Line = ['a ', { style: 'error', text: 'b\u001B[2J' }, '\n']

describe('a line', () => {
  it('is painted where there are colours, and only by its styles', () => {
    expect(painted(line, true)).toBe('a \u001B[31mb\\u001b[2J\u001B[39m\n')
    expect(painted(line, false)).toBe('a b\\u001b[2J\n')
    expect(painted(styled('heading', 'x'), true)).toBe('\u001B[1mx\u001B[22m')
    expect(painted('x', true)).toBe('x')
  })

  it('stays one, and keeps its words', () => {
    expect(plain(oneLine(line))).toBe(String.raw`a b\u001b[2J\n`)
  })
})

describe('hasColours', () => {
  const able = { hasColors: () => true }
  it.each([
    [able, {}, true],
    [{}, {}, false],
    [{ hasColors: () => false }, {}, false],
    [able, { NO_COLOR: '1' }, false],
    [able, { NO_COLOR: '' }, true],
    [{}, { FORCE_COLOR: '1' }, true],
    [{}, { FORCE_COLOR: '' }, true],
    [able, { FORCE_COLOR: '0' }, false],
    [able, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('%o %o: %s', (stream, env, expected) => {
    expect(hasColours(stream, env)).toBe(expected)
  })
})

it('aligns columns whatever is painted, and leaves no space at the end', () => {
  const rows = tableLines(
    ['a'],
    [
      { head: 'ab', of: (name) => name },
      { head: '値', right: true, of: () => ({ style: 'decided', text: '1' }) },
      { head: 'c', of: () => '' },
    ],
  )
  expect(rows.map(plain)).toEqual(['ab  値  c', 'a    1'])
  expect(painted(rows[1]!, true)).toContain('\u001B[1m1\u001B[22m')
})

/** What is painted, with `<31>` for the escape sequence of red. */
const painting = () => {
  const lines: string[] = []
  const keep = (text: Line) =>
    lines.push(
      painted(text, true)
        .replaceAll('\u001B[', '<')
        .replaceAll(/(<\d+)m/g, '$1>'),
    )
  return { lines, world: someWorld({ out: keep, err: keep }).world }
}

it('shows heads and decided rates bold, what is wrong yellow', async () => {
  const { lines, world } = painting()
  printAnswer(editionOf(await sampleReports.sample(), createLanguage('en')), world.out)
  await analyze({ paths: ['fixtures/ugly'] }, world)
  const text = lines.join('\n')
  expect(text).toContain('<33>  fixtures/ugly/broken.json')
  expect(text).toContain('<1>Recommended<22>')
  expect(text).not.toMatch(/so far\) +<1>/)
  expect(text).toMatch(/RTX 5090  +<1>[\d.]+<22>  /)
})

it('marks findings by their severity', async () => {
  const { lines, world } = painting()
  await check({ paths: ['fixtures/ugly'] }, world)
  expect(lines.join('\n')).toMatch(/^<33>\[warning\] V\d\d<39> /m)
})
