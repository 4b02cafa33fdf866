import { widest } from './text-width.ts'
import { fontSize } from './theme.ts'

/** A piece of a drawing, in pixels by its centre. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A mark with the number that belongs beside it; `reach` is by how much it is larger than a plain one. */
export interface NumberedMark {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly reach: number
}

/** Where a number may stand: above, left, right, below, and in the corners. Right and down. */
const places = [
  [0, -1],
  [-1, 0],
  [1, 0],
  [0, 1],
  [-1, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
] as const

const meet = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height

/** A number on the left axis would be taken for a tick. */
const isInside = (box: Box, plot: Pick<Box, 'width' | 'height'>): boolean =>
  box.x - box.width / 2 > 1 && box.x + box.width / 2 < plot.width + 8 && box.y + box.height / 2 < plot.height

/** A line from point to point as a row of small boxes, so that no number is written across it. */
export const alongLine = (points: readonly Pick<Box, 'x' | 'y'>[]): readonly Box[] =>
  points.slice(1).flatMap((to, i) => {
    const from = points[i]!
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 5)
    return Array.from({ length: steps }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / steps,
      y: from.y + ((to.y - from.y) * step) / steps,
      width: 3,
      height: 3,
    }))
  })

type Place = Pick<Box, 'x' | 'y'>

const distance = (box: Box, { x, y }: Place): number =>
  Math.hypot(Math.max(0, Math.abs(box.x - x) - box.width / 2), Math.max(0, Math.abs(box.y - y) - box.height / 2))

/** Marks so few pixels apart lie on each other. */
export const same = 5

/** How much farther the next mark is to be, where there is such a place, for a number to be seen to belong to its own. */
const clearly = 1.3

/**
 * Numbers where they meet neither what is drawn nor each other, and none nearer to another mark of `all`, the first marks first;
 * one without room is left out.
 */
export const besideMarks = <Mark extends NumberedMark>(
  marks: readonly Mark[],
  all: readonly Place[],
  drawn: readonly Box[],
  plot: Pick<Box, 'width' | 'height'>,
): readonly { readonly mark: Mark; readonly dx: number; readonly dy: number }[] => {
  const taken = [...drawn]
  return marks.flatMap((mark) => {
    const wide = widest([mark.text])
    const boxes = places.map(([right, down]) => {
      const [dx, dy] = [right * (wide / 2 + 8 + mark.reach), down * (11 + mark.reach)]
      return { dx, dy, box: { x: mark.x + dx, y: mark.y + dy, width: wide + 2, height: fontSize } }
    })
    const others = all.filter((other) => Math.hypot(other.x - mark.x, other.y - mark.y) >= same)
    const free = boxes.filter(({ box }) => isInside(box, plot) && taken.every((other) => !meet(box, other)))
    const found = [clearly, 1].flatMap((times) =>
      free.filter(({ box }) =>
        others.every((other) => distance(box, other) > times * (distance(box, mark) - mark.reach)),
      ),
    )[0]
    if (!found) return []
    taken.push(found.box)
    return [{ mark, dx: found.dx, dy: found.dy }]
  })
}
