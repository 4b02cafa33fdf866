import type { AuditId, AuditReasonId } from '../audits/index.ts'
import type { ChartFinding, ChartLabel } from '../charts/chart.ts'
import type { ChartId, DecisionChartId } from '../charts/index.ts'
import type { Missing } from '../diagnoses/diagnosis.ts'
import type { DiagnosisId, DiagnosisReasonId } from '../diagnoses/index.ts'
import type { ErrorCode } from '../errors.ts'
import type { FormulaId } from '../formulas/index.ts'
import type { LayoutReasonId, LayoutRuleId } from '../layouts/index.ts'
import type { ToolNote } from '../model/metric.ts'
import type { ProblemCode } from '../model/source.ts'
import type { Symptom } from '../model/report.ts'
import type { Term } from '../model/documents.ts'
import type { en } from './en/index.ts'

type Written = typeof en

/** What ids have behind a beginning: `servers` of `number.servers`, and nothing that goes on behind another dot. */
export type EndOf<Beginning extends string> = Exclude<
  Extract<keyof Written, `${Beginning}.${string}`> extends `${Beginning}.${infer End}` ? End : never,
  `${string}.${string}`
>

export type NumberId = EndOf<'number'>

/** What the registries ask for: a new audit, chart or error asks for its sentences here. */
type RegisteredId =
  | `audit.${AuditId}.${'title' | 'advice'}`
  | `audit.${AuditReasonId}`
  | `chart.${ChartId | DecisionChartId}.${'title' | 'description'}`
  | `chart.${ChartFinding | ChartLabel}`
  | `diagnosis.${DiagnosisId}.${'title' | 'action'}`
  | `diagnosis.${DiagnosisReasonId}`
  | `error.${ErrorCode}`
  | `formula.${Exclude<FormulaId, NumberId>}.name`
  | `formula.${FormulaId}.text`
  | `missing.${Missing}`
  | `problem.${ProblemCode}`
  | `rule.${LayoutRuleId | LayoutReasonId}`
  | `symptom.${Symptom}.${'sign' | 'cause' | 'action'}`
  | `term.${Term}.${'name' | 'meaning'}`
  | `toolNote.${ToolNote}`

type Registry =
  | 'audit'
  | 'chart'
  | `diagnosis.${DiagnosisId}`
  | 'error'
  | 'formula'
  | 'missing'
  | 'problem'
  | `rule.${LayoutRuleId}`
  | 'symptom'
  | 'term'
  | 'toolNote'

type FormulaName = `formula.${FormulaId}.name`

/** Sentences for what no registry knows. */
type Unasked = Exclude<Extract<keyof Written, `${Registry}.${string}`>, RegisteredId | FormulaName>

/** One language as it is written. A missing sentence does not compile, nor does one for nothing. */
export type WrittenCatalog = Readonly<Record<keyof Written | RegisteredId | `nothing asks for ${Unasked}`, string>>

export type MessageId = keyof Written | FormulaName

/** One language, whole. */
export type Catalog = Readonly<Record<MessageId, string>>

type Value = string | number | null | undefined
export type Values = Readonly<Record<string, Value>>

type Placeholder<Message extends string> = Message extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `${infer Name}:${string}` ? Name : Inside) | Placeholder<Rest>
  : never

/** Sentences whose values come out of a report or an error, where each reason has its own: these are checked when they are said. */
type RecordedId = Extract<
  MessageId,
  `${'audit' | 'chart' | 'decision.condition' | 'diagnosis' | 'error' | 'next.gain' | 'problem' | 'rule'}.${string}`
>

/** A formula that is written without a name is called as the number of its id. */
type PlaceholderOf<Id extends MessageId> = Id extends keyof Written
  ? Placeholder<Written[Id]>
  : Id extends `formula.${infer Number extends NumberId}.name`
    ? Placeholder<Written[`number.${Number}`]>
    : never

/** Sentences that need no value. */
export type PlainId = { [Id in MessageId]: [PlaceholderOf<Id>] extends [never] ? Id : never }[MessageId]

/** A value for each placeholder of the English messages, and none for anything else. */
export type ValuesOf<Id extends MessageId> = [Id] extends [RecordedId]
  ? [values?: Values]
  : [PlaceholderOf<Id>] extends [never]
    ? []
    : [values: Readonly<Record<PlaceholderOf<Id>, Value>>]
