/** The deck: titles that say what was found, and what stands beside native charts and cut tables. */
export const slides = {
  'slides.more': '… and {count:count} more in the document',
  'slides.conditions.kicker': 'Conditions and assumptions',
  'slides.conditions.weakest':
    'The answer rests most on {parameter}; it holds under {count:count|kind|kinds} of condition, of {all:count|risk|risks} in all.',
  'slides.conditions.some':
    'The answer holds under {count:count|kind|kinds} of condition, of {all:count|risk|risks} in all.',
  'slides.conditions.none':
    '{assumed:count} of {all:count} assumptions are standard values; nobody has given them yet.',
  'slides.conditions.given': 'Every assumption was given or measured.',
  'slides.conditions.head': 'It holds under',
  'slides.scope.title': 'To be kept: {sla}; judged in {runs:count|run|runs}.',
  'slides.scope.unjudged': 'To be kept: {sla}; {runs:count|run|runs} under load read, none judged.',
  'slides.scope.limit': '≤ {threshold}',
  'slides.options.one': 'One combination of layout and workload was measured: {status}.',
  'slides.options.many':
    '{passing:count} of {all:count} measured combinations of layout and workload have a load within the SLA.',
  'slides.results.upTo': 'layout planned with: up to {level}',
  'slides.conditions.others': '{text} (and {count:count} more of this kind)',
  'slides.results.key': 'Marks: {marks}',
  'slides.results.rest': 'Other workloads ({count:count}) are in the document.',
  'slides.results.limits': 'Other limits ({count:count}) are in the document.',
  'slides.users.kicker': 'Users over the interval',
  'slides.users.open': 'sent without waiting',
  'slides.users.closed': 'sent after each answer',
  'slides.users.interval': 'Time between two requests, or after an answer (s)',
  'slides.users.questions': 'Users by workload',
  'slides.users.titled': '{layout} serves {users:plannedUsers|user|users} who send every {seconds:number} s.',
  'slides.users.registered': '{layout} serves {users:count} registered users with the use given.',
  'slides.users.thinking':
    '{layout} serves {users:plannedUsers|user|users} who send {seconds:number} s after each answer.',
  'slides.users.unreachable': '{layout} answers too slowly for users who send every {seconds:number} s.',
  'slides.users.drawn': 'For {question}. Users of the planning rate, all servers together.',
  'slides.growth.kicker': 'Growth and cost',
  'slides.growth.kicker.noCost': 'Growth',
  'slides.growth.gpu': 'One more GPU takes the planning rate from {from} to {to} req/s (derived from measurements).',
  'slides.growth.beside':
    'One more server like it: {from} to {beside} req/s (assumed). {layout} in its place: {to} (from measurements).',
  'slides.growth.copy': 'One more server is assumed to take the planning rate from {from} to {to} req/s.',
  'slides.growth.users': 'How many users the GPUs carry that were measured.',
  'slides.risks.kicker': 'Risks and operation',
  'slides.risks.title': 'Gravest of {count:count|risk|risks}: {risk}.',
  'slides.risks.none': 'Nothing was found that may change the conclusion; these settings keep to what was measured.',
  'slides.risks.unjudged': 'There is nothing to plan with: no level was shown to meet the SLA.',
  'slides.next.title': 'Next: {name}',
  'slides.next.none': 'No measurement is open; confirm the planning rate before it is offered.',
  'slides.next.unplanned': 'Measure under load first; there is no planning rate.',
  'slides.notes.from': 'Numbers of this slide, and where each comes from:',
  'slides.notes.place': '{line} [report.json: {place}]',
  'slides.notes.chart': 'Chart: values of report.json at {places}; every point with its file is in “Evidence”.',
  'slides.notes.document':
    'Every point, formula and source file is in “Evidence”; konkyo explain tells of any place in report.json.',
} as const
