import { meaningOf } from './column-names.ts'

/** A column of a table and the result key that its name and unit stand for. */
export interface GuessedColumn {
  readonly name: string
  readonly key: string
  readonly factor: number
}

export interface GuessedColumns {
  readonly columns: readonly GuessedColumn[]
  /** Columns that seem to measure something and whose names leave open what. */
  readonly unclear: readonly string[]
}

/** `qps` and `rate` alone may be what was offered or what was reached. */
const offeredOrReached = ({ name, key }: GuessedColumn): boolean =>
  key === 'request_rate' && /^(qps|rate)$/i.test(name.trim())

/** What the columns of a table are, as far as their names say. Two columns for one thing are neither. */
export const guessColumns = (header: readonly string[]): GuessedColumns => {
  const meanings = header.map((name) => ({ name, meaning: meaningOf(name) }))
  const known = meanings.flatMap(({ name, meaning }): readonly GuessedColumn[] =>
    meaning.kind === 'known' ? [{ name, key: meaning.key, factor: meaning.factor }] : [],
  )
  const hasRate = known.some(({ key }) => key === 'request_throughput')
  const isDoubtful = (column: GuessedColumn): boolean =>
    known.filter(({ key }) => key === column.key).length > 1 || (!hasRate && offeredOrReached(column))
  return {
    columns: known.filter((column) => !isDoubtful(column)),
    unclear: header.filter((name) =>
      meanings.some(
        (one) =>
          one.name === name &&
          (one.meaning.kind === 'unclear' || known.some((column) => column.name === name && isDoubtful(column))),
      ),
    ),
  }
}
