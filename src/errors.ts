/** Codes of what a person can mend, with the exit code each leads to. 2: input, plan or options; 3: this machine. */
export const errorCodes = {
  noPaths: 2,
  pathNotFound: 2,
  noFiles: 2,
  noRuns: 2,
  badOption: 2,
  badSla: 2,
  badDuration: 2,
  badShare: 2,
  badMix: 2,
  badNumber: 2,
  flagAlone: 2,
  nothingToSize: 2,
  badReport: 2,
  nothingToExplain: 2,
  unknownNumber: 2,
  reportAsked: 2,
  twoSubjects: 2,
  badChoice: 2,
  badInstant: 2,
  badLanguage: 2,
  badFormat: 2,
  planUnreadable: 2,
  planSyntax: 2,
  planUnknownKey: 2,
  planWrongType: 2,
  planInvalid: 2,
  planIncomplete: 2,
  unwritable: 3,
  noBrowser: 3,
  browserNotFound: 3,
  browserFailed: 3,
} as const satisfies Record<string, 2 | 3>

export type ErrorCode = keyof typeof errorCodes
export type ErrorValues = Readonly<Record<string, string | number>>

/** A failure whose cause and remedy the reader understands; its sentence is in the language catalogs. */
export class UserError extends Error {
  readonly code: ErrorCode
  readonly values: ErrorValues

  constructor(code: ErrorCode, values: ErrorValues = {}, options: { readonly cause?: unknown } = {}) {
    super(`${code} ${JSON.stringify(values)}`, options)
    this.name = 'UserError'
    this.code = code
    this.values = values
  }
}
