import { describe, expect, it } from 'vitest'
import type { Audit } from '../../src/audits/audit.ts'
import { audits } from '../../src/audits/index.ts'
import { findIn } from './some-subject.ts'

const all: readonly (readonly [string, Audit])[] = Object.entries(audits)

describe('audits', () => {
  it.each(all)('%s finds nothing in a run whose identities hold', (_, audit) => {
    expect(findIn(audit, {})).toEqual([])
  })

  it.each(all)('%s looks at something, and lists each reason once', (_, { reasons, ...looks }) => {
    expect(looks.run ?? looks.repeats ?? looks.series ?? looks.pair).toBeTypeOf('function')
    expect(new Set(reasons).size).toBe(reasons.length)
  })
})
