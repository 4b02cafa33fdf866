import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { readPlanFile } from '../../src/question/plan-file.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'

const text = 'title: 構成案\ndemand: { interval: 30s }\n'

/** The same plan as `iconv -t SHIFT_JIS` writes it. */
const shiftJis = Buffer.concat([
  Buffer.from('title: '),
  Uint8Array.from([0x8d, 0x5c, 0x90, 0xac, 0x88, 0xc4]),
  Buffer.from('\ndemand: { interval: 30s }\n'),
])

const read = (bytes: Uint8Array) =>
  withTemporaryFolder('konkyo-case', async (cwd) => {
    await writeFile(join(cwd, 'plan.yaml'), bytes)
    return readPlanFile('plan.yaml', cwd).then(
      ({ values }) => values,
      (error: unknown) => (error instanceof UserError ? error.code : error),
    )
  })

const bigEndian = (): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

describe('38: a plan saved by a Japanese editor', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['Shift_JIS', shiftJis],
    ['UTF-16 of Windows', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big end first', bigEndian()],
  ])('is read right in %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ title: '構成案', demand: { interval: '30s' } })
  })

  it.each([
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le')],
    ['no encoding at all', Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])],
  ])('is refused in %s', async (_, bytes) => {
    expect(await read(bytes)).toBe('planNoText')
  })
})
