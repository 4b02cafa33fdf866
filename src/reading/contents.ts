import type { Document, Problem } from '../model/source.ts'

/** What a text turned out to hold, in order, with everything that was wrong with it. */
export interface Contents {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
}
