import { expect, it } from 'vitest'
import { requestsSent } from '../../src/model/requests-sent.ts'

const told = (prompts: number | null, completed: number | null, more: { failed?: number; duration?: number } = {}) =>
  requestsSent({
    load: { prompts },
    completed,
    failed: more.failed ?? null,
    duration: more.duration ?? null,
    throughput: { requests: 2 },
  })

it('is what was asked and what came back, which need not agree', () => {
  expect(told(100, 90, { failed: 10 })).toEqual({ least: 100, most: 100 })
  expect(told(100, 60)).toEqual({ least: 60, most: 100 })
  expect(told(0, 60)).toEqual({ least: 60, most: 60 })
  expect(told(null, null, { duration: 30 })).toEqual({ least: 60, most: 60 })
  expect(told(null, null)).toBeNull()
})
