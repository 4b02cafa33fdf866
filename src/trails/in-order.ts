import type { Trails } from '../model/trail.ts'

/** Trails in the order in which their numbers stand in the report. */
export const inOrder = (report: object, trails: Trails): Trails => {
  const places: string[] = []
  const visit = (value: unknown, place: string): void => {
    if (place in trails) places.push(place)
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) visit(inner, place === '' ? key : `${place}/${key}`)
  }
  visit(report, '')
  return Object.fromEntries([...new Set([...places, ...Object.keys(trails)])].map((at) => [at, trails[at]!]))
}
