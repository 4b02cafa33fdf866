/** What other models of the arrivals would allow. */
export const arrivalMessages = {
  'models.table': 'What other arrival models would allow: {layout}',
  'models.note':
    'For comparison only: nothing else in this document is derived from it. All models accept a chance of {overflow:percent}. The load is the share of the throughput at the limit.',
  'models.curveNote':
    'The model with the measured curve is optional: it trusts the whole sweep, and is therefore held at {cap:percent} at most.',
  'column.model': 'Arrivals and excess load',
  'column.model.condition': 'What is assumed',
  'column.model.load': 'Mean load',
  'column.model.rate': 'Mean arrivals (req/s)',
  'model.poisson': 'Independent arrivals',
  'model.bursty': 'Bursty arrivals',
  'model.curve': 'Independent arrivals, measured curve',
  'model.waiting': 'Excess waits',
  'model.rejecting': 'Excess is turned away',
  'model.poisson.text':
    'More than {limit:count} in flight is a violation; every request takes as long as at the limit.',
  'model.bursty.text':
    'The same, with gaps of gamma shape {burstiness} and a day-to-day variation of the rate of {dayToDay:percent}.',
  'model.curve.text': 'The same, answered at the throughput that was measured for each number in flight.',
  'model.waiting.text':
    'At most {limit:count} are served, others queue: the chance of a wait over {wait:latency}, which the TTFT limit leaves at the limit, is held at that chance.',
  'model.rejecting.text': 'At most {limit:count} are served, others are refused at once: that share is refused.',
  'model.absent.arrivalsNotGiven':
    'Not computed: the plan gives neither a burstiness nor a variation from day to day (arrivals).',
  'model.absent.fewLevels': 'Not computed: fewer than five measured concurrencies.',
  'model.absent.noPlateau':
    'Not computed: throughput still grows at the highest measured concurrency, so that the curve beyond is unknown.',
  'model.absent.noTtftLimit': 'Not computed: the SLA has no limit on TTFT, so no wait is defined.',
  'assumption.burstiness': 'Burstiness of the arrivals (1 is Poisson, less is burstier)',
  'assumption.dayToDay': 'Variation of the rate from day to day',
  'formula.poissonLoad.name': 'Load, independent arrivals',
  'formula.poissonLoad.text': 'The derived headroom as a share of the limit.',
  'formula.burstyLoad.name': 'Load, bursty arrivals',
  'formula.burstyLoad.text':
    'b is the gamma shape of the gaps, v the variation of the rate from day to day; negative binomial with that mean and variance.',
  'formula.curveLoad.name': 'Load, measured curve',
  'formula.curveLoad.text':
    'n requests in flight are answered at the measured rate X(n), interpolated and flat beyond the last level; m is the cap.',
  'formula.allowedWait.name': 'Wait that the SLA leaves',
  'formula.allowedWait.text': 'The TTFT limit less the judged TTFT at the limit.',
  'formula.waitingLoad.name': 'Load, excess waits',
  'formula.waitingLoad.text':
    'First in, first out; for exponential times in the system, and careful where they vary less.',
  'formula.rejectingLoad.name': 'Load, excess turned away',
  'formula.rejectingLoad.text': 'The share e of all requests is refused.',
} as const
