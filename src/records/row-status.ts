import { asText, type RawRecord } from './pick.ts'
import { spelled } from './table-conditions.ts'

const fine = /^(ok|okay|success|successful|succeeded|pass|passed|complete|completed|done|finished|true|yes)$/i
const notRun = /^(skip|skipped|not run|pending)$/i
const nothing = /^(-+|n\/?a|none|0|false|no)$/i

interface Said {
  readonly name: string
  readonly text: string
}

const statusNames = /^(status|state|success|ok)$/
const errorNames = /^(error|error_(reason|message|msg)|failure_reason)$/

/** True for columns that say how a run ended, and not how it was made. */
export const isStatusColumn = (name: string): boolean =>
  statusNames.test(spelled(name)) || errorNames.test(spelled(name))

const cellsNamed = (record: RawRecord, pattern: RegExp): readonly Said[] =>
  Object.entries(record).flatMap(([name, value]) => {
    const text = asText(value)
    return text !== null && pattern.test(spelled(name)) ? [{ name, text }] : []
  })

export interface Failure {
  /** The column that says so. */
  readonly name: string
  readonly words: string
  /** False for a run that was skipped. */
  readonly ran: boolean
}

/** What a row says of itself: its own words for a failure; null for a run that went well, or of which nothing is said. */
export const failureOf = (record: RawRecord): Failure | null => {
  const status = cellsNamed(record, statusNames)
  const errors = cellsNamed(record, errorNames)
  const bad = status.filter(({ text }) => !fine.test(text) && text !== '1')
  const reasons = [...bad, ...errors.filter(({ text }) => !nothing.test(text))]
  const words = reasons.map(({ text }) => text).join(': ')
  const ran = !bad.some(({ text }) => notRun.test(text))
  return reasons[0] ? { name: reasons[0].name, words: words.slice(0, 200), ran } : null
}
