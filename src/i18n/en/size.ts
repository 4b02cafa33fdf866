/** What the calculator says. */
export const size = {
  'size.short.layout': 'One server',
  'size.short.limit': 'Limit',
  'size.short.every': 'Users every {seconds:number} s',
  'size.short.think': 'Users, think {seconds:number} s',
  'size.short.demand': 'Demand',
  'size.short.demand.arrivals': '{rate:rate} req/s',
  'size.short.demand.outputTokens': '{tokens:number} output tok/s',
  'size.short.demand.totalTokens': '{tokens:number} total tok/s',
  'size.short.demand.at': '{demand}, {rate:rate} req/s at {length:number}',
  'size.short.demand.employees': '{people} employees ({rate:rate} req/s)',
  'size.short.demand.open': '{users:users} every {seconds:number} s',
  'size.short.demand.closed': '{users:users}, think {seconds:number} s',
  'size.short.demand.inFlight': '{users:users} at once',
  'size.short.demand.peakDay': '{demand}, peak day {peak}',
  'size.short.peakDay': 'Servers and loads are of the peak day; a normal day has {share:share} of it.',
  'size.tooSlow': '{layouts}: left out of {demand}, since an answer takes longer than that.',
  'size.noLatency': '{layouts}: left out of {demand}, since the time of an answer at the planning rate is not known.',
  'size.noConcurrency': '{layouts}: left out of {demand}, since no limit of requests in flight was measured.',
  'size.unsized': '{layouts}: left out of {demand}, since the tokens of a request are not known.',
  'size.short.load': 'Load each',
  'size.short.cost': 'Cost',
  'size.short.doubts': 'Note',
  'size.doubt.unjudged': 'assumed: not judged',
  'size.doubt.contradiction': 'contradictory results',
  'size.doubt.openLimit': 'limit not known',
  'size.doubt.served': 'for {input:tokens} in / {output:tokens} out, as served',
  'size.planned.report': 'planning rate of the report',
  'size.planned.assumed': 'planning rate if the SLA holds at this load',
  'size.short.compare': '{base} to {scaled} req/s: {gain:points} ({low:points} to {high:points} by rounding)',
  'size.short.unjudged.typed': 'Assumed: the SLA holds at the limit that was typed.',
  'size.short.unjudged.results': 'Assumed where the results do not show it: the SLA holds at the limit.',
  'size.pool.upTo':
    'As one pool, behind one load balancer that sends each request to the server with the fewest in flight: up to {saved:count|server|servers} fewer than at random.',
  'size.short.tooMany': '—: even {most:count} servers are too few, and more are not counted.',
  'size.short.unserved': 'For servers, add a path to results, or --throughput and --concurrency.',
  'size.short.detail': 'Every step and the other rules: --detail.',
  'size.short.more': '{count:count|more row|more rows}, every step and the other rules: --detail.',
  'size.typed': 'Typed numbers',
  'size.tagged': '{text} [{nature}]',
  'size.nature.measured': 'measured',
  'size.nature.synthetic': 'synthetic',
  'size.nature.given': 'given',
  'size.nature.assumed': 'assumed',
  'size.nature.derived': 'derived',

  'size.layout.throughput': 'X = {throughput:workedRate} req/s',
  'size.layout.throughput.tokens':
    'X = {tokens:number} output tokens/s / {length:number} = {throughput:workedRate} req/s',
  'size.layout.concurrency': 'C = {concurrency:count|request|requests} in flight',
  'size.layout.latency':
    "R = C / X = {concurrency:count} / {throughput:workedRate} = {latency:seconds} by Little's law",
  'size.layout.latency.measured': 'R = {latency:seconds}, the mean time of an answer at this load',
  'size.layout.unjudged': 'The SLA holds at this load',

  'size.loads': 'Mean load of one server: a requests in flight, λ arrivals',
  'size.load.full':
    '{share:share}, saturation without margin: a = C = {inFlight:number}, λ = X = {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.load.full.offered':
    '{share:share}, without margin: λ = X = {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.load.fixed':
    '{share:share}, planned share: a = {share:number} × {concurrency:count} = {inFlight:number}, λ = {share:number} × {throughput:workedRate} = {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.load.fixed.offered':
    '{share:share}, planned share: λ = {share:number} × {throughput:workedRate} = {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.load.poisson':
    '{share:share}, Poisson arrivals, P(n > {concurrency:count}) ≤ {overflow:givenShare}: a = {inFlight:number}, λ = a / R = {inFlight:number} / {latency:number} = {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.load.reported':
    '{share:share}, {planned}: a = λ R = {inFlight:number}, λ = {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.load.reported.offered': '{share:share}, {planned}: λ = {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.load.planned':
    '{share:share}, planning rate: λ = min(0.85 × a(C), a(C − 1)) / R = {rate:workedRate} req/s = {minute:workedRate} a minute, with a of Poisson arrivals and room for the request that comes',
  'size.load.planned.bursty':
    '{share:share}, planning rate: λ = min(0.85 × a(C), a(C − 1)) / R = {rate:workedRate} req/s = {minute:workedRate} a minute, with a of bursty arrivals and room for the request that comes',
  'size.load.bursty':
    '{share:share}, bursty arrivals (burstiness {burstiness:number}, day to day ±{variation:percent}), P(n > {concurrency:count}) ≤ {overflow:givenShare}: a = {inFlight:number}, λ = a / R = {inFlight:number} / {latency:number} = {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.load.queue':
    '{share:share}, what exceeds C waits in a queue, P(wait > {wait:seconds}) ≤ {overflow:givenShare} (Erlang C): a = {inFlight:number}, λ = a / R = {inFlight:number} / {latency:number} = {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.load.reject':
    '{share:share}, what exceeds C is turned away, at most {overflow:givenShare} (Erlang B): a = {inFlight:number}, λ = a / R = {inFlight:number} / {latency:number} = {rate:workedRate} req/s = {minute:workedRate} a minute',

  'size.reading.inFlight': 'Users as requests in flight at once: N = u × C',
  'size.reading.open': 'Users who each send a request every {seconds:seconds} on schedule (open loop): N = λ × I',
  'size.reading.closed':
    'Users who wait for the answer and then think for {seconds:seconds} (closed loop): N = λ × (R + Z)',
  'size.reading.cycle':
    'Users whose answer and thinking together take {seconds:seconds}: N = λ × I as on schedule; the answer takes {latency:seconds} of it',
  'size.reading.cycle.impossible':
    'Users whose answer and thinking together take {seconds:seconds}: N = λ × I as on schedule, but the answer alone takes {latency:seconds} at this load, so this cannot be',
  'size.row.inFlight': '{label}: {share:number} × {concurrency:count} = {exact:number}, {users:users}',
  'size.row.open': '{label}: {rate:workedRate} × {seconds:number} = {exact:number}, {users:users}',
  'size.row.closed':
    '{label}: {rate:workedRate} × ({latency:number} + {seconds:number}) = {exact:number}, {users:users}',
  'size.label.full': '{share:share}',
  'size.label.fixed': '{share:share}',
  'size.label.poisson': '{share:share} (Poisson)',
  'size.label.reported': '{share:share} (report)',
  'size.label.planned': '{share:share} (planning rate)',
  'size.label.bursty': '{share:share} (bursts)',
  'size.label.queue': '{share:share} (queue)',
  'size.label.reject': '{share:share} (rejection)',

  'size.demand.arrivals': 'Demand: {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.demand.outputTokens': 'Demand: {tokens:number} output tokens/s',
  'size.demand.totalTokens': 'Demand: {tokens:number} input and output tokens/s',
  'size.demand.employees':
    'Demand of {people:count|employee|employees}: λ = {people:count} × {active:number} × {perDay:number} × {busyHour:number} / 3600 × {growth} = {rate:workedRate} req/s',
  'size.demand.employees.peak':
    'Demand of {people:count|employee|employees}: λ = {people:count} × {active:number} × {perDay:number} × {busyHour:number} / 3600 × {peak:number} × {growth} = {rate:workedRate} req/s',
  'size.demand.open':
    'Demand of {users:users}, a request every {seconds:seconds} each on schedule: λ = {people} / {seconds:number} = {rate:workedRate} req/s',
  'size.demand.closed':
    'Demand of {users:users} who wait for the answer and then think for {seconds:seconds}: λ = {people} / (R + {seconds:number})',
  'size.demand.inFlight': 'Demand of {users:users} as requests in flight at once: {people}',
  'size.part.people': 'people {value:count}',
  'size.part.activeShare': 'share who use it {value:percent}',
  'size.part.requestsPerDay': 'requests a day of each {value:number}',
  'size.part.busyHourShare': 'share of the day in its busiest hour {value:percent}',
  'size.part.peak': 'peak over mean within that hour {value:number}',
  'size.part.rate': 'growth a year {value:percent}',
  'size.part.years': 'years {value:count}',
  'size.part.growth': 'growth × {value:number}',
  'size.part.peakDay': 'peak day × {value:number}',
  'size.normalDay': 'Normal day: {rate:workedRate} req/s = {minute:workedRate} a minute',
  'size.normalDay.tokens': 'Normal day: {tokens:number} tokens/s',
  'size.option.tokens':
    '{layout}: λ = {tokens:number} / {length:number} tokens ({nature}) = {rate:workedRate} req/s, {rate:workedRate} / {throughput:workedRate} = {utilization:share} of one server, {status}',
  'size.option.tooSlow': '{layout}: left out, since an answer takes longer than that',
  'size.option.noLatency': '{layout}: left out, since the time of an answer at the planning rate is not known',
  'size.option.noConcurrency': '{layout}: left out, since no limit of requests in flight was measured',
  'size.option.unsized': '{layout}: left out, since the tokens of a request are not known',
  'size.option.rate':
    '{layout}: {rate:workedRate} / {throughput:workedRate} = {utilization:share} of one server, {status}',
  'size.option.closed':
    '{layout}: λ = {people} / ({latency:number} + {seconds:number}) = {rate:workedRate} req/s, {rate:workedRate} / {throughput:workedRate} = {utilization:share} of one server, {status}',
  'size.option.inFlight': '{layout}: {people} / {concurrency:count} = {utilization:share} of one server, {status}',
  'size.status.safe': 'within the safe load',
  'size.status.tight': 'above the safe load',
  'size.status.overload': 'overload',
  'size.rule': '{label}: {need:number} / {each:number} = {ratio:number}, servers: {copies:count}',
  'size.rule.interval':
    '{label}: {need:number} / {each:number} = {ratio:number}, servers: {copies:count}; one server is enough at a request every {interval:givenSeconds}',
  'size.rule.pooled':
    '{label}: the smallest k that takes {need:number} as one pool of k × {concurrency:count} in flight, servers: {copies:count} (at random: {random:count})',
  'size.answer.copies': 'Servers needed: {copies:count}',
  'size.answer.none': 'Even {most:count} servers are too few, and more are not counted',
  'size.answer.spare': 'with one to spare (N+1): {all:count}',
  'size.answer.cost': 'price: {all:count} × {price} = {cost}',
  'size.answer.cost.monthly': 'price a month: {all:count} × {price} = {cost}',
  'size.answer.normalDay': 'on a normal day each at {load:share}',
  'size.answer.note': '{cost} ({note})',
  'size.order.cost': 'Cheapest first, each workload for itself:',
  'size.order.gpus': 'Fewest GPUs first, each workload for itself:',

  'size.compare.title': '{base} → {scaled} req/s on {few:count} → {many:count} GPUs at equal concurrency',
  'size.compare.gain': 'Gain: {scaled} / {base} − 1 = {gain:points}',
  'size.compare.interval':
    'By rounding of what was written: {low:points} ({scaledLow:number} / {baseHigh:number} − 1) to {high:points} ({scaledHigh:number} / {baseLow:number} − 1)',
  'size.compare.efficiency': 'Efficiency: {speedup:ratio} / ({many:count} / {few:count}) = {efficiency:percent}',
  'size.compare.e2e': 'Mean latency: {base} / {scaled} − 1 = {change:points}',
  'size.compare.cost':
    'GPU time per request: ({many:count} / {few:count}) / {speedup:ratio} = {cost:ratio} times, {more:points}',
  'size.compare.replicas':
    '{count:count} replicas of the smaller layout instead: {count:count} × {base} = {rate:workedRate} req/s, not measured',

  'size.left.noPass': '{name}: left out, since no level passes',
  'size.left.notJudged':
    '{name}: left out, since whether its levels meet the SLA cannot be judged (konkyo analyze says why)',
  'size.left.smoother': '{name}: left out, since its requests came more evenly than those of users do',
  'size.left.noRoom': '{name}: left out, since its limit leaves no room for requests at random',
  'size.note.copies':
    'Servers are taken to be independent and each as fast as the one measured or typed; measure several before you propose it.',
  'size.note.pooled':
    'Servers are taken to be each as fast as the one measured or typed, behind one load balancer that sends each request to the one with the fewest in flight; measure several before you propose it.',
  'size.note.examples': 'The planned shares are examples and decide nothing unless --headroom gives them.',
  'size.note.interval': 'With --interval or --think-time the users are counted too.',
} as const
