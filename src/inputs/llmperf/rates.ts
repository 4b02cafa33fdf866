import { pickNumber, type Picked, type RawRecord } from '../../records/pick.ts'

export const completedKey = 'results_num_completed_requests'

/** The client notes how many completed in a minute, and no duration. */
export const durationBy = (record: RawRecord, perMinute: string): Picked | null => {
  const completed = pickNumber(record, completedKey)
  const rate = pickNumber(record, perMinute)
  if (!completed || !rate || rate.value <= 0) return null
  return { value: (completed.value / rate.value) * 60, field: `${completedKey} / ${perMinute} * 60` }
}

/** Requests/s of requests a minute. */
export const rateBy = (record: RawRecord, perMinute: string): Picked | null => {
  const rate = pickNumber(record, perMinute)
  return rate && { value: rate.value / 60, field: `${perMinute} / 60` }
}
