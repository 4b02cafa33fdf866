import type { arrivalMessages as keys } from '../en/arrivals.ts'

/** 到着の型を変えたときに許される負荷。 */
export const arrivalMessages: Readonly<Record<keyof typeof keys, string>> = {
  'models.table': '到着の型ごとに許される負荷: {layout}',
  'models.note':
    '比較のための参考値であり、本書の他の数値には用いない。どの型も、確率の許容値は {overflow:percent} である。平均負荷は、上限での処理量に対する割合である。',
  'models.curveNote': '実測の処理量曲線による型は任意である。測定の全体に依拠するため、{cap:percent} を限度とする。',
  'column.model': '到着と超過分の扱い',
  'column.model.condition': '仮定',
  'column.model.load': '平均負荷',
  'column.model.rate': '平均到着率(件/秒)',
  'model.poisson': '独立な到着',
  'model.bursty': '集中のある到着',
  'model.curve': '独立な到着(実測の処理量曲線)',
  'model.waiting': '超過分は待つ',
  'model.rejecting': '超過分は断る',
  'model.poisson.text':
    '処理中の件数が {limit:count} を超えることを違反とみなす。どの要求も上限での時間を要するとする。',
  'model.bursty.text':
    '上に同じ。ただし到着間隔をガンマ分布(形状 {burstiness})、日ごとの到着率の変動係数を {dayToDay:percent} とする。',
  'model.curve.text': '上に同じ。ただし処理中の件数ごとに実測の処理量で処理されるとする。',
  'model.waiting.text':
    '同時に処理するのは {limit:count} 件までとし、超えた分は待つ。上限での TTFT から限度までの {wait:latency} より長く待つ確率を許容値以下とする。',
  'model.rejecting.text':
    '同時に処理するのは {limit:count} 件までとし、超えた分は直ちに断る。断る割合を許容値以下とする。',
  'model.absent.arrivalsNotGiven':
    '算定しない。集中の度合い、日ごとの変動のどちらも計画ファイル(arrivals)に示されていない。',
  'model.absent.fewLevels': '算定しない。測定した同時実行数が 5 水準に満たない。',
  'model.absent.noPlateau':
    '算定しない。測定した最高の同時実行数でも処理量が増え続けており、その先の曲線がわからない。',
  'model.absent.noTtftLimit': '算定しない。SLA に TTFT の限度がなく、許される待ち時間が定まらない。',
  'assumption.burstiness': '到着の集中の度合い(1 はポアソン到着、小さいほど集中)',
  'assumption.dayToDay': '日ごとの到着率の変動係数',
  'formula.poissonLoad.name': '負荷(独立な到着)',
  'formula.poissonLoad.text': '余裕の算定を、上限に対する割合で表したもの。',
  'formula.burstyLoad.name': '負荷(集中のある到着)',
  'formula.burstyLoad.text':
    'b は到着間隔のガンマ分布の形状、v は日ごとの到着率の変動係数。その平均と分散をもつ負の二項分布による。',
  'formula.curveLoad.name': '負荷(実測の処理量曲線)',
  'formula.curveLoad.text':
    '処理中が n 件のとき実測の処理量 X(n) で処理される。水準の間は補間、最高の水準より先は一定。m は限度。',
  'formula.allowedWait.name': 'SLA が許す待ち時間',
  'formula.allowedWait.text': 'TTFT の限度から、上限で判定した TTFT を引いたもの。',
  'formula.waitingLoad.name': '負荷(超過分は待つ)',
  'formula.waitingLoad.text': '先着順。処理時間を指数分布とする。ばらつきがそれより小さければ安全側である。',
  'formula.rejectingLoad.name': '負荷(超過分は断る)',
  'formula.rejectingLoad.text': '全ての要求のうち割合 e を断る。',
}
