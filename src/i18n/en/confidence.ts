/** How sure verdicts are, where statistics lie, and how many requests meet all limits at once. */
export const confidenceMessages = {
  'standing.confirmedPass': 'pass, confirmed',
  'standing.pass': 'pass',
  'standing.undecided': 'undecided',
  'standing.fail': 'fail',
  'standing.confirmedFail': 'fail, confirmed',
  'standing.unknown': 'not judged',
  'standing.undecided.pass': 'pass, undecided',
  'standing.undecided.fail': 'fail, undecided',
  'standing.text':
    'Values are those of whole runs, start-up burst included. Confirmed: what will last of the run (a closed loop without its first wave and its end) bears the verdict out at 95%, by an exact test in as many independent requests as their measured dependence leaves, or by three or more long repeats; and the 95% interval has an end on the same side of the limit. Undecided: the measured value falls on one side of the limit and its 95% interval reaches over to the other, so that a longer run may turn the verdict. An undecided pass still counts as a pass; more requests or repeats at that level decide it.',
  'unconfirmed.levels': '{workload}, {layout}, {levels}: not confirmed, because {reason}.',
  'unconfirmed.reason.fewRequests':
    'there are too few independent requests for a value so near the limit; more requests decide it',
  'unconfirmed.reason.noSteadyPart': 'the first wave cannot be told from what will last',
  'unconfirmed.reason.equalLengths':
    'answers of nearly one length begin and end in step, so that all requests of a run are one sample',
  'unconfirmed.reason.lengthsUnknown':
    'the lengths of single answers are not known: where they are equal, all requests of a run are one sample',
  'unconfirmed.reason.summaryOnly': 'a summary does not tell how far requests depend on each other',
  'unconfirmed.reason.noPercentile': 'there is no such test of a mean',
  'unconfirmed.remedy.repeats':
    'A pass would be confirmed by three or more repeats with new seeds, of at least {least} requests each, or by single requests with answers of varied lengths.',
  'unconfirmed.remedy.requests': 'Single requests in the results would tell (--save-detailed).',
  'standing.goodput':
    'Joint goodput: requests per second that meet every limit at once, and their share of all that were sent (counted request by request, a request by its own gaps). With ≥ it is the least that a summary proves, of the limits on single requests alone, since a summary of gaps says nothing of requests; — where nothing is proven.',
  'column.goodput': 'Joint goodput (req/s)',
  'goodput.counted': '{rate}\u00a0({share:percent})',
  'goodput.bound': '≥\u00a0{rate}\u00a0({share:percent})',
  'number.intervalLow': 'Lower end of the 95% interval of {limit}',
  'number.intervalHigh': 'Upper end of the 95% interval of {limit}',
  'number.effective': 'Independent requests that the sample of {limit} is worth',
  'number.testedRequests': 'Requests on which {limit} was tested',
  'number.testedEffective': 'Independent requests that those are worth',
  'number.testedShare': 'Share of them beyond {limit}',
  'number.testedChance': 'Chance of that share were {limit} just met',
  'number.rank': 'Rank among the values of {limit}',
  'number.rankOf': 'Values of {limit}, in all',
  'number.good': 'Requests that meet every limit',
  'number.goodOf': 'Requests that goodput was counted among',
  'number.goodShare': 'Share of requests that meet every limit',
  'number.goodLow': 'Lower end of the 95% interval of that share',
  'number.goodHigh': 'Upper end of the 95% interval of that share',
  'number.goodRate': 'Joint goodput',
} as const
