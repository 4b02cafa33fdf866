import { leastRequests, type Subject } from './levels.ts'
import type { Proposal } from './proposal.ts'
import { secondsOf } from './proposals.ts'

export interface Chosen {
  readonly taken: readonly Proposal[]
  readonly leftOut: readonly Proposal[]
}

/** The same run with as many requests as the time allows; null when these are too few to be worth it. */
const shortened = (proposal: Proposal, seconds: number, subject: Subject): Proposal | null => {
  const { rate, warmups, times, load } = proposal
  if (rate === null) return null
  const requests = Math.floor((seconds * rate) / times - warmups)
  const level = load.requestRate === 'inf' ? (load.concurrency ?? 0) : 0
  const less = { ...proposal, requests: Math.min(proposal.wanted, requests) }
  return requests >= leastRequests(level, subject) ? { ...less, seconds: secondsOf(less) } : null
}

/** In their order, what fits into the time that is left; a run is shortened before it is left out. */
export const within = (proposals: readonly Proposal[], budget: number | null, subjects: readonly Subject[]): Chosen => {
  if (budget === null) return { taken: proposals, leftOut: [] }
  const [taken, leftOut]: [Proposal[], Proposal[]] = [[], []]
  let left = budget
  for (const proposal of proposals) {
    const subject = subjects.find(({ series }) => series.id === proposal.series)
    const run = subject ? shortened(proposal, left, subject) : null
    if (run === null) leftOut.push(proposal)
    else taken.push(run)
    left -= run?.seconds ?? 0
  }
  return { taken, leftOut }
}
