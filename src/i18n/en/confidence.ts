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
    'Confirmed: an exact test, which takes requests for independent, bears the verdict out at 95%, and so does the 95% interval as far as its ends are known. Undecided: the measured value falls on one side of the limit and its 95% interval reaches over to the other, so that a longer run may turn the verdict. An undecided pass still counts as a pass; more requests or repeats at that level decide it.',
  'standing.goodput':
    'Joint goodput: requests per second that meet every limit at once, and their share of all that were sent (counted request by request, a request by its own gaps). With ≥ it is the least that a summary proves, of the limits on single requests alone, since a summary of gaps says nothing of requests; — where nothing is proven.',
  'column.goodput': 'Joint goodput (req/s)',
  'goodput.counted': '{rate}\u00a0({share:percent})',
  'goodput.bound': '≥\u00a0{rate}\u00a0({share:percent})',
  'number.intervalLow': 'Lower end of the 95% interval of {limit}',
  'number.intervalHigh': 'Upper end of the 95% interval of {limit}',
  'number.effective': 'Independent requests that the sample of {limit} is worth',
  'number.rank': 'Rank among the values of {limit}',
  'number.rankOf': 'Values of {limit}, in all',
  'number.good': 'Requests that meet every limit',
  'number.goodOf': 'Requests that goodput was counted among',
  'number.goodShare': 'Share of requests that meet every limit',
  'number.goodLow': 'Lower end of the 95% interval of that share',
  'number.goodHigh': 'Upper end of the 95% interval of that share',
  'number.goodRate': 'Joint goodput',
} as const
