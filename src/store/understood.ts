import type { Document, Problem, ProblemCode, ReadSource } from '../model/source.ts'

/** What the bytes of a file were understood as. */
export type Understood = Pick<ReadSource, 'documents' | 'problems'>

/** What reading alone can find wrong with a file. */
const codes: ReadonlySet<string> = new Set<ProblemCode>([
  'emptyFile',
  'notText',
  'tooLarge',
  'ownReport',
  'brokenJson',
  'truncatedJson',
  'repeatedKey',
  'nonObjectMember',
  'shiftedHeader',
  'raggedRow',
  'unnamedColumn',
  'duplicateColumn',
  'unclearNumbers',
  'brokenTable',
])

type Some = Readonly<Record<string, unknown>>

const isSome = (value: unknown): value is Some => typeof value === 'object' && value !== null && !Array.isArray(value)

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')

const isRow = (value: unknown): boolean =>
  isSome(value) &&
  typeof value['at'] === 'string' &&
  (value['twice'] === undefined || areTexts(value['twice'])) &&
  isSome(value['cells']) &&
  Object.values(value['cells']).every((cell) => typeof cell === 'string')

const isDocument = (value: unknown): value is Document => {
  if (!isSome(value)) return false
  const { kind, at, twice, header, rows, text } = value
  if (kind === 'text') return typeof text === 'string'
  if (kind === 'table') return areTexts(header) && Array.isArray(rows) && rows.every(isRow)
  const isObject = kind === 'object' && typeof at === 'string' && isSome(value['value'])
  return isObject && (twice === undefined || areTexts(twice))
}

const isProblem = (value: unknown): value is Problem =>
  isSome(value) &&
  codes.has(String(value['code'])) &&
  typeof value['where'] === 'string' &&
  isSome(value['values']) &&
  Object.values(value['values']).every((one) => typeof one === 'string' || typeof one === 'number')

/** True for what has the shape of what reading gives; its values are as untrusted as those of the file. */
export const isUnderstood = (value: unknown): value is Understood =>
  isSome(value) &&
  Array.isArray(value['documents']) &&
  value['documents'].every(isDocument) &&
  Array.isArray(value['problems']) &&
  value['problems'].every(isProblem)
