import { type Document, isMap, isScalar, visit } from 'yaml'
import { attempt, UserError } from '../errors.ts'
import { decode } from '../reading/documents.ts'
import { askedCost, parseMix } from './asked.ts'
import { aliasOffset, faultsOf, planText, type PlanText } from './plan-faults.ts'
import { type PlanFile, planFileSchema } from './plan-schema.ts'
import type { Locale } from '../i18n/locale.ts'
import type { Format } from '../model/documents.ts'
import { parseFormats, parseLocales } from './choice.ts'

/** Places of the plan's values, so that a later error (a bad duration) can still point at line and column. */
export interface LocatedPlan {
  readonly values: PlanFile
  readonly where: (...path: readonly PropertyKey[]) => string
}

const lineAndColumn = ({ values }: UserError): readonly number[] =>
  (/:(\d+):(\d+)$/.exec(String(values['where'])) ?? []).slice(1).map(Number)

const inOrder = (a: UserError, b: UserError): number => {
  const [[line = 0, column = 0], [otherLine = 0, otherColumn = 0]] = [lineAndColumn(a), lineAndColumn(b)]
  return line - otherLine || column - otherColumn
}

const alike = ({ code, values }: UserError): string => `${code} ${values['where']} ${values['key']}`

/** All faults as one error, in the order of lines; what several say of one place alike is said once. */
const refuse = (faults: readonly UserError[]): never => {
  const told = new Map(faults.toSorted(inOrder).map((fault) => [alike(fault), fault]))
  const [first, ...also] = told.values()
  throw new UserError(first!.code, first!.values, { also })
}

const syntaxError = (plan: PlanText, offset: number, detail: string): UserError =>
  new UserError('planSyntax', { where: plan.whereIs(offset), text: plan.lineAt(offset), detail })

/** Labels are text: `1.10` is another version than `1.1`, and `001` keeps its zeros. */
const keepLabels = (document: Document): void => {
  const paper = document.get('document')
  if (!isMap(paper)) return
  visit(paper, {
    Pair: (_, { key, value }) => {
      const isLabel = isScalar(key) && (key.value === 'version' || key.value === 'number')
      if (isLabel && isScalar(value) && typeof value.value === 'number') value.value = value.source
    },
  })
}

/** Plain values. Aliases without anchor are refused, and those nested to blow up (yaml allows a hundred). */
const plainOf = (plan: PlanText): unknown => {
  const { document } = plan
  const faults = document.errors.map(({ pos, code }) => syntaxError(plan, pos[0], code))
  if (faults.length > 0) refuse(faults)
  keepLabels(document)
  try {
    return document.toJS() ?? {}
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return refuse([syntaxError(plan, aliasOffset(document), 'BAD_ALIAS')])
  }
}

/** What a check finds in a part that is right in itself. */
const faultIn = <T>(part: T | undefined, check: (part: T) => unknown): readonly UserError[] => {
  const outcome = part === undefined ? null : attempt(() => check(part))
  return outcome instanceof UserError ? [outcome] : []
}

/** Faults between values, also where other parts of the plan have faults of their own. */
const betweenValues = (written: unknown, where: LocatedPlan['where']): readonly UserError[] => {
  const { cost, mix } = planFileSchema.shape
  const parts = typeof written === 'object' && written !== null ? written : {}
  const mixes = mix.safeParse(Reflect.get(parts, 'mix')).data ?? []
  return [
    ...faultIn(cost.safeParse(Reflect.get(parts, 'cost')).data, (one) => askedCost(one, where)),
    ...mixes.flatMap((one, i) => faultIn(one, () => parseMix(one, where('mix', i)))),
  ]
}

/** Checks the bytes of a plan file; what is thrown is a UserError with `path:line:column` that holds all that is wrong. */
export const locatedPlan = (path: string, bytes: Uint8Array): LocatedPlan => {
  const text = decode(bytes)
  if (text === null) throw new UserError('planNoText', { path })
  const plan = planText(path, text)
  const written = plainOf(plan)
  const { data, error } = planFileSchema.safeParse(written)
  const faults = [...faultsOf(error?.issues ?? [], plan), ...betweenValues(written, plan.where)]
  return data && faults.length === 0 ? { values: data, where: plan.where } : refuse(faults)
}

/** A path as a plan writes it, and where. */
export interface PlannedPath {
  readonly path: string
  /** Place in the plan and the key, for messages. */
  readonly where: string
  readonly key: string
}

/** What a plan says of files: what is read, and where the documents go, as what. Null where it says nothing. */
export interface PlannedFiles {
  readonly inputs: readonly PlannedPath[]
  readonly out: PlannedPath | null
  readonly formats: readonly Format[] | null
  readonly locales: readonly Locale[] | null
}

export const noFiles: PlannedFiles = { inputs: [], out: null, formats: null, locales: null }

export const plannedFiles = ({ values, where }: LocatedPlan): PlannedFiles => {
  const { inputs = [], out, formats, lang } = values
  const listed =
    typeof inputs === 'string'
      ? [{ path: inputs, where: where('inputs'), key: 'inputs' }]
      : inputs.map((path, i) => ({ path, where: where('inputs', i), key: 'inputs' }))
  return {
    inputs: listed,
    out: out === undefined ? null : { path: out, where: where('out'), key: 'out' },
    formats: formats === undefined ? null : parseFormats(formats, where('formats')),
    locales: lang === undefined ? null : parseLocales(lang, where('lang')),
  }
}
