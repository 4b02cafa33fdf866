import type { ErrorMessageId, ProblemMessageId } from '../catalog.ts'

/** What a person can mend: the place, what is wrong, the remedy. */
export const errorMessages: Readonly<Record<ErrorMessageId, string>> = {
  'error.noPaths':
    'No input was named: give one or more result files, folders or globs, e.g. konkyo report results/',
  'error.pathNotFound': '{path} does not exist: check the spelling, or quote a glob.',
  'error.noFiles':
    'No result files under {paths}: konkyo looks for .json, .jsonl, .csv, .tsv, .txt and .log; name a file itself to have it read whatever its ending.',
  'error.noRuns':
    'None of the {files} files holds a benchmark run that konkyo can read: run "konkyo check" on the same paths for the reason of each.',
  'error.badOption': '{detail}. See konkyo --help.',
  'error.badSla':
    '{where} "{part}" is not a limit: write metric.statistic<=value, each once, such as ttft.p99<=3s,itl.p99<=120ms (ttft, tpot, itl, e2e; mean, median, p90 …; ms, s), or a preset.',
  'error.badDuration': '{where} "{text}" is not a time: write a number with ms, s, m or h, such as 3s.',
  'error.badShare':
    '{where} "{text}" is not a share: write a percentage above 0 and up to 100, such as 1% or 70-80%.',
  'error.badMix':
    '{where} the weights of this mix are not accepted: write all as percentages that add up to 100%, or all as numbers above 0, such as 80 and 20.',
  'error.badChoice': '{where} "{text}" is none of the choices: {choices}.',
  'error.badNumber': '{where} "{text}" is not accepted: write it like {example}.',
  'error.flagAlone': '{flag} alone says too little: give {needs} as well.',
  'error.nothingToSize':
    'Nothing to size: give --throughput and --concurrency, result files, a *.report.json, --compare with --gpus, or a demand such as --employees.',
  'error.reportAsked':
    '{path} is a report.json and brings its own question: leave {flags} out, or give the result files themselves.',
  'error.twoSubjects':
    '{count} inputs are named where two are compared: konkyo compare OLD NEW, each a report.json, a result file or a folder (quote a glob).',
  'error.nothingToExplain':
    'Name a number and where it is: konkyo explain series-1.limit reports/demo.report.json, or result files instead of the report.',
  'error.unknownNumber': 'No number is called "{id}": the nearest are {nearest}.',
  'error.badReport':
    '{path} is no report.json that konkyo can use ({reason}): make it again with "konkyo report".',
  'error.badInstant': '--now "{text}" is not an instant: write ISO 8601, such as 2026-01-31T09:00:00Z.',
  'error.badLanguage': '--lang "{text}" is not a language of the document: choose from {choices}.',
  'error.badFormat': '--format "{text}" is not a format: choose from {choices}.',
  'error.planUnreadable': 'The plan file {path} cannot be read: check the path given to --plan.',
  'error.planSyntax': '{where} is not valid YAML ({detail}): mend that line.',
  'error.planUnknownKey':
    '{where} the key "{key}" is not one of the plan file: mend its spelling, or see the plan file in the README.',
  'error.planWrongType':
    '{where} the value of "{key}" must be of another type ({expected}): see the plan file in the README.',
  'error.planInvalid':
    '{where} the value of "{key}" is not accepted: see the plan file in the README for what it may be.',
  'error.planIncomplete': '{where} "{key}" alone says too little: give {needs} as well.',
  'error.unwritable': '{path} cannot be written ({reason}): choose another folder with -o.',
  'error.noBrowser':
    'No browser for the PDF: install Chrome, Edge or Chromium, or name one with --browser or KONKYO_BROWSER. HTML and JSON do not need one. Tried: {tried}.',
  'error.browserNotFound': 'The browser {path} does not exist: mend --browser or the environment variable.',
  'error.browserFailed':
    'The browser {path} did not start ({reason}): name another with --browser. HTML and JSON do not need one.',
}

export const problemMessages: Readonly<Record<ProblemMessageId, string>> = {
  'problem.unreadableFile': 'cannot be read ({reason}).',
  'problem.emptyFile': 'is empty.',
  'problem.notText': 'is not text.',
  'problem.tooLarge': 'is larger ({bytes:bytes}) than konkyo reads ({limit:bytes}).',
  'problem.ownReport': 'is a report of konkyo itself.',
  'problem.brokenJson': 'JSON breaks at line {line}, column {column} (near "{near}").',
  'problem.truncatedJson': 'JSON that starts at line {line} is cut off.',
  'problem.nonObjectMember': '{count} members of the list are not objects.',
  'problem.shiftedHeader': 'the rows have {row} cells, the header {header}: no name can be trusted.',
  'problem.raggedRow': 'the row has {row} cells, the header {header}.',
  'problem.unnamedColumn': 'column {column} has values in {rows} rows and no name; ignored.',
  'problem.duplicateColumn': '{columns} columns are called "{name}"; the first is used.',
  'problem.brokenTable': 'quotes do not close from line {line}.',
  'problem.impossibleNumber':
    '{field} is {text}, which no benchmark can have measured: the run carries no verdict.',
  'problem.arraysDisagree': 'the per-request arrays differ in length and are not used.',
  'problem.rowWithoutRun': 'holds no run.',
  'problem.errorObject': 'holds an error message instead of a result.',
  'problem.tableWithoutRuns': 'a table without benchmark runs.',
  'problem.otherTool': 'a result of {tool}, which konkyo does not read yet.',
  'problem.notRecognised': 'not a format that konkyo knows ({kind}).',
  'problem.warmUp': 'warm-up: {runs} runs left out.',
  'problem.repeatedRun': 'the same run as in {place}; counted there.',
  'problem.loadUnknown': 'states neither a concurrency nor a request rate and cannot be placed.',
}
