import type { MappedColumn } from './columns.ts'

/** What can be wrong with an input, apart from its numbers. The comment lists `values`; `where` points into the file. */
export type ProblemCode =
  /** Reading failed. `reason`: the system's code, such as EACCES. */
  | 'unreadableFile'
  /** Nothing but white space. No values. */
  | 'emptyFile'
  /** Binary, or in an encoding that is none of UTF-8, UTF-16 with a mark, Shift_JIS. No values. */
  | 'notText'
  /** An archive or a compressed file; not read. No values. */
  | 'packedFile'
  /** A workbook of a spreadsheet program; not read. No values. */
  | 'workbook'
  /** Not read. `bytes`: its size; `limit`: the largest that is read. */
  | 'tooLarge'
  /** A Parquet file that breaks its format, or asks for more memory or time than it is worth; left out. `reason`. */
  | 'brokenParquet'
  /** A Parquet file of more values than are read; left out. `rows`. */
  | 'tooManyRows'
  /** A Parquet file packed by what is not read here; left out. `codec`: its name. */
  | 'unknownCodec'
  /** Rows of runs whose files had per-request data, which rows have not. `runs`: how many. */
  | 'withoutSamples'
  /** Written by konkyo itself, skipped. No values. */
  | 'ownReport'
  /** JSON that breaks the grammar; the value is left out. `line`, `column`: from 1; `near`: the text found there. */
  | 'brokenJson'
  /** A JSON value that stops in the middle, at the end of the file or before the next record; left out. `line`: where the value starts. */
  | 'truncatedJson'
  /** A key that one JSON object has more than once; the last value is read. `key`: with those of the objects around it. */
  | 'repeatedKey'
  /** Members of a JSON array that are no objects, left out. `count`: how many; `where`: the first. */
  | 'nonObjectMember'
  /** Every row is wider than the header, so no name can be trusted; the table is left out. `header`, `row`: cells in each. */
  | 'shiftedHeader'
  /** A row with more cells than the header has, or too few to tell which; left out. `header`, `row`: cells in each. */
  | 'raggedRow'
  /** A column that has values but no name; they are ignored. `column`: from 1; `rows`: how many have a value. */
  | 'unnamedColumn'
  /** Columns of the same name; the first is used. `name`; `columns`: how many. */
  | 'duplicateColumn'
  /** Numbers whose comma may be a decimal one or one of thousands; left out. `cells`: how many; `text`: the first. */
  | 'unclearNumbers'
  /** A table with a quote that does not close; left out. `line`: where the row with it begins. */
  | 'brokenTable'
  /** Per-request arrays that contradict the summary beside them. No values. */
  | 'arraysDisagree'
  /** A number that nothing measured can be: the run that it stands in carries no verdict. `field`; `text`: as written. */
  | 'impossibleNumber'
  /** Fields for a number that hold other text. `fields`: the first, each with its text; `count`: how many. */
  | 'notNumbers'
  /** A row of a results table that holds no run. No values. */
  | 'rowWithoutRun'
  /** An engine of a comparison that gave an error in place of numbers. `backend`; `words`: its own. */
  | 'backendFailed'
  /** The error answer of a server or client. No values. */
  | 'errorObject'
  /** A table of something else than runs. No values. */
  | 'tableWithoutRuns'
  /** A row of another tool's result, in a table. `tool`: its name. */
  | 'otherToolRow'
  /** A row of hardware or model that is empty below one that is filled; left out. `column`; `text`: of the one above. */
  | 'emptyBelow'
  /** A number of GPUs that is none; not recorded. `field`; `text`. */
  | 'unreadCount'
  /** A result of another tool. `tool`: its name. */
  | 'otherTool'
  /** A result in the log of another client; not read. `tool`: whose it is. */
  | 'otherClient'
  /** None of the formats konkyo knows. `kind`: object, table or text. */
  | 'notRecognised'
  /** A text in a file that is called data: a page, a pointer, broken quotes. `ending`; `near`: how it begins. */
  | 'noData'
  /** JSON that holds no object: an empty list, null, a number. `near`: how it begins. */
  | 'noObject'
  /** None of the formats konkyo knows, and near to one. `kind`; `tool`: of that one; `missing`: keys of it that are not there. */
  | 'nearTo'
  /** Tells of a run that another file tells more of; nothing of it counts by itself. `path`: that file. */
  | 'partOf'
  /** Completes a run whose main file is not in its folder; alone it holds none. `tool`. */
  | 'partAlone'
  /** Several loads taken together, no level; the files of the single ones are read. No values. */
  | 'mixture'
  /** A rate that the client did not reach: the level is the one that it sent. `asked`, `sent`: requests/s. */
  | 'rateNotReached'
  /** Token times shorter than the latencies allow: only their mean is worked out. `share`: of what the latencies leave for them. */
  | 'tokenTimesShort'
  /** Beside a run whose own result is not here. `file`: the name that the tool gives it. */
  | 'runElsewhere'
  /** A run that somebody stopped: counts and times are of what had come back. No values. */
  | 'cutShort'
  /** No result and never meant to be one, found in a folder. `kind`: config, log or notes. */
  | 'sideFile'
  /** Columns read by their names and units. `columns`: each with the result key that it was taken for. */
  | 'guessedColumns'
  /** Columns read as the plan says. `columns`: each with what it holds; `entries`: of the plan's `columns`, by number. */
  | 'mappedColumns'
  /** Columns that the plan names and the table has not: what they hold is not read from any other. `columns`; `there`: those it has. */
  | 'absentColumns'
  /** Columns that seem to measure something, whose names leave open what or in which unit; not read. `columns`. */
  | 'unclearColumns'
  /** A row that calls its run a failure: nothing completed. `words`: its own. */
  | 'failedRun'
  /** A result that its own tool does not call valid; not read. `words`: its own. */
  | 'invalidResult'
  /** Warm-up runs, told by a name and left out. `runs`: how many; `word`: of that name. */
  | 'warmUp'
  /** A run that is also in another place, counted there. `path`, `at`: that place. */
  | 'repeatedRun'
  /** The same, and the two contradict each other. `path`, `at`; `fields`: in what. */
  | 'editedCopy'
  /** A run that names neither a concurrency nor a request rate. No values. */
  | 'loadUnknown'
  /** All requests at once, no level. `requests`: how many; `throughput`: requests/s while they were worked off. */
  | 'sentAtOnce'
  /** Requests handed over at once whose number is not told. `throughput`: requests/s while they were worked off. */
  | 'heapAtOnce'
  /** Whole batches timed, one after another: no run. `mean`: seconds of a batch. */
  | 'batchLatency'
  /** The client timed the part of the run at full concurrency apart, which is not used. `seconds`; `throughput`: requests/s in it. */
  | 'steadyPart'
  /** A rate that climbs or falls during the run, no level. No values. */
  | 'rampedRate'
  /** Arrivals played back from a recording, no level. No values. */
  | 'tracedArrivals'
  /** A concurrency of sessions, no level of requests. `concurrency`: how many; `inFlight`: requests in flight on average. */
  | 'sessions'

