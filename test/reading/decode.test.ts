import { describe, expect, it } from 'vitest'
import { decode } from '../../src/reading/decode.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)))

describe('decode', () => {
  it('drops the mark of UTF-8', () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'gpu,合成'))).toBe('gpu,合成')
    expect(decode(bytes('gpu,合成'))).toBe('gpu,合成')
  })

  it('reads UTF-16 of both byte orders by its mark', () => {
    const little = Buffer.from('合成 {}', 'utf16le')
    expect(decode(bytes([0xff, 0xfe], [...little]))).toBe('合成 {}')
    expect(decode(bytes([0xfe, 0xff], [...Buffer.from(little).swap16()]))).toBe('合成 {}')
  })

  it('takes what is not UTF-8 for Shift_JIS', () => {
    expect(decode(bytes('name,', [0x83, 0x65, 0x83, 0x58, 0x83, 0x67]))).toBe('name,テスト')
  })

  it('keeps a text that was cut inside a character, without that character', () => {
    expect(decode(bytes('結果').subarray(0, 4))).toBe('結')
  })

  it('refuses NUL bytes, in whichever encoding', () => {
    expect(decode(bytes('{"a": ', [0], '}'))).toBeNull()
    expect(decode(bytes([0xff, 0xfe], [0x41, 0, 0, 0]))).toBeNull()
  })

  it('refuses bytes that fit no encoding', () => {
    expect(decode(bytes([0xff, 0xd8, 0xff, 0xe0, 0x10]))).toBeNull()
  })

  it('gives an empty text for no bytes', () => {
    expect(decode(bytes())).toBe('')
  })
})
