/** What a suite counted: each try survived or was lost, with what went wrong. */
export interface Tally {
  readonly what: string
  readonly tried: number
  /** One line for each try that did not end as it should. */
  readonly lost: readonly string[]
}

export interface Effort {
  /** A small part of the tries, for CI. */
  readonly quick: boolean
  /** Says what is being done, on a line of its own. */
  readonly say: (text: string) => void
}

/** Things that go wrong, tried many times. A suite may count several kinds of them. */
export type Suite = (effort: Effort) => Promise<readonly Tally[]>
