/** Codes of what a person can mend, with the exit code each leads to. 2: input, plan or options; 3: this machine. */
export const errorCodes = {
  noPaths: 2,
  emptyPath: 2,
  pathNotFound: 2,
  notAFile: 2,
  noFiles: 2,
  noRuns: 2,
  noRunsMeant: 2,
  exportNotEmpty: 2,
  badShape: 2,
  badStoreSize: 2,
  badOption: 2,
  unknownCommand: 2,
  unknownFlag: 2,
  badFlagValue: 2,
  badSla: 2,
  unknownPreset: 2,
  badPercentile: 2,
  badDuration: 2,
  badShare: 2,
  badMix: 2,
  badNumber: 2,
  tooMany: 2,
  flagAlone: 2,
  nothingToSize: 2,
  badReport: 2,
  nothingToExplain: 2,
  unknownNumber: 2,
  reportAsked: 2,
  twoSubjects: 2,
  badChoice: 2,
  badInstant: 2,
  badDate: 2,
  badLanguage: 2,
  badFormat: 2,
  exploreNeedsResults: 2,
  planUnreadable: 2,
  planNoText: 2,
  planSyntax: 2,
  planUnknownKey: 2,
  planWrongType: 2,
  planEmpty: 2,
  planMissing: 2,
  planNoKeys: 2,
  planInvalid: 2,
  planOutOfRange: 2,
  planEntries: 2,
  planIncomplete: 2,
  planExists: 2,
  planOutside: 2,
  planPathNotFound: 2,
  planNoInputs: 2,
  planNoOut: 2,
  planSameOut: 2,
  noPlans: 2,
  badShard: 2,
  badColour: 2,
  paleColour: 2,
  brandUnreadable: 2,
  brandOutside: 2,
  brandNoFolder: 2,
  badImage: 2,
  hugeImage: 2,
  unsafeSvg: 2,
  badFont: 2,
  closedFont: 2,
  chapterNoText: 2,
  chapterUntitled: 2,
  chapterLink: 2,
  chapterImage: 2,
  templateUnknown: 2,
  templateUnsafe: 2,
  templateBroken: 2,
  unwritable: 3,
  outputLocked: 3,
  outputFailed: 3,
  noBrowser: 3,
  browserNotFound: 3,
  browserFailed: 3,
} as const satisfies Record<string, 2 | 3>

export type ErrorCode = keyof typeof errorCodes
export type ErrorValues = Readonly<Record<string, string | number>>

interface Besides {
  readonly cause?: unknown
  /** Further failures that were found together with this one, in order. */
  readonly also?: readonly UserError[]
}

/** A failure whose cause and remedy the reader understands; its sentence is in the language catalogs. */
export class UserError extends Error {
  readonly code: ErrorCode
  readonly values: ErrorValues
  readonly also: readonly UserError[]

  constructor(code: ErrorCode, values: ErrorValues = {}, { cause, also = [] }: Besides = {}) {
    super(`${code} ${JSON.stringify(values)}`, { cause })
    this.name = 'UserError'
    this.code = code
    this.values = values
    this.also = also
  }
}

/** What a call ends in: its value, or the UserError that it throws. */
export const attempt = <T>(call: () => T): T | UserError => {
  try {
    return call()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}
