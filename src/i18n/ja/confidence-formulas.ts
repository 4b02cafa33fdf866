import type { confidenceFormulaMessages as keys } from '../en/confidence-formulas.ts'

/** 信頼区間と同時達成処理量の式の名前と説明。 */
export const confidenceFormulaMessages: Readonly<Record<keyof typeof keys, string>> = {
  'formula.lasting.name': '検定した要求の数',
  'formula.lasting.text':
    '閉ループでは、最初に始まった要求が全て回答を得た後(s ≥ t)に送られ、最後の C 件より前のもの。開ループでは全件。',
  'formula.shareBeyond.name': '限度を超える割合',
  'formula.shareBeyond.text':
    '検定した要求に占める割合。間隔の限度では、それらの間隔全体に占める割合。失敗した要求はどの限度も超えるとみなす。',
  'formula.effective.name': '独立な要求の数',
  'formula.effective.text':
    '同時に処理中の要求は推論エンジンの同じステップを共有し、ともに遅くなる。連続する C 件ごとの区画の間で遅い要求の割合がどれだけ変動するかから、独立な要求の何件分に相当するかを求める。1 − p の 1、5、10、20 倍の裾で求めた最小値とし、開ループでは 2C 件と 4C 件の区画も用いる。回答の長さが揃っている場合、依存の強さは 1 回の測定ではわからないため、p の裾だけで求め、確認には用いない。間隔は要求ごとに数える。',
  'formula.assumedEffective.name': '独立な要求の数(仮定)',
  'formula.assumedEffective.text':
    '要約値しかない場合。ともに待つ C 件を 2 件と数える(模擬サーバーでの検証による)。間隔の要約値は要求の件数で数える。',
  'formula.rankBelow.name': '下側の順位',
  'formula.rankBelow.text':
    '百分位の下側の順序統計量。分布を問わない。N 個の値を独立な m 件とみなす。2 つ目の値は、要求どうしの依存がどれほど強くても成り立つ。',
  'formula.rankAbove.name': '上側の順位',
  'formula.rankAbove.text':
    '百分位の上側の順序統計量。最大値でも上限にならない場合(p99 では独立な要求が 368 件未満)は上限なし。',
  'formula.ordered.name': '信頼区間の端',
  'formula.ordered.text': '小さい順に数えたその順位の値。',
  'formula.scatter.name': '反復による信頼区間',
  'formula.scatter.text': '反復 3 回以上。対数に対するスチューデントの t 分布により、全ての反復を含むまで広げる。',
  'formula.goodRequests.name': '限度を満たす要求',
  'formula.goodRequests.text':
    '1 件ずつ数える。間隔の限度はその要求自身の間隔で判定し、失敗した要求はどの限度も満たさない。',
  'formula.provenGood.name': '限度を満たす要求の下限',
  'formula.provenGood.text': '要求 1 件ごとの各限度について、百分位から見て超え得る最大の件数を求め、合計して除く。',
  'formula.goodShare.name': '限度を満たす要求の割合',
  'formula.goodShare.text': '失敗した要求も分母に含める。',
  'formula.proportion.name': '割合の信頼区間',
  'formula.proportion.text': '正確な両側 95 % 信頼区間。要求は独立とみなす。',
  'formula.goodRate.name': '同時達成処理量',
  'formula.goodRate.text': '全ての限度を満たす要求の処理量。',
}
