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
    '「確認済」は、要求を独立とみなした正確検定が信頼度 95 % で判定を裏づけ、95 % 信頼区間の既知の端もこれに反しないことを表す。「未確定」は、測定値は限度の一方の側にあるが 95 % 信頼区間が限度をまたぎ、測定を延ばせば判定が変わり得ることを表す。未確定の適合も適合として扱う。確定するには、その水準で要求の数または反復を増やす。',
  'standing.goodput':
    '同時達成処理量は、全ての限度を同時に満たした要求の毎秒の件数である。括弧内は送った要求全体に占める割合(要求を 1 件ずつ数え、ITL の限度はその要求自身の間隔で判定)。≧ は要約値から証明できる下限で、要求 1 件ごとの限度のみを対象とする(間隔の要約値からは要求の件数が分からないため)。何も証明できない場合は「—」とする。',
  'column.goodput': '同時達成(件/秒)',
  'goodput.counted': '{rate}({share:percent})',
  'goodput.bound': '≧\u00a0{rate}({share:percent})',
  'number.intervalLow': '{limit} の 95 % 信頼区間の下端',
  'number.intervalHigh': '{limit} の 95 % 信頼区間の上端',
  'number.effective': '{limit} の標本に相当する独立な要求の数',
  'number.rank': '{limit} の値の中での順位',
  'number.rankOf': '{limit} の値の総数',
  'number.good': '全ての限度を満たす要求の数',
  'number.goodOf': '同時達成を数えた要求の数',
  'number.goodShare': '全ての限度を満たす要求の割合',
  'number.goodLow': 'その割合の 95 % 信頼区間の下端',
  'number.goodHigh': 'その割合の 95 % 信頼区間の上端',
  'number.goodRate': '同時達成処理量',
}
