/** Seconds since 1970 as ISO 8601; null for what is no time of a benchmark: before 1970, or after the year 5000. */
export const instantOf = (seconds: number | null): string | null =>
  seconds !== null && seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : null