export interface Problem {
  readonly code: ProblemCode
  /** '' the whole file, or a place in it: 'line:3', 'line:3/0', '/2', 'row:4', 'column:2'; the first, where `values.times` counts more. */
  readonly where: string
  readonly values: Readonly<Record<string, string | number>>
}

/** A problem of a place, or of the whole file. */
export const problem = (code: ProblemCode, where = '', values: Problem['values'] = {}): Problem => ({
  code,
  where,
  values,
})

export interface Source {
  /** s1, s2 … in the order of reading. */
  readonly id: string
  /** With forward slashes; relative to the working folder when below it, otherwise as the user began it. */
  readonly path: string
  /** Hexadecimal; '' when the file could not be read. */
  readonly sha256: string
  readonly bytes: number
}

/** One JSON object. `at`: '' the whole file, 'line:3' one of several, '/2' a member of an array. */
interface ObjectDocument {
  readonly kind: 'object'
  readonly at: string
  readonly value: Readonly<Record<string, unknown>>
  /** Keys of it that were given more than once: the last value is the one that was read. */
  readonly twice?: readonly string[]
}

/** One data row, cells trimmed and by column name. `at`: 'row:4', counted in lines of the file from 1. */
export interface TableRow {
  readonly at: string
  readonly cells: Readonly<Record<string, string>>
  /** Columns of one name that hold different values in it: the first is the one that was read. */
  readonly twice?: readonly string[]
}

/** Columns with a name, in order; a first column without a name that labels the rows has the name ''. */
export interface TableDocument {
  readonly kind: 'table'
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  /** What the plan says of its columns, by which of its entries, counted from 1. */
  readonly mapped?: { readonly columns: readonly MappedColumn[]; readonly entries: readonly number[] }
}

interface TextDocument {
  readonly kind: 'text'
  readonly text: string
}

/** A piece of a file that can be understood alone. */
export type Document = ObjectDocument | TableDocument | TextDocument

export interface ReadSource extends Source {
  /** Asked for by its own path, and not met in a folder or by a pattern. */
  readonly named?: boolean
  /** Its path within what was asked for; without it, all of its path. */
  readonly within?: string
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
}

/** The name of a file, without its folders. */
export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The folder of a file, with the slash at its end; '' is the one that everything is told from. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
