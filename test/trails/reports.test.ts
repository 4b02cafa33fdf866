import { describe, expect, it } from 'vitest'
import { formulaIds, recompute } from '../../src/formulas/index.ts'
import { valueAt } from '../../src/model/place.ts'
import { someReports as reports } from './some-reports.ts'

/** Equal but for the last digits of the arithmetic. */
const same = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => same(x, b[i]))
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-12 * Math.abs(b) : a === b
}

describe.each(Object.entries(reports))('the trails of %s', (_, make) => {
  it('lead to places that exist', async () => {
    const report = await make()
    const places = Object.entries(report.trails).flatMap(([ref, { inputs, assumptions }]) => [
      ref,
      ...inputs.flatMap((input) => ('ref' in input ? input.ref : [])),
      ...assumptions,
    ])
    expect(places.length).toBeGreaterThan(20)
    expect([...new Set(places)].filter((ref) => valueAt(report, ref) === undefined)).toEqual([])
  })

  it('give the numbers again', async () => {
    const report = await make()
    const wrong = Object.entries(report.trails).flatMap(([ref, trail]) => {
      const again = recompute(report, trail)
      const value = valueAt(report, ref)
      return again === undefined || same(again, value)
        ? []
        : [`${ref}: ${JSON.stringify(value)}, again ${JSON.stringify(again)} by ${JSON.stringify(trail)}`]
    })
    expect(wrong).toEqual([])
  })

  it('end at numbers that were read or given, and never in a circle', async () => {
    const { trails } = await make()
    const circles = new Set<string>()
    const done = new Set<string>()
    const walk = (ref: string, above: ReadonlySet<string>): void => {
      if (above.has(ref)) circles.add(ref)
      if (above.has(ref) || done.has(ref)) return
      done.add(ref)
      for (const input of trails[ref]?.inputs ?? []) {
        if (!('ref' in input)) continue
        if (!(input.ref in trails)) expect(input.ref).toMatch(/^(?:runs|plan|baselines|snapshots|series\/\d+\/facts)\//)
        walk(input.ref, new Set([...above, ref]))
      }
    }
    for (const ref of Object.keys(trails)) walk(ref, new Set())
    expect([...circles]).toEqual([])
  })
})

describe('formulas', () => {
  it('are all used by these reports', async () => {
    const used = new Set<string>()
    for (const make of Object.values(reports))
      for (const { formula } of Object.values((await make()).trails)) used.add(formula)
    expect(formulaIds.filter((id) => !used.has(id))).toEqual([])
  })
})
