import { describe, expect, it } from 'vitest'
import { isShowable, option } from '../../src/records/command.ts'

describe('isShowable', () => {
  it.each(['a\nb', 'a\rb', 'a\u001b[31m', 'a\u202eb', 'a\u2028b', '\u200b', '  ', '\ufffd'])('refuses %j', (text) => {
    expect(isShowable(text)).toBe(false)
  })

  it.each(['RTX 5090', '日本語', "it's", '$(x)'])('allows %j', (text) => {
    expect(isShowable(text)).toBe(true)
  })
})

describe('option', () => {
  it('binds a value that looks like an option', () => {
    expect(option('--model', 'gpt')).toEqual(['--model', 'gpt'])
    expect(option('--model', '--help')).toEqual(['--model=--help'])
  })
})
