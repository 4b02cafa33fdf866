/** What a person can mend, and what was not understood of a file. */
export const errors = {
  'error.noPaths': 'No input was named: give one or more result files, folders or globs, e.g. konkyo report results/',
  'error.emptyPath':
    'One of the paths is empty, as from a variable that is not set: leave it out, or write . for this folder.',
  'error.pathNotFound': '{path} does not exist: check the spelling, or quote a glob.',
  'error.notAFile': '{path} is neither a file nor a folder: pipes and devices are not read.',
  'error.noFiles':
    'No result files under {paths}: konkyo looks for .json, .jsonl, .csv, .tsv, .txt and .log; name a file itself to have it read whatever its ending.',
  'error.noRuns':
    'No benchmark run that konkyo can read in {files:count|file|files}: run "konkyo check" on the same paths for the reason of each.',
  'error.noRunsMeant': 'None of the {runs:count|run|runs} is meant by these flags: nothing was written.',
  'error.exportNotEmpty':
    'The folder {path} holds something already, which would count beside this export: name another, or delete it.',
  'error.badShape': '--shape "{text}" is not accepted: write tokens in and out, such as 1024/256 or 1024/*.',
  'error.badStoreSize': 'KONKYO_STORE_SIZE "{text}" is not accepted: write it like 2GB or 500MB.',
  'error.badOption': '{detail}. See konkyo --help.',
  'error.unknownCommand': '"{text}" is not a command: choose from {choices}, or see konkyo --help.',
  'error.unknownFlag': '{flag} is not a flag of "{command}": see konkyo {command} --help.',
  'error.badFlagValue': '{flag} is on or off and takes no value: "{text}" is not accepted.',
  'error.badSla':
    '{where} "{part}" is not a limit: write metric.statistic<=value, each once, such as ttft.p99<=3s,itl.p99<=120ms (ttft, tpot, itl, e2e; mean, median, p90 …; ms, s), or a preset.',
  'error.unknownPreset':
    '{where} "{text}" is neither a limit such as ttft.p99<=3s nor a preset: the presets are {choices}.',
  'error.badPercentile':
    '{where} "{text}" is not a percentile that can be judged: write one above p0 and below p100 with at most four decimals, such as p99 or p99.9.',
  'error.badDuration': '{where} "{text}" is not a time: write a number with ms, s, m or h, such as 3s, up to a year.',
  'error.badShare':
    '{where} "{text}" is not a share: write a percentage above 0 and up to 100, such as 1%, or a range from low to high, such as 70-80%.',
  'error.badMix':
    '{where} the weights of this mix ({text}) are not accepted: write all as percentages that add up to 100%, or all as numbers above 0, such as 80 and 20.',
  'error.badChoice': '{where} "{text}" is none of the choices: {choices}.',
  'error.badNumber': '{where} "{text}" is not accepted: write it like {example}.',
  'error.tooMany': '{where} has {count} values, and at most {bound} are taken: leave out what is not needed.',
  'error.flagAlone': '{flag} alone says too little: give {needs} as well.',
  'error.nothingToSize':
    'Nothing to size: give --throughput and --concurrency, result files, a *.report.json, --compare with --gpus, or a demand such as --employees.',
  'error.reportAsked':
    '{path} is a report.json and brings its own question: leave {flags} out, or give the result files themselves.',
  'error.twoSubjects':
    '{count:count|input is|inputs are} named where two are compared: konkyo compare OLD NEW, each a report.json, a result file or a folder (quote a glob).',
  'error.nothingToExplain':
    'Name a number and where it is: konkyo explain series-1.limit reports/demo.report.json, or result files instead of the report.',
  'error.unknownNumber': 'No number is called "{id}": the nearest are {nearest}.',
  'error.badReport': '{path} is no report.json that konkyo can use ({reason}): make it again with "konkyo report".',
  'error.badInstant': '--now "{text}" is not an instant: write ISO 8601, such as 2026-01-31T09:00:00Z.',
  'error.badDate': '{where} "{text}" is not a date of the calendar: write it like 2026-11-01 or 2026-11.',
  'error.badLanguage': '--lang "{text}" is not a language of the document: choose from {choices}.',
  'error.badFormat': '--format "{text}" is not a format: choose from {choices}.',
  'error.exploreNeedsResults':
    '{path} is a report, and the explore page needs the results it was made of: name their files or folder instead.',
  'error.planUnreadable':
    'The plan file {path} cannot be read: check that the path given to --plan is that of a file of at most 1 MB.',
  'error.planNoText':
    'The plan file {path} is in an encoding that konkyo does not read: save it as UTF-8 (UTF-16 with a byte order mark and Shift_JIS are read as well).',
  'error.planSyntax': '{where} "{text}" is not valid YAML ({detail}): mend that line.',
  'error.planUnknownKey':
    '{where} the key "{key}" is not one of the plan file: mend its spelling, or see the plan file in the README.',
  'error.planNoKeys':
    '{where} the plan is "{text}" where keys with values must stand, such as "sla: chat": see the plan file in the README.',
  'error.planEmpty': '{where} "{key}" is empty: write a value, or put # before the line.',
  'error.planMissing': '{where} "{key}" is missing here: add it with its value.',
  'error.planWrongType':
    '{where} the value of "{key}" is {text}, and must be of another type ({expected}): see the plan file in the README.',
  'error.planInvalid':
    '{where} the value of "{key}" is {text}, which is not accepted: see the plan file in the README for what it may be.',
  'error.planOutOfRange': '{where} the value of "{key}" is {text}, and must be {bound}.',
  'error.planEntries': '{where} the number of entries of "{key}" must be {bound}.',
  'error.planIncomplete': '{where} "{key}" alone says too little: give {needs} as well.',
  'error.planOutside':
    '{where} "{key}": {path} leads out of the folder that konkyo was started in, and a plan may read and write nowhere else: start it in a folder around both, or name that folder with --root.',
  'error.planPathNotFound':
    '{where} "{key}": {path} is neither a file nor a folder; the path begins at the plan file. Check the spelling.',
  'error.planNoInputs': 'The plan {path} does not say what to read: add inputs: results/ (it begins at the plan file).',
  'error.planNoOut':
    'The plan {path} does not say where its documents go: add out: reports/NAME (it begins at the plan file).',
  'error.planSameOut':
    '{where} the documents of {others} go to the same place, {target}: give each plan an "out" of its own.',
  'error.noPlans':
    'No plan under {paths}: a plan of a batch is a YAML file that says inputs: and out: at its outermost level.',
  'error.badShard': '--shard "{text}" is not accepted: write which of how many, such as 3/8, from 1 to 10,000.',
  'error.planExists': '{path} exists already and is left as it is: name another with -o.',
  'error.badColour':
    '{where} "{text}" is not a colour: write it in quotes like "#0b5394", as # begins a comment of YAML without them.',
  'error.paleColour':
    '{where} the colour {text} has a contrast of {ratio} : 1 on white paper, and needs {least} : 1 to be read: choose a darker one.',
  'error.brandUnreadable': '{where} {path} cannot be read: name a file of at most {limit:bytes}.',
  'error.brandOutside':
    '{where} {path} leads out of the folder of the plan, and a plan may name no file elsewhere: copy it beside the plan.',
  'error.brandNoFolder': '{where} {path} is not a folder: mend the path, which begins at the plan file.',
  'error.badImage': '{where} {path} is neither PNG, JPEG nor SVG, whatever its name says: save it as one of them.',
  'error.hugeImage': '{where} {path} is larger than {limit:count} × {limit:count} pixels: make it smaller.',
  'error.unsafeSvg':
    '{where} {path} holds "{text}", and a drawing may have no script, entity, style sheet or reference to elsewhere: save it as plain SVG.',
  'error.badFont': '{where} {path} is not a font that can be read: name a TTF, OTF, WOFF or WOFF2 file.',
  'error.closedFont':
    '{where} the font {path} says of itself that it may not be embedded in part (OS/2 fsType {type}): choose another font.',
  'error.chapterNoText':
    '{where} {path} is in an encoding that konkyo does not read: save it as UTF-8 (Shift_JIS is read as well).',
  'error.chapterUntitled':
    '{where} {path} does not begin with a heading: begin it with one such as "# Introduction", or give the chapter a title.',
  'error.chapterLink':
    '{where} {path}:{line} links to "{text}", and a link may only begin with https://, http:// or mailto: — mend it.',
  'error.chapterImage':
    '{where} {path}:{line} shows the image "{text}" of another place: copy it beside the chapter, and name that file.',
  'error.templateUnknown': '{where} {path} is the name of no template: a folder of templates may hold {choices}.',
  'error.templateUnsafe':
    '{where} {path}:{line} holds "{text}", which no template or style of the document may have: take it out.',
  'error.templateBroken': '{where} the template {path} cannot be used ({reason}): mend it.',
  'error.outputLocked':
    'Another konkyo is writing these documents ({holder}): wait for it; if it is no more, delete {path}.',
  'error.unwritable': '{path} cannot be written ({reason}): choose another folder with -o.',
  'error.outputFailed': 'The standard output cannot be written ({reason}): what was printed is not whole.',
  'error.noBrowser':
    'No browser for the PDF: install Chrome, Edge or Chromium, or name one with --browser or KONKYO_BROWSER. HTML and JSON do not need one. Tried: {tried}.',
  'error.browserNotFound': 'The browser {path} does not exist: mend --browser or the environment variable.',
  'error.browserFailed':
    'The browser {path} failed ({reason}): name another with --browser. HTML and JSON do not need one.',
  'problem.unreadableFile': 'cannot be read ({reason}).',
  'problem.emptyFile': 'is empty.',
  'problem.notText': 'is not text.',
  'problem.packedFile': 'is packed and was not read: unpack it, and name the folder.',
  'problem.workbook': 'is a workbook and was not read: save its sheet as CSV.',
  'problem.tooLarge': 'is larger ({bytes:bytes}) than konkyo reads ({limit:bytes}).',
  'problem.brokenParquet': 'is no Parquet file that can be read: {reason}. Write it again.',
  'problem.tooManyRows': 'has more rows ({rows:count}) than konkyo reads. Name a part of it, such as one partition.',
  'problem.unknownCodec':
    'is packed by {codec}, which is not read here (ZSTD is by Node.js 22.15 and newer). Write it with Snappy, GZIP, Brotli or unpacked.',
  'problem.withoutSamples':
    '{runs:count|run was|runs were} measured with per-request data, which rows do not hold: what rests on it alone (intervals, audits of the start, pooled repeats) needs the original files, named in the column file.',
  'problem.ownReport': 'is a report of konkyo itself, or its manifest.',
  'problem.brokenJson': 'JSON breaks at line {line}, column {column} (near "{near}").',
  'problem.truncatedJson': 'JSON that starts at line {line} is cut off.',
  'problem.nonObjectMember': '{count:count|member|members} of the list: no objects.',
  'problem.shiftedHeader': 'the rows have {row:count|cell|cells}, the header {header}: no name can be trusted.',
  'problem.raggedRow': 'the row has {row:count|cell|cells}, the header {header}.',
  'problem.unnamedColumn': 'column {column} has values in {rows:count|row|rows} and no name; ignored.',
  'problem.duplicateColumn': '{columns:count|column is|columns are} called "{name}"; the first is used.',
  'problem.unclearNumbers':
    '{cells:count|number is|numbers are} not read: the comma in {text} may be a decimal one or one of thousands. Write a decimal point.',
  'problem.brokenTable': 'quotes do not close from line {line}.',
  'problem.notNumbers':
    'not numbers, and taken for missing: {fields}. Write plain numbers (1135.2), without separators or units.',
  'problem.impossibleNumber': '{field} is {text}, which no benchmark can have measured: the run carries no verdict.',
  'problem.repeatedKey': 'the key "{key}" is given more than once; the last value was read.',
  'problem.arraysDisagree': 'the per-request arrays differ in length and are not used.',
  'problem.rowWithoutRun': 'holds no run.',
  'problem.errorObject': 'holds an error message instead of a result.',
  'problem.tableWithoutRuns': 'a table without benchmark runs.',
  'problem.otherToolRow':
    'a row of {tool}: a table cannot carry it, as its words mean other things. Give the file that {tool} wrote.',
  'problem.emptyBelow':
    '{column} is empty below "{text}": left out. Write it in every row (merged cells hold it in the first alone).',
  'problem.unreadCount': '{field} is "{text}", which is no number of GPUs: not recorded.',
  'problem.otherTool': 'a result of {tool}, which konkyo does not read yet.',
  'problem.otherClient':
    'a result of {tool} in the log of another client, not read: keep the log of each in a file of its own.',
  'problem.noObject': 'JSON that holds only {near}: no results were written.',
  'problem.noData': 'text that begins with "{near}", and no {ending} file: get the file again.',
  'problem.notRecognised': 'not a format that konkyo knows ({kind}).',
  'problem.backendFailed': '{backend} was not measured: {words}',
  'problem.nearTo': 'not a format that konkyo knows ({kind}); nearest to {tool}, but without {missing}.',
  'problem.partOf': 'belongs to the run in {path} and is counted there.',
  'problem.partAlone': 'completes a run of {tool} whose main file is not in the same folder, and holds none alone.',
  'problem.mixture': 'takes several loads together and is no level; the files of the single loads are read.',
  'problem.rateNotReached':
    'asked for {asked:rate} req/s, and the client sent {sent:rate}: taken as a level of the rate that was sent.',
  'problem.tokenTimesShort':
    'token times are {share:percent} of what the latencies leave for them, so that tokens were miscounted: mean TPOT is worked out from the latencies, and other statistics of TPOT and ITL are left out.',
  'problem.runElsewhere': 'tells of a run without its result: {file} is not here.',
  'problem.cutShort': 'was stopped before its end: counts and times are of what had come back.',
  'problem.sideFile': 'no result ({kind}).',
  'problem.guessedColumns': 'columns read by their names and units: {columns}.',
  'problem.mappedColumns': 'columns read as the plan says (columns, entry {entries}): {columns}.',
  'problem.absentColumns':
    'columns that the plan names are not there, and nothing stands in for them: {columns}. The table has {there}.',
  'problem.unclearColumns':
    'columns not read, as their names leave open what they measure or in which unit: {columns}.',
  'problem.failedRun': 'the row calls its run a failure ({words}): counted as a run in which nothing completed.',
  'problem.invalidResult': 'the tool itself does not call this a valid result ({words}): not read.',
  'problem.warmUp': 'warm-up by its name ("{word}"): {runs:count|run|runs} left out.',
  'problem.repeatedRun': 'the same run as in {place}; counted there.',
  'problem.editedCopy':
    'the same run as in {place} with other values of {fields}: one of the two was edited, and this level carries no pass. Keep the file that the tool wrote.',
  'problem.sentAtOnce':
    'sends {requests:count} requests at once, and is no level: {throughput:rate} req/s is how fast they were worked off, not a rate that was offered. Listed; used for no limit.',
  'problem.heapAtOnce':
    'hands over all requests at once, and is no level: {throughput:rate} req/s is how fast they were worked off, not a rate that was offered. Listed; used for no limit.',
  'problem.batchLatency':
    'times whole batches one after another, {mean:seconds} on average: neither the TTFT nor the E2EL of a request, and no level of a load.',
  'problem.steadyPart':
    'times {seconds:seconds} at full concurrency apart ({throughput:rate} req/s); not used, as every number here is that of the whole run.',
  'problem.rampedRate': 'changes its request rate while it runs, and is no steady level. Listed; used for no limit.',
  'problem.tracedArrivals': 'plays back recorded arrivals, and is no level of a rate. Listed; used for no limit.',
  'problem.sessions':
    'plays back {concurrency:count|session|sessions} at a time, which had {inFlight:rate} requests in flight on average, and is no level of requests. Listed; used for no limit.',
  'problem.loadUnknown': 'states neither a concurrency nor a request rate and cannot be placed.',
  'unplaced.unknown':
    'No run can be placed ({count:count|run|runs} read): neither a concurrency nor a request rate is stated. Put the concurrency into the name of each file (c64.json), or into each record as a plain number (max_concurrency).',
  'unplaced.atOnce':
    'No run can be placed ({count:count|run|runs} read): all requests are sent at once, which is no level. Measure with a cap on requests in flight (--max-concurrency) or at a request rate.',
  'unplaced.changing':
    'No run can be placed ({count:count|run|runs} read): the load changes while a run lasts. Measure at a fixed concurrency or request rate.',
} as const
