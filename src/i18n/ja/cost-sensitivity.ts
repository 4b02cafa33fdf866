import type { costSensitivityMessages as keys } from '../en/cost-sensitivity.ts'

/** 前提を変えたときの費用。 */
export const costSensitivityMessages: Readonly<Record<keyof typeof keys, string>> = {
  'cost.moves.month': '{demand}、{layout}: 月額費用を最も動かすのは{name}であり、{low} から {high} まで変わる。',
  'cost.moves.token':
    '{demand}、{layout}: 100 万出力トークンあたりの費用を最も動かすのは{name}であり、{low} から {high} まで変わる。',
  'cost.moves.both':
    '{demand}、{layout}: 月額費用を最も動かすのは{name}であり、{low} から {high} まで変わる。100 万出力トークンあたりの費用を最も動かすのは{other}であり、{otherLow} から {otherHigh} まで変わる。',
  'cost.moves.table': '前提を 1 つ変えたときの費用: {demand}、{layout}',
  'cost.moves.note':
    '前提を 1 つずつ ±50 % 動かし、他の前提と台数、需要はそのままとした。100 万出力トークンあたりの費用(不明な場合は月額費用)の変動が大きい順。',
  'cost.moves.ceiling': '平均負荷率は、最繁忙時の負荷率を上限とした。',
  'cost.moves.name.load': '平均負荷率',
  'cost.moves.name.lifeYears': '償却年数',
  'cost.moves.name.purchase': 'サーバーの価格',
  'cost.moves.name.fee': '月あたりのその他の費用',
  'cost.moves.name.electricityPrice': '電気料金',
  'cost.moves.row.load': '平均負荷率',
  'cost.moves.row.lifeYears': '償却年数',
  'cost.moves.row.purchase': '1 台の価格',
  'cost.moves.row.fee': '1 台の月あたりのその他の費用',
  'cost.moves.row.electricityPrice': '電気料金(1 kWh)',
  'column.moves.base': '現在の値',
  'column.moves.value': '変更後の値',
  'column.moves.assumption': '前提',
  'number.costSwing': '費用の変動幅',
  'number.costBase': '現在の前提の値',
  'formula.monthMoved.name': '前提を変えた月額費用',
  'formula.monthMoved.text': '内訳 y は前提の比 a / b に応じて変わり、内訳 x は変わらない。',
  'formula.monthAtLoad.name': '負荷率を変えた月額費用',
  'formula.monthAtLoad.text': '電気代は平均負荷率 u に応じて変わり、内訳 x は変わらない。',
  'formula.perMillionMoved.name': '負荷率を変えた 100 万出力トークンあたりの費用',
  'formula.perMillionMoved.text': 't は負荷率 b での月あたりの出力トークン数。負荷率 a ではその a / b 倍となる。',
}
