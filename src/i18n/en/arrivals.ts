/** Arrivals that are promised, and what other models of them would allow. */
export const arrivals = {
  'promise.replay':
    'The planning rate is {rate:plannedRate} req/s ({utilization:percent} of the throughput at the limit). It is simulated, not measured: on {servers:count|model server|model servers} calibrated to the measurements and consistent with them, at least {sustained:workedRate} req/s stay within the SLA, and {margin:share} is deducted for what the model misses.',
  'promise.decided':
    'The planning rate is {rate:plannedRate} req/s ({utilization:percent} of the throughput at the limit): {grounds}. {beside}',
  'promise.beside.replay':
    'Simulated beside it as a check: on {servers:count|model server|model servers} calibrated to the measurements and consistent with them, at least {sustained:workedRate} req/s stay within the SLA; less {margin:share} for what the model misses, {less:plannedRate} req/s.',
  'promise.beside.nothing':
    'Simulated servers meet the SLA at no rate of random arrivals, which the requests that were sent contradict.',
  'promise.beside.overflow':
    'Keeping the overflow probability (more than {limit:count} requests in flight) at or below {overflow:givenShare} would give {overflowRate:plannedRate} req/s.',
  'promise.nothing':
    'No planning rate can be given: the levels that pass leave no room for requests that come at random (one at a time only, gaps between tokens near their threshold, or long gaps hidden because requests are sent in step), or servers that replay the sweep meet the SLA at no rate of such requests. An open-loop run may show one.',
  'promise.expected':
    'Expected, not a commitment: {expected:rate} req/s ± {error:percent}, which the server that replays the sweep best carries.',
  'promise.note.replay': '{utilization:percent} of the throughput at the limit; simulated, not measured',
  'promise.note.law': '{utilization:percent} of the throughput at the limit; derived, not measured',
  'promise.note.share':
    '{utilization:percent} of the throughput at the limit, by the planned share; derived, not measured',
  'promise.note.throughput': 'the throughput at the limit; simulated servers carry more',
  'promise.note.measured':
    '{utilization:percent} of the throughput at the limit; less than was measured with random arrivals',
  'promise.note.expected':
    '{note}. Expected of the server that fits best: {expected:rate} req/s ± {error:percent} (estimate)',
  'promise.estimate': '{expected:rate} req/s ± {error:percent}',
  'promise.table': 'What the planning rate rests on: {layout}',
  'promise.row.rate': 'Planning rate',
  'promise.row.shown': 'Requests at random',
  'promise.row.shown.kept': 'sent at this rate they met the SLA, which decides the planning rate',
  'promise.row.shown.broken': 'sent at this rate they missed the SLA, which decides the planning rate',
  'promise.row.carried': 'Server adjusted to them',
  'promise.row.carried.text':
    'carries this (simulated): the best model server, made slower or faster until it replays requests at random as they were measured; of several runs the least',
  'promise.row.off': 'Deduction from their rate',
  'promise.row.off.adjusted': 'down to a little less than that server carries, within bounds; set on simulated servers',
  'promise.row.off.fixed':
    'set on simulated servers, as no server of the sweep could be adjusted to them: single requests are not recorded with their times, or it would carry more than was measured',
  'promise.row.expectation': 'Expected arrivals',
  'promise.row.expectation.text':
    'the model server that replays the measurements best, without a deduction: an estimate with its error, not a commitment',
  'promise.row.rule': 'Rule',
  'promise.rule.replay': 'replay',
  'promise.rule.overflow': 'overflow',
  'promise.rule.replay.text':
    'Arrivals at random are replayed on model servers calibrated to the levels {levels}; every threshold must hold in the steady state on each of them.',
  'promise.rule.overflow.text':
    'more requests than {limit:count} in flight are rare: the highest level up to the limit at which gaps leave room for requests that come at random (judged ITL at most 60% of its threshold, its standard deviation at most 20%).',
  'promise.rule.unjudged.text': 'more requests in flight than the measured level are rare; the SLA is not judged',
  'promise.refused.unjudged': 'Nothing was replayed: the SLA was not judged.',
  'promise.refused.unusable': 'No replay of the whole sweep: what was measured at {levels} cannot be used.',
  'promise.refused.limit':
    'No replay of the whole sweep: a replay knows percentiles up to p99.9, and the SLA has a threshold on a mean or on a higher one.',
  'promise.refused.notClosed':
    'No replay of the whole sweep: at {levels} the concurrency was not simply kept filled, as requests were sent at a rate or some other way.',
  'promise.refused.noCount':
    'No replay of the whole sweep: the results do not say how many requests completed at {levels}.',
  'promise.refused.noTtft': 'No replay of the whole sweep: the results contain no mean TTFT at {levels}.',
  'promise.refused.noItl': 'No replay of the whole sweep: the results contain no mean ITL of single gaps at {levels}.',
  'promise.refused.noE2el':
    'No replay of the whole sweep: the results contain at {levels} neither a mean E2EL nor the TPOT and output tokens that it follows from.',
  'promise.refused.noSpread':
    'No replay of the whole sweep: the results give no standard deviation of TTFT, or none of E2EL beside its percentiles, at {levels}, where lengths may vary.',
  'promise.refused.unlike':
    'No replay of the whole sweep: the results at {levels} contain other statistics than those of the lowest level, and what one level lacks no other makes up for.',
  'promise.refused.fewLevels':
    'Nothing was replayed: a model server is calibrated to three levels or more, and the sweep has fewer.',
  'promise.refused.contradiction':
    'No replay of the whole sweep: TTFT, ITL, E2EL and throughput of the levels contradict each other, so that no server and no single workload can have them all.',
  'promise.refused.noServer': 'Nothing was replayed: no model server gives times that are near those of the sweep.',
  'promise.refused.error':
    'No replay decides: its estimate might be off by half or more, or by too much for times that were not recorded (E2EL).',
  'promise.refused.less':
    'No replay decides: the model server that fits best carries what the overflow rule gives, and others that fit do not.',
  'promise.lowered':
    'A replay (concurrency {levels}) only lowers the rate here: the overflow rule gives {overflowRate:plannedRate} req/s.',
  'promise.row.delay': 'Delay of first tokens',
  'promise.row.delay.text':
    'of each first token, in which the server works for others, as of a network or a gateway; servers without it fit the measurements worse',
  'promise.row.answers': 'Lengths of answers',
  'promise.row.answers.alike': 'all alike',
  'promise.row.answers.varied': '± {variation:percent}',
  'promise.row.answers.text':
    'assumed (standard deviation over mean), as the results do not say how E2EL varies: replayed all alike, with 50% and with 100%; of those consistent with the data the one that carries least {use}. Recording E2EL tells it',
  'promise.row.answers.use.replay': 'decides',
  'promise.row.answers.use.overflow': 'gives the times of answers that users who wait are counted with',
  'promise.row.servers': 'Candidate servers',
  'promise.row.servers.text':
    'kinds of scheduling, step sizes and limits on running requests that are consistent with the data; the one that carries least decides',
  'promise.row.sustained': 'Carried by every candidate',
  'promise.row.sustained.text':
    'simulated arrivals at random, before the deduction. A server that replays the measurements faster than they were meets as many more, and one that replays its gaps shorter is held to a threshold as much stricter',
  'promise.row.margin': 'Deduction',
  'promise.row.margin.text':
    'larger where the servers fit worse, where few requests of uneven length run at once, and where late first tokens come much later than replayed. The best of them replays the sweep with a mean relative error of {misfit:percent}',
  'promise.row.overflowRate': 'By the overflow rule',
  'promise.row.overflowRate.text':
    'for comparison: at most 85% of the load at which P(n > {limit:count}) ≤ {overflow:givenShare}, where {limit:count} is the highest level whose gaps leave room for random arrivals',
  'promise.row.limitedBy': 'First threshold to be missed',
  'promise.limitedBy.throughput': 'the highest throughput measured is carried',
  'promise.limitedBy.concurrency': 'the limit on requests in flight',
  'promise.row.limitedBy.text': 'what a candidate server misses first when more arrive',
  'promise.note':
    'No figure of this table is measured. The rules are validated on simulated servers, some with mechanics that the model does not know, and not on this server: an open-loop run above the planning rate confirms them.',
  'assumption.server': 'Model servers',
  'assumption.server.text':
    'Continuous batching, first come first served; prefill chunked or first. The time of a step depends on its requests and tokens; calibrated to each set of measurements',
  'assumption.answers': 'Lengths of answers in simulations',
  'assumption.answers.text':
    'All alike, or varying by 50% or 100% (standard deviation over mean), whichever of those consistent with the data carries least: the results do not say how E2EL varies',
  'compare.noise.estimate': 'by the error of the estimate',
  'compare.reason.rule': 'derived by different rules',
  'models.table': 'What other arrival models would allow: {layout}',
  'models.note':
    'For comparison only: nothing else in this document is derived from it. All models accept a chance of {overflow:givenShare}. The load is the share of the throughput at the limit.',
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
    'Not computed: throughput still grows at the highest level that can be used, so that the curve beyond is unknown.',
  'model.absent.noTtftLimit': 'Not computed: the SLA has no threshold on TTFT, so no wait is defined.',
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
  'formula.allowedWait.text': 'The TTFT threshold less the judged TTFT at the limit.',
  'formula.waitingLoad.name': 'Load, excess waits',
  'formula.waitingLoad.text':
    'First in, first out; for exponential times in the system, and careful where they vary less.',
  'formula.rejectingLoad.name': 'Load, excess turned away',
  'formula.rejectingLoad.text': 'The share e of all requests is refused.',
  'formula.poisson.name': 'Derived headroom',
  'formula.poisson.text':
    'Mean number in flight, for independent arrivals and any distribution of service times; conservative, because below the limit requests are faster.',
  'formula.utilization.name': 'Share of the throughput',
  'formula.utilization.text': 'Arrivals as a share of the throughput at the limit.',
  'formula.arrivals.name': 'Arrivals by the overflow rule',
  'formula.arrivals.text':
    "Little's law with the time at a level, R = C / X: of the levels up to the limit, the one that gives most. Of the mean in flight that keeps the chance, k is planned for; alone it broke the SLA on 3% of the servers that npm run validate simulates.",
  'formula.replay.name': 'Carried by every model server',
  'formula.replay.text':
    'The largest rate of arrivals at random at which every threshold holds on every candidate server s; found by simulation, with the same random numbers each time.',
  'formula.misfit.name': 'Misfit',
  'formula.misfit.text':
    'Mean relative error of throughput, of the mean and p99 TTFT and of the p99 gap (latencies count half) at the levels compared, for the best server. It says how far to trust the replay; candidates are ranked by their tension instead.',
  'formula.candidates.name': 'Candidate servers',
  'formula.candidates.text':
    'Calibrated servers whose tension is near the least: the root mean square of the errors of throughput and of mean, spread and tail of TTFT and gaps, each over the error that a good model makes. Requests that are all alike run in step and hardly show how a server schedules; then the best server of the other way stays too.',
  'formula.delay.name': 'Delay of first tokens',
  'formula.delay.text':
    'Where every server has a tension above 2 whose prefill takes all that a first token takes at the lowest level, servers are tried that work for 3 to 70% of it; D is the rest of the one that carries least. A tension above 2.75 or a misfit above 10% then gives no replay.',
  'formula.answerVariation.text':
    "Of v = 0, 0.5 and 1 (standard deviation over mean) those whose best server has a tension near the least, without those whose estimate may be off by half if others are not; the one that carries least decides. Where E2EL is missing too, its mean is TTFT + TPOT · (L − 1) of answers that are all alike, and else follows from the gaps, which add up to the times of all answers after their first tokens: as many for a token as Little's law (C = X · R) leaves at the lowest level.",
  'formula.margin.name': 'Deduction from a replay',
  'formula.margin.text':
    'Larger where the best server fits worse (tension), where few requests of uneven length run at once (variation over the square root of how many), where all requests are alike and run in step, where the variation of answers is assumed, where first tokens have a delay, where arrivals come in bursts, and where first tokens near the limit come more than twice as late as replayed; set on simulated servers.',
  'formula.promised.text': 'S is carried by every model server, m the deduction.',
  'formula.tested.name': 'Rate that requests at random have shown',
  'formula.tested.text': 'The largest rate that met the SLA, or the lowest that missed it, less a deduction.',
  'formula.testedOnBusyDay.name': 'Rate of a mean day that requests at random have shown',
  'formula.testedOnBusyDay.text':
    'As above, where the rate varies by v from day to day: what was offered is that of the busiest day that counts, z standard deviations above the mean.',
  'formula.adjusted.name': 'Arrivals that a server adjusted to the run carries',
  'formula.adjusted.text':
    'The best model server, made slower or faster until it replays the run at R as it was measured: the same requests, sent at the same times. The arrivals are simulated with requests drawn from these; of several runs the least counts. What chance made of the arrivals of the run is then not taken for the server.',
  'formula.runMargin.name': 'Deduction from requests at random',
  'formula.runMargin.text':
    'What leaves K less the share o, but no less than l and no more than h; set on simulated servers.',
  'formula.setMargin.name': 'Fixed deduction from requests at random',
  'formula.setMargin.text':
    'Of a run to which no model server could be adjusted: set on simulated servers; where the SLA was met, more for fewer than 2,500 requests and for bursts. Of loads at random without a sweep beside them, a tenth.',
  'formula.expected.name': 'Expected arrivals',
  'formula.expected.text': 'The server with the least tension alone, without a deduction: an estimate.',
  'formula.expectedError.name': 'Error of the expected arrivals',
  'formula.expectedError.text': 'Its low end is S · (1 − m): what every model server carries, less the deduction.',
  'formula.burstyMean.name': 'Largest mean load of bursty arrivals',
  'formula.burstyMean.text': 'As of Poisson arrivals, with the burstiness b and the variation v from day to day.',
  'formula.burstyArrivals.name': 'Arrivals by the overflow rule, of bursts',
  'formula.burstyArrivals.text': 'As the overflow rule, with the burstiness b and the variation v from day to day.',
  'formula.plannedArrivals.name': 'Arrivals at the planned share',
  'formula.plannedArrivals.text': 'The planned share of the throughput.',
  'formula.cubic.name': 'Between two levels',
  'formula.cubic.text':
    'Monotone cubic interpolation, never outside the two levels around it; of repeats the largest mean.',
  'formula.holdOut.name': 'Error of a level left out',
  'formula.holdOut.text': 'Each inner level predicted from all others; given are its size over the levels.',
  'formula.queueWait.name': 'Wait for a slot',
  'formula.queueWait.text':
    'Mean time to the first token where both levels queue; S is the number that runs at once, C · (1 − TTFT / E2EL).',
  'formula.queueHoldOut.name': 'Error of the wait',
  'formula.queueHoldOut.text': 'The wait for a slot at each queued level, against what was measured there.',
  'formula.largest.name': 'Error given',
  'formula.largest.text': 'The larger of what is usual on other sweeps and what this sweep shows.',
} as const
