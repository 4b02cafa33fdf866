import type { Arrivals } from './model.ts'
import type { Random } from './random.ts'

/** Times in ascending order of taking: a binary heap. */
const timeline = () => {
  const times: number[] = []
  const swap = (a: number, b: number): void => {
    const kept = times[a]!
    times[a] = times[b]!
    times[b] = kept
  }
  const rise = (place: number): void => {
    for (let i = place; i > 0 && times[(i - 1) >> 1]! > times[i]!; i = (i - 1) >> 1) swap(i, (i - 1) >> 1)
  }
  const sink = (): void => {
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      const child = right < times.length && times[right]! < times[left]! ? right : left
      if (child >= times.length || times[child]! >= times[i]!) return
      swap(i, child)
      i = child
    }
  }
  return {
    first: () => times[0] ?? Infinity,
    add: (time: number) => rise(times.push(time) - 1),
    drop: () => {
      const last = times.pop()!
      if (times.length === 0) return
      times[0] = last
      sink()
    },
  }
}

/**
 * `users` who ask, wait for the answer, think for an exponential time of mean `thinkTime` seconds and ask
 * again, `count` requests in all. They ask first at a uniform time within `start` seconds; null: each after
 * one think time.
 */
export type Population = { readonly users: number; readonly thinkTime: number; readonly start: number | null }

export const populationArrivals = (
  { users, thinkTime, start }: Population,
  count: number,
  random: Random,
): Arrivals => {
  const due = timeline()
  const think = (): number => -Math.log(1 - random()) * thinkTime
  let sent = 0
  for (let user = 0; user < users; user++) due.add(start === null ? think() : random() * start)
  return {
    next: () => (sent < count ? due.first() : Infinity),
    send: () => {
      sent++
      due.drop()
    },
    finish: (time) => due.add(time + think()),
  }
}
