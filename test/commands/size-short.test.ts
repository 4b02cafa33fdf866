import { describe, expect, it } from 'vitest'
import { sizeLines } from './size-call.ts'

const chat = 'konkyo size --throughput 27.07 --concurrency 128'

describe('the short answer of size', () => {
  it('is a table of what one server takes', async () => {
    const lines = await sizeLines(`${chat} --interval 3s`)
    expect(lines).toEqual([
      'One server     Limit  Plan, req/s  Users every 3 s  Users, think 3 s',
      'Typed numbers    128           22               66               170',
      'Assumed: the service level holds at the limit that was typed.',
      'Every step and the other rules: --detail.',
    ])
  })

  it('takes no more than a share that somebody gave', async () => {
    const [, row] = await sizeLines(`${chat} --interval 3s --headroom 50%`)
    expect(row).toMatch(/^Typed numbers +128 +13 +40 +100$/)
  })

  it('tells what a demand takes, and counts what it leaves out', async () => {
    const lines = await sizeLines(`${chat} --gpus 1 --interval 3s --users 80,100 --price "1=100"`)
    expect(lines.find((line) => line.startsWith('80 users every 3 s'))).toMatch(/ 2 +2 +49\.3% +200$/)
    expect(lines.at(-1)).toMatch(/^1 more row, /)
  })

  it('has at most fifteen lines, in both languages', async () => {
    const call = 'konkyo size fixtures/course --users 600 --interval 60s --n-plus-one'
    for (const locale of ['en', 'ja'] as const) expect((await sizeLines(call, locale)).length).toBeLessThanOrEqual(15)
  })

  it('compares two throughputs in one line', async () => {
    expect((await sizeLines('konkyo size --compare 0.30:0.48 --gpus 1:2'))[0]).toContain('+60.0%')
  })
})
