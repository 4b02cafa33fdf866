/**
 * konkyo as a library: the steps of the pipeline under the names that the command line uses.
 *
 * Times are seconds, lengths tokens, loads requests in flight or requests/s, shares fractions of 1; what is absent is `null`,
 * never 0. The same files, plan and stamp give the same report. Whatever a person can mend is thrown as a `UserError`.
 */
export { UserError, type ErrorCode, type ErrorValues } from './errors.ts'
export {
  answer as analyze,
  answered,
  brandOf,
  examine,
  exploreMaker,
  pageMaker,
  render,
  understand,
  type Answered,
  type Inquiry,
  type Rendering,
  type Step,
} from './pipeline.ts'
export { version } from './version.ts'
export type { Stamp } from './analysis/report.ts'
export type { Brand } from './brand/brand.ts'
export type { Locale } from './i18n/locale.ts'
export type { Plan } from './model/plan.ts'
export type { Report } from './model/report.ts'
export type { Run } from './model/run.ts'
export type { OutputId, Workshop } from './outputs/index.ts'
export type { QuestionFlags } from './question/resolve.ts'
export type { Recognised } from './recognition/recognise.ts'
