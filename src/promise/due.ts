/** When users will ask next, earliest first: a binary heap. */
export interface Due {
  readonly first: () => number
  readonly add: (time: number) => void
  /** Removes the earliest. */
  readonly drop: () => void
}

export function nobodyDue(): Due {
  const times: number[] = []
  const at = (place: number): number => times[place] ?? Infinity
  const swap = (a: number, b: number): void => {
    const kept = at(a)
    times[a] = at(b)
    times[b] = kept
  }
  return {
    first: () => at(0),
    add: (time) => {
      let place = times.push(time) - 1
      for (let up = (place - 1) >> 1; place > 0 && at(up) > at(place); up = (place - 1) >> 1) {
        swap(up, place)
        place = up
      }
    },
    drop: () => {
      const last = times.pop()
      if (last === undefined || times.length === 0) return
      times[0] = last
      for (let place = 0; ;) {
        const child = at(2 * place + 2) < at(2 * place + 1) ? 2 * place + 2 : 2 * place + 1
        if (at(child) >= at(place)) return
        swap(place, child)
        place = child
      }
    },
  }
}
