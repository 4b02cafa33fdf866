/** The choice between a larger layout and copies, and gains. */
export const layouts = {
  'recommend.R0.stated':
    'One replica of the model needs at least {minGpus:count|GPU|GPUs}, as the plan states: it has to be spread over them (tensor parallel where NVLink joins them, else rather pipeline parallel, as the documentation of vLLM advises), and a replica is a replica of such a group.',
  'recommend.R0.notMeasured':
    'Only layouts with {gpus:count|GPU|GPUs} were measured. Whether the model fits fewer GPUs was not measured and is not claimed, so what each further GPU brings is not known.',
  'recommend.R1.onlyLarger':
    'Choose {larger}: {base} misses the SLA even with one request at a time, and {larger} keeps it up to concurrency {largerLimit:count}. Replicas do not make a request faster.',
  'recommend.R1.notBelow':
    'Undecided: {base} misses the SLA at the lowest concurrency measured, {baseLowest:count}, and was not measured below it. Only {larger} was shown to meet the SLA, up to {largerLimit:count}.',
  'recommend.R1.neither': 'Nothing to recommend: neither {base} nor {larger} was shown to meet the SLA at any load.',
  'recommend.R3.copiesMore':
    '{count:count} replicas of {base} give the higher throughput: {copies:rate} req/s together within the SLA (an estimate, not measured), against {measured:rate} on {larger}.',
  'recommend.R3.largerMore':
    '{larger} gives the higher throughput: {measured:rate} req/s within the SLA, against {copies:rate} estimated for {count:count} replicas of {base}.',
  'recommend.R3.overlap':
    'Undecided: {measured:rate} req/s on {larger} and {copies:rate} estimated for {count:count} replicas of {base} are not apart within what the written figures allow.',
  'recommend.R3.between':
    'Undecided: at the largest levels that pass, {measured:rate} req/s on {larger} and {copies:rate} estimated for {count:count} replicas of {base} are apart; but the true limits lie between those levels and the next, and could turn it.',
  'recommend.R3.baseOpen':
    'Undecided: {larger} gives {measured:rate} req/s within the SLA, more than the {copies:rate} estimated for {count:count} replicas of {base}; but the limit of {base} has not been found, and replicas may serve more.',
  'recommend.R3.largerOpen':
    'Undecided: {count:count} replicas of {base} are estimated at {copies:rate} req/s within the SLA, more than the {measured:rate} of {larger}; but the limit of {larger} has not been found, and it may serve more.',
  'recommend.R3.notJudged':
    'Undecided: whether the SLA holds cannot be judged on at least one of the two layouts, so that there are no two limits to compare.',
  'recommend.R3.notDivisible':
    'Undecided: the GPUs of {larger} are no multiple of those of {base}, so that no number of replicas stands against it.',
  'recommend.R3.copiesMeasured':
    'No choice to make: {larger} is replicas of {base} already (data parallel), and what they give together was measured.',
  'recommend.R3.noLimit':
    'Undecided: one of the two layouts was not shown to meet the SLA at any load, so that there is nothing to compare at.',
  'recommend.single.oneLayout':
    'Only layouts with {gpus:count|GPU|GPUs} were measured. What one more GPU brings in a larger layout is not known; what a second replica brings is an estimate.',
  'recommend.single.openLoop':
    'The layouts were measured with request rates and not with fixed concurrency: what one more GPU brings is not derived from that.',
  'recommend.single.gpusUnknown': 'The number of GPUs is not recorded: what one more GPU brings cannot be said.',
  'recommend.line': '{workload}: {text}',
  'recommend.more': 'What one more GPU brings in the other workloads is said in their sections.',
  'recommend.largerGain':
    'What {larger} brings over {base} at concurrency {concurrency:count}: mean end-to-end time {change:points}, throughput {gain:points}, GPU cost per request {cost:points}.',
  'recommend.copiesGain':
    'What {count:count} replicas of {base} would bring: {count:count} × {each:workedRate} = {copies:workedRate} req/s (as little as {allowance:percent} of it after routing), each answer taking as long as on one. An assumption, not measured.',
  'recommend.copiesGain.unjudged':
    'What {count:count} replicas of {base} would bring, if the SLA holds where they were measured: {count:count} × {each:workedRate} = {copies:workedRate} req/s (as little as {allowance:percent} of it after routing). An assumption, not measured.',
  'recommend.spare':
    'With one of {count:count} replicas lost, {remaining:rate} req/s remain (estimate); one layout over all GPUs stops with any of them.',
  'recommend.table': 'Within the SLA: the larger layout, and replicas of the smaller',
  'recommend.table.unjudged':
    'If the SLA holds where they were measured: the larger layout, and replicas of the smaller',
  'recommend.row.copies': '{count:count} × {base}, replicas',
  'recommend.row.remaining': 'the same, one replica lost',
  'recommend.atLeast': 'at least {low:rate}',
  'recommend.table.note':
    'Interval: from what the figures at the limit allow at least, to what those of the first failing level allow at most.',
  'recommend.table.note.unjudged':
    'Whether the SLA holds cannot be judged. Interval: what the written figures allow at least; no failing level bounds it.',
  'recommend.rules': 'What the choice rests on',
  'recommend.rules.note':
    'The rules in the order in which they decide. Throughput is compared at each layout’s own limit and never extrapolated to more GPUs.',
  'recommend.measure': 'To be measured:',
  'column.rule': 'Rule',
  'column.rule.state': 'Result',
  'column.rule.evidence': 'Evidence',
  'rule.R0': 'R0 Fits fewer GPUs',
  'rule.R1': 'R1 Latency',
  'rule.R2': 'R2 KV cache',
  'rule.R3': 'R3 Throughput',
  'rule.R4': 'R4 Availability',
  'rule.state.fires': 'applies',
  'rule.state.silent': 'does not apply',
  'rule.state.open': 'open',
  'rule.R0.stated': 'The plan states that one replica needs at least {minGpus:count|GPU|GPUs}.',
  'rule.R0.contradicted':
    'The plan states that one replica needs {minGpus:count|GPU|GPUs}, yet {base} served requests: the measurement counts.',
  'rule.R0.served': 'The model ran on {base}.',
  'rule.R0.nothingServed': 'No request was served on {base}.',
  'rule.R0.notMeasured': 'Fewer GPUs were not measured. That is no proof that the model does not fit.',
  'rule.R1.onlyLarger': 'The SLA fails on {base} at concurrency 1 and holds on {larger}.',
  'rule.R1.notBelow':
    'The SLA fails on {base} at {baseLowest:count}, the lowest level measured, and holds on {larger}.',
  'rule.R1.held': 'The SLA holds on {base}, up to concurrency {baseLimit:count}.',
  'rule.R1.neither': 'The SLA fails on both at the lowest level measured.',
  'rule.R1.notJudged': 'Whether the SLA holds cannot be judged.',
  'rule.R1.notCompared': 'No layout with another number of GPUs was measured.',
  'rule.R2.kvBound':
    'The KV cache of {base} holds {baseKv:count} requests of full length, that of {larger} {largerKv:count}; {larger} meets the SLA up to {largerLimit:count}.',
  'rule.R2.room':
    'The KV cache of {base} holds {baseKv:count} requests of full length, enough for the {largerLimit:count} at which {larger} meets the SLA.',
  'rule.R2.notMore':
    'The KV cache of {larger} holds no more requests ({largerKv:count}) than that of {base} ({baseKv:count}).',
  'rule.R2.kvUnknown': 'The size of the KV cache is not recorded for at least one of the two.',
  'rule.R2.notJudged': 'Whether the SLA holds cannot be judged.',
  'rule.R2.notCompared': 'No layout with another number of GPUs was measured.',
  'rule.R3.copiesMore': 'Even the least of the replicas is more than the most of {larger}.',
  'rule.R3.largerMore': 'Even the least of {larger} is more than the most of the replicas.',
  'rule.R3.overlap': 'The intervals of both overlap.',
  'rule.R3.between': 'A limit lies between two levels: what the failing level serves would turn it.',
  'rule.R3.baseOpen': 'The limit of {base} is only a lower bound.',
  'rule.R3.largerOpen': 'The limit of {larger} is only a lower bound.',
  'rule.R3.notJudged': 'Whether the SLA holds cannot be judged on at least one of the two.',
  'rule.R3.notDivisible': 'The numbers of GPUs do not divide.',
  'rule.R3.copiesMeasured': '{larger} is replicas of {base}.',
  'rule.R3.noLimit': 'At least one of the two has no load within the SLA.',
  'rule.R3.notCompared': 'No layout with another number of GPUs was measured.',
  'rule.R4.spare': 'Replicas go on when one of them is lost; one layout over all GPUs does not.',
  'rule.R4.noCopies': 'There are no replicas that would meet the SLA.',
  'rule.R4.notJudged': 'Whether replicas would meet the SLA cannot be judged.',
  'rule.R4.notCompared': 'No layout with another number of GPUs was measured.',
  'measure.copies':
    '{layout} in replicas behind a load balancer, up to {level:count} requests in flight in all: the estimate is no measurement.',
  'measure.above': '{layout} above concurrency {level:count}, until the SLA fails.',
  'measure.again': '{layout} again at concurrency {level:count}, where the points contradict each other.',
  'measure.latency': '{layout} with every percentile that the SLA is about.',
  'measure.usable': '{layout} with levels that the audit leaves: see the findings.',
  'measure.below': '{layout} below concurrency {level:count}, down to a single request.',
  'measure.larger': 'The same workload and settings on more GPUs than {layout}.',
  'measure.fewer': 'The same workload and settings on fewer GPUs than {layout}, if the model fits.',
  'measure.repeats': '{layout} at concurrency {level:count} several times, to narrow the interval.',
  'measure.between': '{layout} between concurrency {level:count}, which passes, and the next level, which fails.',
  'between.table': 'Expected at the estimated crossing (not measured)',
  'between.note':
    'Between two measured levels only, by monotone cubic interpolation; nothing is extrapolated. The error is the larger of what is usual on other sweeps and the mean error when each inner level of this sweep is left out. Advisory: no limit, user or cost is made of it.',
  'between.value': '{value} ± {error:percent}',
  'between.held': '{count:count} levels: median {median:share}, worst {worst:share}',
  'between.reason.tooFewLevels': 'not given: fewer than five levels',
  'between.reason.ownError': 'not given: fails on the levels of this sweep',
  'between.reason.metricMissing': 'not given: not recorded at every level around it',
  'between.reason.regimes': 'not given: a queue begins between the levels',
  'column.between.tpot': 'Mean TPOT',
  'column.between.held': 'Error at levels left out (throughput)',
  'formula.speedup.name': 'Gain from more GPUs',
  'formula.speedup.text': 'Throughput of the larger layout over that of the smaller one.',
  'formula.gain.text': 'What the larger layout adds, as a share of the smaller one.',
  'formula.efficiency.text': '1 when throughput grows in proportion to the GPUs.',
  'formula.cost.text': 'GPU time per request against the smaller layout.',
  'formula.interval.text': 'What the written figures allow; with repeats, from the least favourable to the most.',
  'formula.change.text': 'Measured, at equal concurrency.',
  'formula.littleChange.name': 'Change of the mean time, by Little',
  'formula.littleChange.text': 'At equal concurrency time is the inverse of throughput.',
  'formula.gpuRatio.name': 'Ratio of GPUs',
  'formula.gpuRatio.text': 'As many replicas of the smaller layout as the larger one has GPUs for.',
  'formula.replicas.name': 'Replicas',
  'formula.replicas.text': 'k replicas of X req/s each: an assumption, not a measurement.',
  'formula.remainingCopies.name': 'One replica lost',
  'formula.remainingCopies.text': 'What the other replicas give together.',
  'formula.copiesLevel.name': 'Load of all replicas',
  'formula.copiesLevel.text': 'Each at the limit of one.',
  'formula.writtenLeast.name': 'Least throughput',
  'formula.writtenLeast.text': 'What the written figures of the repeats allow at least.',
  'formula.writtenMost.name': 'Greatest throughput',
  'formula.writtenMost.text':
    'What the written figures of the repeats allow at most; the first failing level among them, as the true limit lies below it.',
  'formula.copiesLeast.name': 'Least of the replicas',
  'formula.copiesLeast.text':
    'From the least that the written figures of one replica allow, of which routing and hosts are assumed to leave the share r.',
  'formula.copiesMost.name': 'Most of the replicas',
  'formula.copiesMost.text':
    'From the most that the written figures of one replica allow, the first failing level among them.',
} as const
