import type { steadyMessages as keys } from '../en/steady.ts'

/** 一斉投入と終わりを除いた水準。 */
export const steadyMessages: Readonly<Record<keyof typeof keys, string>> = {
  'steady.text':
    '閉ループでは全ての枠が同時に始まり、短い測定はその一斉投入で判定される。以下は、最初に始まった要求の最後の 1 件が回答を得る前に送られた要求と、枠が空いていく最後の要求を除いて、各水準を見直したものである(参考)。本書の判定と数値は、全て測定の全体による。',
  'steady.table': '定常部: {workload}、{layout}',
  'steady.note':
    '送出の時刻は、クライアントの記録によるか、遅延から復元した(枠は空き次第、次の要求が使うとみなす)。回答の長さが揃っていると一斉投入は弱まりながら繰り返すため、ここに示す値もなお控えめである。',
  'steady.from.startTimes': '記録',
  'steady.from.rebuilt': '復元',
  'steady.missing': '{workload}、{layout}、{levels}: 定常部を示せない({reason})。',
  'steady.reason.notNeeded': '要求が十分に多く、一斉投入は裾に影響しない',
  'steady.reason.openLoop': '処理中の件数に上限がなく、繰り返す波がない',
  'steady.reason.paced': '到着率で送っており、一斉投入がない',
  'steady.reason.noRequests': '要求ごとの記録がない',
  'steady.reason.failures': '失敗した要求があり、その時刻がわからない',
  'steady.reason.timesDisagree': '遅延から復元した時刻が測定時間と合わない',
  'steady.reason.tooFew': '残る要求がパーセンタイルには少なすぎる',
  'steady.remark.found': '{layout}: 定常部で判定すれば {max} まで SLA に適合し、{failing} で不適合となる。',
  'steady.remark.open': '{layout}: 定常部で判定すれば、測定上限の{max}まで SLA に適合する。',
  'steady.remark.unknown': '{layout}: 定常部でも判定できない。',
  'steady.remark.none': '{layout}: 定常部で判定しても、適合する水準はない。',
  'steady.remark.tail':
    '要求ごとの記録がある水準についての参考であり、答えではない。答えは、立ち上がりの一斉投入を含む測定の全体による。',
  'column.whole': '{limit}(全体)',
  'column.steady': '{limit}(定常部)',
  'column.verdict.whole': '判定',
  'column.verdict.steady': '定常部での判定',
  'column.left': '残る要求数',
  'column.firstWave': '一斉投入',
  'column.drain': '終わり',
  'column.from': '送出の時刻',
  'formula.firstWave.name': '立ち上がりの一斉投入',
  'formula.firstWave.text':
    '同時に始まった要求の最後の 1 件が回答を得る(t)前に送られた(s)要求の数。一斉投入とその余波。',
  'formula.drain.name': '測定の終わり',
  'formula.drain.text': '最後に送られた、枠と同じ数の要求。その後に続くものがない。',
  'formula.steadyRequests.name': '定常部の要求数',
  'formula.steadyRequests.text': '一斉投入(w)と測定の終わり(d)を除いた数。',
  'formula.steadyStatistic.name': '定常部の統計値',
  'formula.steadyStatistic.text': '残る n 件の要求について、送出の順に求めた同じ統計値。',
  'formula.count.name': '個数',
  'formula.count.text': 'その数。',
}
