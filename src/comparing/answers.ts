import type { About, Answer } from './comparison.ts'

/** An answer that says nothing yet. */
export const empty = (about: About): Answer => ({
  about,
  level: null,
  limit: null,
  demand: null,
  old: null,
  new: null,
  change: null,
  range: null,
  noise: null,
  brackets: null,
  outcome: 'undecided',
  reason: null,
})
