import { describe, expect, it } from 'vitest'
import { layoutRules, routingAllowance } from '../../src/layouts/index.ts'

describe('the rules of layouts', () => {
  it('stand in the order in which they decide, and give each reason once', () => {
    expect(Object.keys(layoutRules)).toEqual(['R0', 'R1', 'R2', 'R3', 'R4'])
    for (const { reasons } of Object.values(layoutRules)) expect(new Set(reasons).size).toBe(reasons.length)
  })

  it('take something for routing', () => {
    expect(routingAllowance).toBe(0.95)
  })
})
