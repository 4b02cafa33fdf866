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
  /** The file that pieces lie in, which has no name any more; null where all are in memory. */
  readonly file: number | null
}

export interface Asked {
  readonly path: string
  /** How many numbers may still be kept in memory, counted down by all who read. */
  readonly room: Int32Array
}

export type Told =
  | { readonly kind: 'dump'; readonly dump: Dump }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly code: string }
