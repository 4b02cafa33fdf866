import type { AuditId, AuditReasonId } from '../audits/index.ts'
import type { ChartLabel } from '../charts/chart.ts'
import type { ChartId } from '../charts/index.ts'
import type { Missing } from '../diagnoses/diagnosis.ts'
import type { DiagnosisId, DiagnosisReasonId } from '../diagnoses/index.ts'
import type { ErrorCode } from '../errors.ts'
import type { ProblemCode } from '../model/source.ts'
import type { TermId } from './terms.ts'
import type { LayoutReasonId, LayoutRuleId } from '../layouts/index.ts'
import type { FormulaId } from '../formulas/index.ts'
import type { arrivalMessages } from './en/arrivals.ts'
import type { compareMessages } from './en/compare.ts'
import type { confidenceMessages } from './en/confidence.ts'
import type { costMessages } from './en/cost.ts'
import type { costSensitivityMessages } from './en/cost-sensitivity.ts'
import type { decisionMessages } from './en/decision.ts'
import type { demandMessages } from './en/demand.ts'
import type { answerMessages } from './en/answer.ts'
import type { documentMessages } from './en/document.ts'
import type { tableMessages } from './en/table.ts'
import type { explainMessages } from './en/explain.ts'
import type { initMessages } from './en/init.ts'
import type { mixMessages } from './en/mix.ts'
import type { layoutMessages } from './en/layouts.ts'
import type { nextMessages } from './en/next.ts'
import type { promiseMessages } from './en/promise.ts'
import type { sensitivityMessages } from './en/sensitivity.ts'
import type { sizeMessages } from './en/size.ts'
import type { bottleneckMessages } from './en/diagnosis.ts'
import type { steadyMessages } from './en/steady.ts'
import type { terminalMessages } from './en/terminal.ts'

/** Everything that must be said, derived from the registries: a new audit, chart or error asks for its sentences here. */
export type AuditMessageId = `audit.${AuditId}.title` | `audit.${AuditId}.advice` | `audit.${AuditReasonId}`
export type ChartMessageId = `chart.${ChartId}.${'title' | 'description'}` | `chart.${ChartLabel}`
export type DiagnosisMessageId =
  | `diagnosis.${DiagnosisId}.${'title' | 'action'}`
  | `diagnosis.${DiagnosisReasonId}`
  | `missing.${Missing}`
export type ErrorMessageId = `error.${ErrorCode}`
export type ProblemMessageId = `problem.${ProblemCode}`
export type TermMessageId = `term.${TermId}.${'name' | 'meaning'}`
export type LayoutMessageId = `rule.${LayoutRuleId}` | `rule.${LayoutReasonId}`
export type FormulaMessageId = `formula.${FormulaId}.${'name' | 'text'}`

export type MessageId =
  | AuditMessageId
  | ChartMessageId
  | DiagnosisMessageId
  | ErrorMessageId
  | ProblemMessageId
  | TermMessageId
  | FormulaMessageId
  | LayoutMessageId
  | keyof typeof arrivalMessages
  | keyof typeof compareMessages
  | keyof typeof confidenceMessages
  | keyof typeof costMessages
  | keyof typeof costSensitivityMessages
  | keyof typeof decisionMessages
  | keyof typeof demandMessages
  | keyof typeof answerMessages
  | keyof typeof documentMessages
  | keyof typeof tableMessages
  | keyof typeof explainMessages
  | keyof typeof initMessages
  | keyof typeof mixMessages
  | keyof typeof layoutMessages
  | keyof typeof nextMessages
  | keyof typeof promiseMessages
  | keyof typeof sensitivityMessages
  | keyof typeof sizeMessages
  | keyof typeof bottleneckMessages
  | keyof typeof steadyMessages
  | keyof typeof terminalMessages

/** One language, whole. A missing or a surplus sentence does not compile. */
export type Catalog = Readonly<Record<MessageId, string>>
