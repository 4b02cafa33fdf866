/** What a new plan says of its blanks. */
export const initMessages = {
  'init.head': 'Plan for konkyo. Lines that begin with # are blanks: fill in what you know and take the # away.',
  'init.sla': 'The limits that every answer keeps.',
  'init.headroom':
    'The share of the highest throughput that may be used; the stricter of this and the derived rate counts.',
  'init.demand': 'How often a user asks, and how many there are: of these, what the customer named.',
  'init.cost': 'Prices of one server of each layout; date and source are printed beside every amount.',
  'init.series': 'What was found. Correct what is wrong, and fill in what the files do not say.',
  'init.found': 'found',
  'init.missing': 'not in the files',
} as const
