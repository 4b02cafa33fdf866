/** What each assumption does to a cost. */
export const costSensitivityMessages = {
  'cost.moves.month': '{demand}, {layout}: the cost a month moves most with {name}, to between {low} and {high}.',
  'cost.moves.token':
    '{demand}, {layout}: the cost of a million output tokens moves most with {name}, to between {low} and {high}.',
  'cost.moves.both':
    '{demand}, {layout}: the cost a month moves most with {name}, to between {low} and {high}; that of a million output tokens with {other}, to between {otherLow} and {otherHigh}.',
  'cost.moves.table': 'Cost when one assumption moves: {demand}, {layout}',
  'cost.moves.note':
    'Each assumption moves by half, less and more, one at a time while the others stay; servers and demand stay as they are. Order: by how far it moves the cost of a million output tokens, or where that is not known the cost a month.',
  'cost.moves.ceiling': 'The mean load ends at that of the busiest hour.',
  'cost.moves.name.load': 'the mean load',
  'cost.moves.name.lifeYears': 'the years of write-off',
  'cost.moves.name.purchase': 'the price of a server',
  'cost.moves.name.fee': 'the further cost of a server',
  'cost.moves.name.electricityPrice': 'the price of electricity',
  'cost.moves.row.load': 'Mean load',
  'cost.moves.row.lifeYears': 'Years of write-off',
  'cost.moves.row.purchase': 'Price of one server',
  'cost.moves.row.fee': 'Further cost of one server a month',
  'cost.moves.row.electricityPrice': 'Electricity, for a kWh',
  'column.moves.base': 'Now',
  'column.moves.value': 'Then',
  'column.moves.assumption': 'Assumption',
  'number.costSwing': 'How far the cost moves',
  'number.costBase': 'Assumption as it is',
  'formula.monthMoved.name': 'Cost a month, one assumption moved',
  'formula.monthMoved.text': 'The parts y follow the assumption, by the ratio a / b; the parts x stay.',
  'formula.monthAtLoad.name': 'Cost a month at another load',
  'formula.monthAtLoad.text': 'Electricity follows the mean load u; the parts x stay.',
  'formula.perMillionMoved.name': 'Cost of a million output tokens at another load',
  'formula.perMillionMoved.text': 't output tokens a month at the load b, and a / b times as many at the load a.',
} as const
