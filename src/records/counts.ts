import type { Picked } from './pick.ts'

/** What a record says of its requests and its time, null where it says nothing. */
export interface ToldCounts {
  readonly prompts: Picked | null
  readonly completed: Picked | null
  readonly failed: Picked | null
  readonly duration: Picked | null
  /** Requests/s, and half a unit of its last written place. */
  readonly throughput: Picked | null
  readonly rounding: number
  /** Requests that the client's arrays hold: a data set may hold fewer than were asked for. */
  readonly sent: number | null
}

export interface Counts {
  readonly completed: Picked | null
  readonly failed: Picked | null
  readonly duration: Picked | null
}

const durationOf = ({ duration, completed, throughput }: ToldCounts): Picked | null => {
  if (duration || !completed || !throughput || throughput.value <= 0) return duration
  return { value: completed.value / throughput.value, field: `completed / ${throughput.field}` }
}

/** Rounding leaves room for a few requests: then it is as many as the other counts say. */
const completedOf = (told: ToldCounts): Picked | null => {
  const { completed, duration, throughput, prompts, failed, rounding } = told
  if (completed || !duration || !throughput) return completed
  const value = duration.value * throughput.value
  const all = prompts && prompts.value - (failed?.value ?? 0)
  const near = all !== null && Math.abs(all - value) <= rounding * duration.value + 0.5
  return { value: near ? all : Math.round(value), field: `duration × ${throughput.field}` }
}

/** What was asked for, unless counts and arrays agree that the client had fewer requests to send. */
const askedOf = ({ prompts, failed, sent }: ToldCounts, completed: Picked): number | null => {
  if (!prompts || !failed || sent === null || sent >= prompts.value) return prompts?.value ?? null
  return completed.value + failed.value === sent ? sent : prompts.value
}

/** What was asked for and did not complete has failed, whatever is said of failures. */
const failedOf = (told: ToldCounts, completed: Picked | null): Picked | null => {
  const asked = completed && askedOf(told, completed)
  if (!completed || asked === null || asked < completed.value) return told.failed
  const lost = asked - completed.value
  if (told.failed && told.failed.value >= lost) return told.failed
  return { value: lost, field: `num_prompts - ${completed.field}` }
}

/** Counts and duration of a run: as written, else as the other numbers of the record give them. */
export const countsOf = (told: ToldCounts): Counts => {
  const completed = completedOf(told)
  return { completed, failed: failedOf(told, completed), duration: durationOf(told) }
}
