/** Requests of several lengths that arrive together. */
export const mixMessages = {
  'section.mix': 'Mixes of workloads',
  'mix.text':
    'What a layout carries when requests of several lengths arrive together. None of this was measured: each is combined from what the layout allows when all requests are of one class, by the utilization law. A request of a class takes 1/X of the machine for a second, X being the throughput of its class at the limit, and the shares together take no more than the whole machine.',
  'mix.assumption':
    'Assumption: a mixed batch slows each class no more than in proportion to the share of the machine that the others take. Where percentiles are exceeded only together, or where long inputs hold up the decoding of others, the true limit can be lower. All values are estimates until the mix itself has been measured.',
  'mix.name': 'Mix {number}',
  'mix.name.model': '{name} ({model})',
  'mix.classes': '{name}: what is asked for',
  'mix.table': '{name}: joint limit (estimate)',
  'mix.shares': '{name}: what each class takes at the joint limit (estimate)',
  'mix.steps': '{name}: arithmetic, {layout}',
  'mix.notMeasured':
    'None of its classes was measured on any layout: nothing can be said of this mix. Measure each of its lengths first.',
  'mix.incomplete': '{layout}: no estimate. {classes}.',
  'mix.missing.notMeasured': '{name} was not measured',
  'mix.missing.differs': '{name} was measured only with other settings',
  'mix.missing.openLoop': '{name} was measured at arrival rates only, without a concurrency',
  'mix.missing.noLimit': '{name} has no concurrency that is shown to meet the SLA',
  'mix.note':
    'Governing class: the one that takes most of the machine, so that its share moves the limit most. With headroom: the mean load at which independent arrivals take more than the whole machine with a chance of at most {overflow:percent}.',
  'mix.censored':
    '≥: a class passes as far as it was tested, so that its limit, and this one, are lower bounds as far as that class goes.',
  'mix.atLeast': '≥ {value}',
  'mix.confirm':
    'To confirm it, measure the mix itself: requests drawn in these shares, {plan}; judge all of them together, and each class by itself, by the same SLA.',
  'mix.confirm.one':
    'on {layout} at concurrency {level:count} and, as an open loop, at {rate:rate} requests/s',
  'column.mix.class': 'Class',
  'column.mix.lengths': 'Tokens in / out',
  'column.mix.weight': 'Share of requests',
  'column.mix.throughput': 'Joint limit (req/s)',
  'column.mix.concurrency': 'Mean in flight',
  'column.mix.latency': 'Mean time',
  'column.mix.governing': 'Governing class',
  'column.mix.headroom': 'With headroom (req/s)',
  'column.mix.own': 'Alone: concurrency',
  'column.mix.ownRate': 'Alone: req/s',
  'column.mix.machine': 'Share of the machine',
  'column.mix.inFlight': 'Mean in flight',
  'step.mix.throughput': 'Joint limit, requests/s',
  'step.mix.throughput.formula': '1 / ({terms})',
  'step.mix.throughput.term': '{share:share} / {throughput:rate}',
  'step.mix.concurrency': 'Mean requests in flight',
  'step.mix.concurrency.formula': '{throughput:rate} × ({terms})',
  'step.mix.concurrency.term': '{share:share} × {level:count} / {throughput:rate}',
  'trail.mix': 'Mixes of workloads',
  'formula.mixShare.name': 'Share of a class',
  'formula.mixShare.text': 'w is its weight, W those of all classes.',
  'formula.mixThroughput.name': 'Joint limit of a mix',
  'formula.mixThroughput.text':
    'Weighted harmonic mean of the throughputs of the classes at their own limits; an estimate.',
  'formula.mixConcurrency.name': 'In flight at the joint limit',
  'formula.mixConcurrency.text': "Little's law, each class with its own time at its own limit; an estimate.",
  'formula.mixMachine.name': 'Share of the machine',
  'formula.mixMachine.text':
    's is the share of the requests, A the joint limit, X the throughput of the class alone.',
  'formula.mixInFlight.name': 'Class in flight',
  'formula.mixInFlight.text': 'k is the share of the machine, C the limit of the class alone.',
  'formula.mixLoad.name': 'Headroom of a mix',
  'formula.mixLoad.text':
    'The number of each class in flight is Poisson, and one of it takes 1/C of the machine: large requests need more room than their mean.',
} as const
