import type { AuditId, AuditReasonId } from '../audits/index.ts'
import type { ChartLabel } from '../charts/chart.ts'
import type { ChartId } from '../charts/index.ts'
import type { ErrorCode } from '../errors.ts'
import type { ProblemCode } from '../model/source.ts'
import type { TermId } from './terms.ts'
import type { FormulaId } from '../model/formula.ts'
import type { compareMessages } from './en/compare.ts'
import type { answerMessages } from './en/answer.ts'
import type { documentMessages } from './en/document.ts'
import type { tableMessages } from './en/table.ts'
import type { explainMessages } from './en/explain.ts'
import type { nextMessages } from './en/next.ts'
import type { sizeMessages } from './en/size.ts'
import type { terminalMessages } from './en/terminal.ts'

/** Everything that must be said, derived from the registries: a new audit, chart or error asks for its sentences here. */
export type AuditMessageId = `audit.${AuditId}.title` | `audit.${AuditId}.advice` | `audit.${AuditReasonId}`
export type ChartMessageId = `chart.${ChartId}.${'title' | 'description'}` | `chart.${ChartLabel}`
export type ErrorMessageId = `error.${ErrorCode}`
export type ProblemMessageId = `problem.${ProblemCode}`
export type TermMessageId = `term.${TermId}.${'name' | 'meaning'}`
export type FormulaMessageId = `formula.${FormulaId}.${'name' | 'text'}`

export type MessageId =
  | AuditMessageId
  | ChartMessageId
  | ErrorMessageId
  | ProblemMessageId
  | TermMessageId
  | FormulaMessageId
  | keyof typeof compareMessages
  | keyof typeof answerMessages
  | keyof typeof documentMessages
  | keyof typeof tableMessages
  | keyof typeof explainMessages
  | keyof typeof nextMessages
  | keyof typeof sizeMessages
  | keyof typeof terminalMessages

/** One language, whole. A missing or a surplus sentence does not compile. */
export type Catalog = Readonly<Record<MessageId, string>>
