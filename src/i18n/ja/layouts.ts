/** 大きな構成とレプリカの選択、増設の効果。 */
export const layouts = {
  'recommend.R0.stated':
    '計画の記載によれば、モデルのレプリカ 1 つに少なくとも {minGpus:count} 枚の GPU を要する。モデルはそれらに分割するほかなく(vLLM の文書によれば、NVLink があればテンソル並列、なければパイプライン並列が適する)、レプリカとはその組のレプリカである。',
  'recommend.R0.notMeasured':
    '測定したのは GPU {gpus:count} 枚の構成のみである。より少ない枚数にモデルが載るかどうかは測定しておらず、載らないとも言えない。したがって 1 枚あたりの増設の効果はわからない。',
  'recommend.R1.onlyLarger':
    '{larger} を推奨する。{base} は要求が 1 件だけでも SLA に適合せず、{larger} は同時 {largerLimit:count} まで適合する。レプリカを増やしても 1 件の応答は速くならない。',
  'recommend.R1.notBelow':
    '判断は保留とする。{base} は測定した最小の同時実行数 {baseLowest:count} で SLA に適合せず、それより下は未測定である。適合を確認できたのは {larger}(同時 {largerLimit:count} まで)のみである。',
  'recommend.R1.neither': '推奨できる構成はない。{base} と {larger} のいずれも、SLA に適合する負荷を確認できていない。',
  'recommend.R3.copiesMore':
    'スループットでは {base} を {count:count} 台並べた場合が上回る。SLA の範囲で合わせて毎秒 {copies:rate} 件(推定・未測定)であり、{larger} の測定値は毎秒 {measured:rate} 件である。',
  'recommend.R3.largerMore':
    'スループットでは {larger} が上回る。SLA の範囲での測定値は毎秒 {measured:rate} 件であり、{base} を {count:count} 台並べた場合の推定は毎秒 {copies:rate} 件である。',
  'recommend.R3.overlap':
    '判断は保留とする。{larger} の測定値(毎秒 {measured:rate} 件)と、{base} を {count:count} 台並べた場合の推定(毎秒 {copies:rate} 件)には、記載された数値が許す範囲では差が認められない。',
  'recommend.R3.between':
    '判断は保留とする。適合する最大の測定点では、{larger} の測定値(毎秒 {measured:rate} 件)と、{base} を {count:count} 台並べた場合の推定(毎秒 {copies:rate} 件)とに差がある。ただし真の上限はその測定点と次の測定点との間にあり、結果が入れ替わる可能性がある。',
  'recommend.R3.baseOpen':
    '判断は保留とする。{larger} は SLA の範囲で毎秒 {measured:rate} 件であり、{base} を {count:count} 台並べた場合の推定(毎秒 {copies:rate} 件)を上回る。ただし {base} の上限は未確定であり、レプリカはこれより多く処理できる可能性がある。',
  'recommend.R3.largerOpen':
    '判断は保留とする。{base} を {count:count} 台並べた場合の推定は SLA の範囲で毎秒 {copies:rate} 件であり、{larger} の測定値(毎秒 {measured:rate} 件)を上回る。ただし {larger} の上限は未確定であり、これより多く処理できる可能性がある。',
  'recommend.R3.notJudged':
    '判断は保留とする。少なくとも一方の構成で SLA への適合を判定できず、比べるべき上限が揃わない。',
  'recommend.R3.notDivisible':
    '判断は保留とする。{larger} の枚数は {base} の枚数の整数倍でなく、対応するレプリカの数がない。',
  'recommend.R3.copiesMeasured':
    '選択の余地はない。{larger} は {base} のレプリカ(データ並列)であり、合わせたスループットは実測されている。',
  'recommend.R3.noLimit': '判断は保留とする。一方の構成は SLA に適合する負荷を確認できておらず、比べるべき上限がない。',
  'recommend.single.oneLayout':
    '測定したのは GPU {gpus:count} 枚の構成のみである。より大きい構成で 1 枚増やした効果はわからない。2 台目のレプリカの効果は推定である。',
  'recommend.single.openLoop':
    '負荷は同時実行数でなく到着率で与えられている。GPU を 1 枚増やした効果は、これからは導かない。',
  'recommend.single.gpusUnknown': 'GPU の枚数の記録がなく、1 枚増やした効果は判断できない。',
  'recommend.line': '{workload}: {text}',
  'recommend.more': 'その他のワークロードで GPU を 1 枚増やした効果は、各節に示す。',
  'recommend.largerGain':
    '{base} に対する {larger} の効果(同時 {concurrency:count}): 平均応答時間 {change:points}、スループット {gain:points}、要求あたりの GPU 費用 {cost:points}。',
  'recommend.copiesGain':
    '{base} を {count:count} 台並べた場合の効果: 【仮定・未測定】{count:count} × {each:workedRate} = 毎秒 {copies:workedRate} 件(振り分けにより {allowance:percent} まで減りうる)。応答時間は 1 台のときと変わらない。',
  'recommend.copiesGain.unjudged':
    '{base} を {count:count} 台並べた場合の効果(測定点で SLA が成り立つと仮定): 【仮定・未測定】{count:count} × {each:workedRate} = 毎秒 {copies:workedRate} 件(振り分けにより {allowance:percent} まで減りうる)。',
  'recommend.spare':
    '{count:count} 台のうち 1 台を失っても毎秒 {remaining:rate} 件が残る(推定)。全ての GPU にわたる 1 つの構成は、1 枚の故障で止まる。',
  'recommend.table': 'SLA の範囲でのスループット: 大きい構成と、小さい構成のレプリカ',
  'recommend.table.unjudged': '測定点で SLA に適合すると仮定したスループット: 大きい構成と、小さい構成のレプリカ',
  'recommend.row.copies': '{base} のレプリカ {count:count} 台',
  'recommend.row.remaining': '同上、1 台を失ったとき',
  'recommend.atLeast': '{low:rate} 以上',
  'recommend.table.note': '区間は、上限での数値が許す最小から、最初の不適合の測定点での数値が許す最大まで。',
  'recommend.table.note.unjudged':
    'SLA への適合は判定できない。区間は記載された数値が許す最小からで、上端を定める不適合の測定点はない。',
  'recommend.rules': '選択の根拠',
  'recommend.rules.note':
    '規則は判断に用いる順に並べた。スループットはそれぞれの構成の上限で比べ、測定していない枚数へは外挿しない。',
  'recommend.measure': '要実測:',
  'column.rule': '規則',
  'column.rule.state': '結果',
  'column.rule.evidence': '根拠',
  'rule.R0': 'R0 少ない枚数に載るか',
  'rule.R1': 'R1 応答時間',
  'rule.R2': 'R2 KV キャッシュ',
  'rule.R3': 'R3 スループット',
  'rule.R4': 'R4 可用性',
  'rule.state.fires': '該当',
  'rule.state.silent': '非該当',
  'rule.state.open': '未確定',
  'rule.R0.stated': '計画に、レプリカ 1 つに少なくとも {minGpus:count} 枚を要するとある。',
  'rule.R0.contradicted':
    '計画に、レプリカ 1 つに {minGpus:count} 枚を要するとあるが、{base} で要求を処理している。測定を採る。',
  'rule.R0.served': 'モデルは {base} で動作した。',
  'rule.R0.nothingServed': '{base} で処理できた要求がない。',
  'rule.R0.notMeasured': 'より少ない枚数では測定していない。載らないことの証拠ではない。',
  'rule.R1.onlyLarger': 'SLA は {base} の同時 1 で不適合、{larger} で適合である。',
  'rule.R1.notBelow': 'SLA は {base} の測定した最小の測定点 {baseLowest:count} で不適合、{larger} で適合である。',
  'rule.R1.held': 'SLA は {base} で同時 {baseLimit:count} まで適合する。',
  'rule.R1.neither': '両構成とも、測定した最小の測定点で SLA に適合しない。',
  'rule.R1.notJudged': 'SLA への適合を判定できない。',
  'rule.R1.notCompared': '枚数の異なる構成を測定していない。',
  'rule.R2.kvBound':
    'KV キャッシュに全長の要求が {base} では {baseKv:count} 件、{larger} では {largerKv:count} 件収まる。{larger} は同時 {largerLimit:count} まで SLA に適合する。',
  'rule.R2.room':
    '{base} の KV キャッシュには全長の要求が {baseKv:count} 件収まり、{larger} が SLA に適合する {largerLimit:count} 件に足りる。',
  'rule.R2.notMore':
    '{larger} の KV キャッシュに収まる要求({largerKv:count} 件)は、{base}({baseKv:count} 件)より多くない。',
  'rule.R2.kvUnknown': '少なくとも一方の構成で、KV キャッシュの大きさが記録されていない。',
  'rule.R2.notJudged': 'SLA への適合を判定できない。',
  'rule.R2.notCompared': '枚数の異なる構成を測定していない。',
  'rule.R3.copiesMore': 'レプリカの最小が {larger} の最大を上回る。',
  'rule.R3.largerMore': '{larger} の最小がレプリカの最大を上回る。',
  'rule.R3.overlap': '両者の区間が重なる。',
  'rule.R3.between': '上限は 2 つの測定点の間にあり、不適合の測定点でのスループットなら入れ替わる。',
  'rule.R3.baseOpen': '{base} の上限は下限値でしかない。',
  'rule.R3.largerOpen': '{larger} の上限は下限値でしかない。',
  'rule.R3.notJudged': '少なくとも一方の構成で、SLA への適合を判定できない。',
  'rule.R3.notDivisible': '枚数が割り切れない。',
  'rule.R3.copiesMeasured': '{larger} は {base} のレプリカである。',
  'rule.R3.noLimit': '少なくとも一方に SLA に適合する負荷がない。',
  'rule.R3.notCompared': '枚数の異なる構成を測定していない。',
  'rule.R4.spare': 'レプリカは 1 台を失っても残りが続く。全ての GPU にわたる 1 つの構成は続かない。',
  'rule.R4.noCopies': 'SLA に適合するレプリカがない。',
  'rule.R4.notJudged': 'レプリカが SLA に適合するか判定できない。',
  'rule.R4.notCompared': '枚数の異なる構成を測定していない。',
  'measure.copies':
    '{layout} のレプリカをロードバランサーの後ろに並べ、合わせて同時 {level:count} まで。推定は測定ではない。',
  'measure.above': '{layout} を同時 {level:count} より上で、SLA に適合しなくなるまで。',
  'measure.again': '{layout} を、結果が矛盾する同時 {level:count} でもう一度。',
  'measure.latency': '{layout} を、SLA の対象である全てのパーセンタイルを記録して。',
  'measure.usable': '{layout} を、妥当性の検査で退けられない測定点で(検査の節を参照)。',
  'measure.below': '{layout} を同時 {level:count} より下で、1 件まで。',
  'measure.larger': '同じワークロードと設定を、{layout} より多い GPU で。',
  'measure.fewer': '同じワークロードと設定を、モデルが載るなら {layout} より少ない GPU で。',
  'measure.repeats': '{layout} を同時 {level:count} で数回。区間を狭めるため。',
  'measure.between': '{layout} を、適合する同時 {level:count} と不適合となる次の測定点との間で。',
  'between.table': '推定交点で見込まれる値(未測定)',
  'between.note':
    '測定した 2 つの測定点の間に限り、単調 3 次補間による。外挿はしない。誤差は、他の測定で通常見られる値と、この測定の内側の測定点を 1 つずつ除いたときの平均誤差との、大きい方。参考値であり、上限、利用者数、費用の算定には用いない。',
  'between.value': '{value} ± {error:percent}',
  'between.held': '{count:count} 測定点: 中央値 {median:share}、最大 {worst:share}',
  'between.reason.tooFewLevels': '示さない(測定点が 5 つ未満)',
  'between.reason.ownError': '示さない(この測定の測定点を再現できない)',
  'between.reason.metricMissing': '示さない(前後の測定点に記録がない)',
  'between.reason.regimes': '示さない(測定点の間で待ち行列が始まる)',
  'column.between.tpot': '平均 TPOT',
  'column.between.held': '測定点を除いた誤差(スループット)',
  'formula.speedup.name': 'GPU 増設の効果',
  'formula.speedup.text': '小さい構成に対する、大きい構成のスループットの比。',
  'formula.gain.text': '大きい構成で増える分の、小さい構成に対する割合。',
  'formula.efficiency.text': 'スループットが枚数に比例して増えれば 1。',
  'formula.cost.text': '要求 1 件あたりの GPU 時間の、小さい構成に対する比。',
  'formula.interval.text': '記載された数値の丸めが許す範囲。反復があれば最も不利な組から最も有利な組まで。',
  'formula.change.text': '同じ同時実行数での実測。',
  'formula.littleChange.name': '平均時間の変化(リトルの法則)',
  'formula.littleChange.text': '同時実行数が同じなら、時間はスループットに反比例する。',
  'formula.gpuRatio.name': 'GPU の枚数比',
  'formula.gpuRatio.text': '大きい構成の枚数で作れる、小さい構成のレプリカの数。',
  'formula.replicas.name': 'レプリカ',
  'formula.replicas.text': 'それぞれ毎秒 X 件のレプリカ k 個。仮定であり、測定ではない。',
  'formula.remainingCopies.name': '1 台を失ったとき',
  'formula.remainingCopies.text': '残りのレプリカが合わせて処理する量。',
  'formula.copiesLevel.name': '全レプリカの負荷',
  'formula.copiesLevel.text': 'それぞれを 1 台の上限で使う。',
  'formula.writtenLeast.name': 'スループットの最小',
  'formula.writtenLeast.text': '反復の記載された数値が許す最小。',
  'formula.writtenMost.name': 'スループットの最大',
  'formula.writtenMost.text':
    '反復の記載された数値が許す最大。真の上限はその下にあるため、最初の不適合の測定点を含める。',
  'formula.copiesLeast.name': 'レプリカの最小',
  'formula.copiesLeast.text': '1 台の記載された数値が許す最小から。振り分けとホストの後に割合 r が残るとする。',
  'formula.copiesMost.name': 'レプリカの最大',
  'formula.copiesMost.text': '1 台の記載された数値が許す最大から。最初の不適合の測定点を含める。',
}
