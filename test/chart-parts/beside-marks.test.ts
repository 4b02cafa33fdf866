import { describe, expect, it } from 'vitest'
import { besideMarks } from '../../src/chart-parts/beside-marks.ts'

const plot = { width: 200, height: 200 }
const mark = { x: 100, y: 100, text: '96', reach: 0 }
const box = (x: number, y: number) => ({ x, y, width: 10, height: 10 })

const placed = (all: readonly { readonly x: number; readonly y: number }[], drawn = [box(100, 88)], own = mark) =>
  besideMarks([own], [own, ...all], drawn, plot).map(({ dx, dy }) => [Math.sign(dx), Math.sign(dy)])

describe('besideMarks', () => {
  it('takes the first place that is free', () => {
    expect(placed([], [])).toEqual([[0, -1]])
    expect(placed([])).toEqual([[-1, 0]])
  })

  it('never writes a number nearer to another mark than to its own', () => {
    expect(placed([{ x: 76, y: 92 }])).toEqual([[1, 0]])
    expect(placed([{ x: 101, y: 99 }])).toEqual([[-1, 0]])
  })

  it('leaves out a number that would belong to no mark', () => {
    const around = [-24, 0, 24].flatMap((right) => [-18, 18].map((down) => ({ x: 100 + right, y: 100 + down })))
    expect(placed([...around, { x: 76, y: 100 }, { x: 124, y: 100 }], [])).toEqual([])
  })

  it('never writes on the left axis, where a number would be taken for a tick', () => {
    expect(placed([], [box(8, 88)], { ...mark, x: 8, text: '4' })).toEqual([[1, 0]])
    expect(placed([], [], { ...mark, x: 1, text: '4' })).toEqual([[1, 0]])
  })
})
