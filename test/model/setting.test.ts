import { describe, expect, it } from 'vitest'
import { normalKey, settingOf } from '../../src/model/setting.ts'

describe('normalKey', () => {
  it('spells keys alike', () => {
    expect(normalKey(' Max-Num-Seqs ')).toBe('max_num_seqs')
  })
})

describe('settingOf', () => {
  const settings = { 'Enable-Prefix-Caching': ' off ', quantization: 'fp8', empty: ' ' }

  it('finds a key however it is spelt, by the first name that is there', () => {
    expect(settingOf(settings, ['prefix_caching', 'enable_prefix_caching'])).toBe('off')
    expect(settingOf(settings, ['quantization', 'enable_prefix_caching'])).toBe('fp8')
  })

  it('knows nothing of a key that is absent or empty', () => {
    expect(settingOf(settings, ['dtype', 'empty'])).toBeNull()
  })
})
