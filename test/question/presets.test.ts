import { describe, expect, it } from 'vitest'
import { slaPresets } from '../../src/question/presets.ts'
import { defaultSla, parseSla } from '../../src/question/sla.ts'

describe('slaPresets', () => {
  it.each(Object.entries(slaPresets))('%s is an SLA', (name, expression) => {
    expect(parseSla(name, '')).toMatchObject({ preset: name, expression, limits: parseSla(expression, '').limits })
  })

  it('holds the default', () => {
    expect(defaultSla).toBe(slaPresets.chat)
  })
})
