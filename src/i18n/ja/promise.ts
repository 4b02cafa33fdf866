import type { promiseMessages as keys } from '../en/promise.ts'

/** 計画到着率、期待値、両者の根拠。 */
export const promiseMessages: Readonly<Record<keyof typeof keys, string>> = {
  'promise.replay':
    '計画到着率は毎秒 {rate:rate} 件である(上限での処理量の {utilization:percent}。ポアソン到着を仮定)。これは測定ではなくシミュレーションによる。測定結果に合わせたモデルサーバー(測定と矛盾しない {servers:count} 通り)は、いずれも毎秒 {sustained:rate} 件まで SLA を満たし、モデルで表せない分として {margin:percent} を差し引いた。',
  'promise.nothing':
    '安全といえる到着率はない。適合した水準でも、トークンの間隔に不規則な到着への余裕がないか、要求が足並みをそろえるために長い間隔が隠れている。再現でもそれ以上は示せない。開ループの測定が必要である。',
  'promise.expected':
    '期待値(約束ではない)は毎秒 {expected:rate} 件 ± {error:percent} である。測定を最もよく再現するモデルサーバーが処理できる量による。',
  'promise.note.replay': '上限での処理量の {utilization:percent}。シミュレーションによる。未測定',
  'promise.note.overflow': '上限での処理量の {utilization:percent}。算定値。未測定',
  'promise.note.expected': '{note}。期待値 {expected:rate} ± {error:percent}(推定)',
  'promise.estimate': '{expected:rate}\u00a0±\u00a0{error:percent}',
  'promise.estimate.unit': '{expected:rate} 件/秒 ± {error:percent}',
  'promise.table': '計画到着率の根拠: {layout}',
  'promise.row.rate': '計画到着率',
  'promise.row.rate.replay': 'モデルサーバーが処理できる量から余裕を差し引いたもの',
  'promise.row.rate.overflow': '超過確率の規則による',
  'promise.row.expectation': '期待値',
  'promise.row.expectation.text':
    '測定を最もよく再現するモデルサーバーが処理できる量(余裕なし)。誤差を伴う推定であり、約束ではない',
  'promise.row.rule': '規則',
  'promise.rule.replay': '再現',
  'promise.rule.overflow': '超過確率',
  'promise.rule.replay.text':
    '{levels} の各水準に合わせたモデルサーバーにポアソン到着を与え、定常状態で全ての限度を満たすことを、その全てについて求める',
  'promise.rule.overflow.text':
    '処理中の件数が {limit:count} をめったに超えないこと。{limit:count} は、上限までの水準のうち、トークンの間隔に不規則な到着への余裕がある(判定する ITL が限度の 60 % 以下、その標準偏差が 20 % 以下)最も高い水準である。{refusal}',
  'promise.rule.unjudged.text': '処理中の件数が測定した水準をめったに超えないこと。SLA は判定していない',
  'promise.refused.unjudged': 'SLA を判定していないため、再現は行わない。',
  'promise.refused.unusable': '{levels}の測定を使えないため、再現は行わない(再現には全ての水準を用いる)。',
  'promise.refused.limit':
    'SLA に、平均値または p99.9 を超えるパーセンタイルの限度があるため、再現は行わない(再現で判定できるのは p99.9 までのパーセンタイルである)。',
  'promise.refused.notClosed':
    '{levels}では、要求を一定の到着率で送るなど、同時実行数を満たし続ける以外の負荷を与えているため、再現は行わない。',
  'promise.refused.noCount': '{levels}の結果に完了した要求の件数がないため、再現は行わない。',
  'promise.refused.noTtft': '{levels}の結果に TTFT の平均がないため、再現は行わない。',
  'promise.refused.noItl': '{levels}の結果にトークンごとの間隔(ITL)の平均がないため、再現は行わない。',
  'promise.refused.noE2el': '{levels}の結果に E2EL の平均がなく、他の値からも求められないため、再現は行わない。',
  'promise.refused.noSpread':
    '{levels}の結果に TTFT と E2EL のばらつき(標準偏差)がなく、長さがそろっているともいえないため、再現は行わない。',
  'promise.refused.unlike':
    '{levels}の結果に含まれる統計量が最も低い水準のものと異なるため、再現は行わない(ある水準に欠けるものは他の水準では補えない)。',
  'promise.refused.fewLevels': '水準が 3 つに満たないため、再現は行わない(モデルサーバーは 3 水準以上に合わせる)。',
  'promise.refused.contradiction':
    '各水準の TTFT、ITL、E2EL、スループットが互いに矛盾し、1 つのサーバーと 1 つのワークロードでは生じえないため、再現は行わない。',
  'promise.refused.noServer': '測定に近い値となるモデルサーバーがないため、再現は行わない。',
  'promise.refused.error':
    '最もよく合うモデルサーバーでも測定とのずれが大きく、推定の誤差が 50 % 以上となりうるため、再現は行わない。',
  'promise.refused.less':
    'モデルサーバーが処理できる量はこの規則による値より少ないため、再現は用いず、この規則による。どちらが正しいかは、この到着率での開ループの測定で確かめること。',
  'promise.row.servers': '候補のモデル',
  'promise.row.servers.text':
    '測定と矛盾しない、スケジューリング・1 ステップの大きさ・同時処理数の制限の組合せ。処理できる量が最も少ないものによる',
  'promise.row.sustained': '全候補が処理できる量',
  'promise.row.sustained.text':
    'ポアソン到着のシミュレーションによる。余裕を差し引く前。測定より速く再現するモデルにはその分多くの到着を与え、トークンの間隔を短く再現するモデルはその分厳しい限度で判定する',
  'promise.row.margin': '差し引く余裕',
  'promise.row.margin.text':
    'モデルが合わないほど、長さの異なる要求が少数しか同時に処理されないほど、また遅い TTFT が再現より大きく遅れるほど大きい。最もよく合うモデルサーバーが測定を再現する平均の相対誤差(ずれ)は {misfit:percent}',
  'promise.row.overflowRate': '超過確率の規則による値',
  'promise.row.overflowRate.text':
    '比較のため。P(n > {limit:count}) ≦ {overflow:percent} となる負荷の 85 %。再現による値がこれより少ないときは再現を用いない',
  'promise.row.limitedBy': '超えると最初に失うもの',
  'promise.limitedBy.throughput': '測定した最大の処理量まで処理できる',
  'promise.limitedBy.concurrency': '処理中の件数の上限',
  'promise.row.limitedBy.text': '到着がこれより増えたとき、候補のサーバーが最初に満たせなくなる限度',
  'promise.note':
    'どちらの値も測定したものではない。規則は、モデルにない機構をもつものを含むシミュレーション上のサーバーで検証しており(npm run validate)、このサーバーで検証したものではない。計画到着率での開ループの測定により確認すること。その実行方法は konkyo next が示す。',
  'assumption.server': 'モデルサーバー',
  'assumption.server.text':
    '連続バッチ処理、先着順、プレフィルは分割または優先。1 ステップの時間は要求数とトークン数による。測定ごとに合わせる',
  'column.expected': '期待値(件/秒)',
  'step.promised': '計画到着率',
  'step.overflowRate': '超過確率の規則による到着率',
  'compare.noise.estimate': '推定の誤差による',
  'compare.reason.rule': '規則が異なる',
  'formula.replay.name': '全てのモデルサーバーが処理できる量',
  'formula.replay.text':
    '候補のサーバー s の全てで全ての限度を満たす、ポアソン到着の最大の到着率。毎回同じ乱数によるシミュレーションで求める。',
  'formula.misfit.name': 'ずれ',
  'formula.misfit.text':
    '比較した水準での処理量、TTFT の平均と p99、トークンの間隔の p99(遅延は半分の重み)について、最もよく合うサーバーの平均の相対誤差。再現をどこまで信頼するかを表す。候補の順位は、これではなく食い違いの大きさによる。',
  'formula.candidates.name': '候補のサーバー',
  'formula.candidates.text':
    '測定に合わせたサーバーのうち、食い違いの大きさが最良のものに近いものの数。食い違いは、処理量、TTFT とトークンの間隔の平均・ばらつき・裾の誤差を、よいモデルでも生じる誤差で割った二乗平均平方根である。長さのそろった要求は足並みをそろえて進み、スケジューリングの方式が測定に現れにくいため、他方の方式で最もよく合うものも残す。',
  'formula.margin.name': '再現の余裕',
  'formula.margin.text':
    '最もよく合うサーバーの食い違いが大きいほど、長さの異なる要求が少数しか同時に処理されないほど(変動係数を同時処理数の平方根で割った値)、また上限付近の TTFT が再現の 2 倍を超えて遅れるほど大きい。シミュレーション上のサーバーで定めた。',
  'formula.promised.name': '計画到着率',
  'formula.promised.text': 'S は全てのモデルサーバーが処理できる量、m は差し引く余裕。',
  'formula.expected.name': '期待値',
  'formula.expected.text': '食い違いが最小のサーバーだけによる。余裕を差し引かない推定である。',
  'formula.expectedError.name': '期待値の誤差',
  'formula.expectedError.text': '下限が、約束する到着率に当たる。',
}
