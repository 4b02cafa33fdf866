/** What to measure next, and what that would give. */
export const nextMessages = {
  'next.none':
    'Nothing is left that a further run would sharpen: every limit is bracketed within a quarter and measured with enough requests and repeats.',
  'next.none.open': 'No further run is proposed, although not every limit was found.',
  'next.run': '{number:count}. {series}: {load}',
  'next.load.closed': '{level}',
  'next.load.capped': '{level} at {rate:rate} requests/s offered',
  'next.load.open': '{rate:rate} requests/s offered, no cap',
  'next.size': '{requests:count|request|requests} after {warmups:count|warm-up|warm-ups}',
  'next.size.times':
    '{times:count|run|runs}, each {requests:count|request|requests} after {warmups:count|warm-up|warm-ups}',
  'next.short': 'fewer than the {wanted:count} it wants, for want of time',
  'next.time': 'about {time}, at {rate:rate} requests/s {source}',
  'next.time.unknown': 'time unknown, as no level has a throughput',
  'next.time.seconds': '{value:count} s',
  'next.time.minutes': '{value:count} min',
  'next.time.hours': '{value:number} h',
  'next.rate.measured': 'as measured there',
  'next.rate.nearest': 'reckoned from {level}',
  'next.rate.offered': 'as they are sent',
  'next.gain.bracket':
    'Gain: the limit, now in [{from:number}, {below:number}), will be in [{from:number}, {level:number}) or [{level:number}, {below:number}).',
  'next.gain.top.trend':
    'Gain: no level fails yet, so that the limit is open above {from:number}. {level:number} should fail, as the latencies rise; if it passes, double again.',
  'next.gain.top.slots':
    'Gain: no level fails yet, so that the limit is open above {from:number}. {level:number} should fail, as requests then wait for slots; if it passes, double again.',
  'next.gain.top.doubling':
    'Gain: no level fails yet, so that the limit is open above {from:number}. {level:number} is the next doubling; nothing says that it fails. If it passes, double again.',
  'next.gain.bottom':
    'Gain: the lowest level, {below:number}, fails. If {level:number} passes, there is a limit; if not, halve again.',
  'next.gain.contradiction':
    'Gain: {level:number} fails and {passing:number} passes, under more load. With enough requests it shows which of the two stands; if {level:number} fails again, the limit is below it.',
  'next.gain.metric':
    'Gain: {limits} can be judged, which the results at {level:number} lack; {flags} brings what is missing.',
  'next.gain.few':
    'Gain: {level:number} counts: its {measured:count|request|requests} were too few ({audits}), and {wanted:count} are enough.',
  'next.gain.unusable': 'Gain: {level:number} counts again, which the audit took away ({audits}).',
  'next.gain.samples':
    'Gain: {level:number}, on which the answer rests, was measured with {measured:count|request|requests} and is not confirmed{lifted}.',
  'next.gain.lifted': '; lifts {audits}',
  'next.gain.prefixCache':
    'Gain: shows whether prompts were read from the prefix cache (V12). Start the server with --no-enable-prefix-caching.',
  'next.gain.repeats':
    'Gain: with {measured:count} of 3 runs, nothing tells how far two runs at {level:number} lie apart (V11).',
  'next.gain.openLoop':
    'Gain: the promised arrivals, sent at that rate without waiting for answers, as users do: kept or not.',
  'next.blanks': 'To be filled in: {names}',
  'next.total': 'All of it takes {time}.',
  'next.budget': 'In {budget}: {taken:count} of {all:count}, taking {time}.',
  'next.unknownTime': 'For {count:count} of them the time is unknown.',
  'next.leftOut': 'Left out: {runs}',
  'next.hint':
    'The commands are for a POSIX shell and vllm bench serve. Each run has a seed of its own; prompts are random ones where the lengths are stated and no file names a data set.',
} as const
