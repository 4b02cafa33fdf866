import type { mixMessages as keys } from '../en/mix.ts'

/** 長さの異なる要求が混在する場合。 */
export const mixMessages: Readonly<Record<keyof typeof keys, string>> = {
  'section.mix': 'ワークロードの混合',
  'mix.text':
    '長さの異なる要求が混在するときに、各構成が処理できる量を示す。いずれも実測ではなく、要求が 1 種類だけのときの実測値から、利用率の法則により合成したものである。ある種類の要求 1 件は、その種類だけのときの上限での処理量を X として、処理能力の 1/X を 1 秒間占める。全ての種類の合計が処理能力を超えないことを条件とする。',
  'mix.assumption':
    '仮定: 混在した要求は、互いに占める処理能力の割合に比例してのみ遅くなる。複数の種類が重なって初めてパーセンタイルの限度を超える場合や、長い入力が他の出力を止める場合には、真の上限はこれより低いことがある。混合そのものを測定するまでは、全て推計値である。',
  'mix.name': '混合 {number}',
  'mix.name.model': '{name}({model})',
  'mix.classes': '{name}: 想定する要求',
  'mix.table': '{name}: 混合の上限(推計)',
  'mix.shares': '{name}: 上限での種類ごとの内訳(推計)',
  'mix.steps': '{name}: 計算過程({layout})',
  'mix.notMeasured':
    'どの種類も、どの構成でも測定されていないため、この混合については何も示せない。まず種類ごとの長さで測定を要する。',
  'mix.incomplete': '{layout}: 推計できない。{classes}。',
  'mix.missing.notMeasured': '{name} が測定されていない',
  'mix.missing.differs': '{name} は異なる設定でのみ測定されている',
  'mix.missing.openLoop': '{name} は到着率を定めた測定のみで、同時実行数がわからない',
  'mix.missing.noLimit': '{name} に SLA 適合を確認した同時実行数がない',
  'mix.note':
    '支配的な種類とは、処理能力を最も多く占め、その割合が上限を最も左右する種類である。余裕を見た値は、独立な到着により処理能力が不足する確率を {overflow:percent} 以下とする平均の負荷である。',
  'mix.censored':
    '≧ は、測定上限まで適合した種類を含むことを示す。その種類の上限は下限値であり、この値もその限りで下限値である。',
  'mix.atLeast': '≧ {value}',
  'mix.confirm':
    '確認するには混合そのものを測定する。この割合で要求を混ぜ、{plan}測定し、全体と種類ごとの両方を同じ SLA で判定する。',
  'mix.confirm.one': '{layout} では同時 {level:count}、および毎秒 {rate:rate} 件の開ループで',
  'column.mix.class': '種類',
  'column.mix.lengths': '入力 / 出力 トークン',
  'column.mix.weight': '要求の割合',
  'column.mix.throughput': '混合の上限(件/秒)',
  'column.mix.concurrency': '平均処理中件数',
  'column.mix.latency': '平均応答時間',
  'column.mix.governing': '支配的な種類',
  'column.mix.headroom': '余裕を見た値(件/秒)',
  'column.mix.own': '単独の上限(同時数)',
  'column.mix.ownRate': '単独の処理量(件/秒)',
  'column.mix.machine': '処理能力の割合',
  'column.mix.inFlight': '平均処理中件数',
  'step.mix.throughput': '混合の上限(件/秒)',
  'step.mix.throughput.formula': '1 /({terms})',
  'step.mix.throughput.term': '{share:share} / {throughput:rate}',
  'step.mix.concurrency': '平均処理中件数',
  'step.mix.concurrency.formula': '{throughput:rate} ×({terms})',
  'step.mix.concurrency.term': '{share:share} × {level:count} / {throughput:rate}',
  'trail.mix': 'ワークロードの混合',
  'formula.mixShare.name': '種類の割合',
  'formula.mixShare.text': 'w はその種類の比率、W は全ての種類の比率。',
  'formula.mixThroughput.name': '混合の上限',
  'formula.mixThroughput.text': '種類ごとの上限での処理量の、加重調和平均。推計値である。',
  'formula.mixConcurrency.name': '混合の上限での処理中件数',
  'formula.mixConcurrency.text': '種類ごとに、それぞれの上限での時間によるリトルの法則。推計値である。',
  'formula.mixMachine.name': '処理能力の割合',
  'formula.mixMachine.text': 's は要求の割合、A は混合の上限、X はその種類だけのときの処理量。',
  'formula.mixInFlight.name': '種類ごとの処理中件数',
  'formula.mixInFlight.text': 'k は処理能力の割合、C はその種類だけのときの上限。',
  'formula.mixLoad.name': '混合の余裕',
  'formula.mixLoad.text':
    '処理中の件数は種類ごとにポアソン分布に従い、1 件が処理能力の 1/C を占める。大きな要求は平均より多くの余裕を要する。',
}
