/** Numbers one after the other: in memory, or so many in a file from a place on. */
export type Piece = Float64Array | { readonly from: number; readonly length: number }

/** A value of a dump that was read without making objects. */
export type Folded =
  | { readonly kind: 'numbers'; readonly values: Float64Array }
  /** `texts` are '' or stand for others. */
  | { readonly kind: 'texts'; readonly texts: readonly (string | null)[] }
  | {
      readonly kind: 'gaps'
      readonly pieces: readonly Piece[]
      readonly counts: Float64Array
      readonly sums: Float64Array
      readonly longest: Float64Array
    }

export interface Dump {
  readonly sha256: string
  readonly bytes: number
  /** The file without its large lists: in their place stand texts, `mark` with the number of what was folded. */
  readonly text: string
  readonly mark: string
  readonly folded: readonly Folded[]
}

/** Where numbers are kept, by all who read at the same time. */
export interface Places {
  /** How many numbers may still be kept in memory, and how many are in the file. */
  readonly counts: Int32Array
  /** The file for those that have no room; −1 for none. */
  readonly file: number
}

export interface Asked {
  readonly path: string
  readonly places: Places
}

export type Told =
  | { readonly kind: 'dump'; readonly dump: Dump }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly code: string }
