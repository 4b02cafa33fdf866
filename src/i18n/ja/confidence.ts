import type { confidenceMessages as keys } from '../en/confidence.ts'

/** 判定の確かさ、統計値の信頼区間、全ての限度を同時に満たす要求の数。 */
export const confidenceMessages: Readonly<Record<keyof typeof keys, string>> = {
  'standing.confirmedPass': '適合(確認済)',
  'standing.pass': '適合',
  'standing.undecided': '未確定',
  'standing.fail': '不適合',
  'standing.confirmedFail': '不適合(確認済)',
  'standing.unknown': '未判定',
  'standing.undecided.pass': '適合(未確定)',
  'standing.undecided.fail': '不適合(未確定)',
  'standing.text':
    '値は、立ち上がりの一斉投入を含む測定全体のものである。「確認済」は、測定のうち定常的な部分(閉ループでは一斉投入と終わりを除いた部分)が信頼度 95 % で判定を裏づけ(要求間の依存を測って求めた独立な要求の数による正確検定、または 3 回以上の十分に長い反復による)、かつ 95 % 信頼区間の端が限度の同じ側にあることを表す。「未確定」は、測定値は限度の一方の側にあるが 95 % 信頼区間が限度をまたぎ、測定を延ばせば判定が変わり得ることを表す。未確定の適合も適合として扱う。確定するには、その水準で要求の数または反復を増やす。',
  'unconfirmed.levels': '{workload}、{layout}、{levels}: 確認済ではない({reason})。',
  'unconfirmed.reason.fewRequests': '値が限度に近く、独立な要求の数が足りない。要求を増やせば決まる',
  'unconfirmed.reason.noSteadyPart': '一斉投入と定常的な部分を区別できない',
  'unconfirmed.reason.equalLengths':
    '回答の長さがほぼ揃い、要求が足並みを揃えて始まり終わるため、1 回の測定の全要求が 1 つの標本にすぎない',
  'unconfirmed.reason.lengthsUnknown': '回答ごとの長さが不明で、揃っていれば 1 回の測定の全要求が 1 つの標本にすぎない',
  'unconfirmed.reason.summaryOnly': '要約値からは要求間の依存の強さがわからない',
  'unconfirmed.reason.noPercentile': '平均値にはこの検定がない',
  'unconfirmed.remedy.repeats':
    '各 {least} 件以上の測定をシードを変えて 3 回以上反復するか、長さの異なる回答で要求ごとの記録を残せば、適合を確認できる。',
  'unconfirmed.remedy.requests': '要求ごとの記録(--save-detailed)があれば判断できる。',
  'standing.goodput':
    '同時達成処理量は、全ての限度を同時に満たした要求の毎秒の件数である。括弧内は送った要求全体に占める割合(要求を 1 件ずつ数え、ITL の限度はその要求自身の間隔で判定)。≧ は要約値から証明できる下限で、要求 1 件ごとの限度のみを対象とする(間隔の要約値からは要求の件数が分からないため)。何も証明できない場合は「—」とする。',
  'column.goodput': '同時達成(件/秒)',
  'goodput.counted': '{rate}({share:percent})',
  'goodput.bound': '≧\u00a0{rate}({share:percent})',
  'number.intervalLow': '{limit} の 95 % 信頼区間の下端',
  'number.intervalHigh': '{limit} の 95 % 信頼区間の上端',
  'number.effective': '{limit} の標本に相当する独立な要求の数',
  'number.testedRequests': '{limit} を検定した要求の数',
  'number.testedEffective': 'それらに相当する独立な要求の数',
  'number.testedShare': 'そのうち {limit} を超える割合',
  'number.testedChance': '{limit} にちょうど適合するとき、その割合になる確率',
  'number.rank': '{limit} の値の中での順位',
  'number.rankOf': '{limit} の値の総数',
  'number.good': '全ての限度を満たす要求の数',
  'number.goodOf': '同時達成を数えた要求の数',
  'number.goodShare': '全ての限度を満たす要求の割合',
  'number.goodLow': 'その割合の 95 % 信頼区間の下端',
  'number.goodHigh': 'その割合の 95 % 信頼区間の上端',
  'number.goodRate': '同時達成処理量',
}
