import { execFileSync } from 'node:child_process'
import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { quoted, shellLines } from '../../src/planning/shell.ts'

/** What a POSIX shell makes of a line: one argument a line, each ended by a zero. */
const shell = (line: string): readonly string[] =>
  execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

const hostile = [
  '$(touch /tmp/x)',
  '`id`',
  "it's; rm -rf /",
  'a b',
  'a"b',
  'a\\',
  '!!',
  '~root',
  '*',
  '{a,b}',
  '#x',
  '>out',
  '<in',
  '&',
  'a|b',
  '',
  "'",
  "'\\''",
  '\u3000日本',
]

describe('quoted', () => {
  it('comes out of a shell as it went in', () => {
    expect(shell(hostile.map(quoted).join(' '))).toEqual(hostile)
  })

  it('does so for anything that has no zero in it', () => {
    const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        expect(shell(words.map(quoted).join(' '))).toEqual(words)
      }),
      { numRuns: 30 },
    )
  })

  it('leaves plain words plain', () => {
    expect(quoted('openai/gpt-oss-20b')).toBe('openai/gpt-oss-20b')
    expect(quoted('<BASE_URL>')).toBe("'<BASE_URL>'")
  })
})

describe('shellLines', () => {
  const argv = ['vllm', 'bench', 'serve', '--model', 'a b', '--seed', '1', '--metadata', 'x=1', 'y=$2']

  it('is the same command over several lines', () => {
    const lines = shellLines(argv, 30)
    expect(lines).toEqual(['vllm bench serve \\', "--model 'a b' --seed 1 \\", "--metadata x=1 'y=$2'"])
    expect(shell(lines.join('\n'))).toEqual(argv)
  })
})
