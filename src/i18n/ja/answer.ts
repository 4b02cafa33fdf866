import type { answerMessages as keys } from '../en/answer.ts'

/** 答えの文。判定、余裕、利用者数、増設の効果。 */
export const answerMessages: Readonly<Record<keyof typeof keys, string>> = {
  'status.bracketed': '上限を確認',
  'status.rightCensored': '測定上限まで適合',
  'status.rightCensored.unused': '適合、以後は未判定',
  'status.leftCensored': '適合する水準なし',
  'status.nonContiguous': '測定点が矛盾',
  'status.noData': '判定不能',
  'figure.status.bracketed': '実測。{failing} で不適合',
  'figure.status.rightCensored': '以上(測定上限)',
  'figure.status.rightCensored.unused': '以上(これより上の水準は判定に用いない)',
  'figure.status.leftCensored': '適合する水準なし',
  'figure.status.nonContiguous': '連続して適合した範囲。{failing} で不適合',
  'figure.status.noData': '未判定',
  'figure.limit.concurrency': 'SLA 適合最大同時実行数',
  'figure.limit.requestRate': 'SLA 適合最大到着率(件/秒)',
  'figure.safeRate': '計画到着率',
  'figure.safeRate.unjudged': '測定した水準の {utilization:percent}。SLA 適合を仮定',
  'figure.users': '同時利用者数',
  'figure.users.note': '1 人が {interval:seconds}に 1 件、回答を待たずに送る場合',
  'figure.users.assumed': '1 人が {interval:seconds}に 1 件送る場合(例・仮定)',
  'figure.users.unjudged': '1 人が {interval:seconds}に 1 件送る場合。SLA 適合を仮定',
  'conclusion.question':
    '問い: {sla} を同時に満たす最大の負荷はいくらか、GPU を増やすと何が得られるか、それで何人が利用できるか。',
  'conclusion.table': 'ワークロードと構成ごとの答え',
  'conclusion.table.note':
    '処理量は SLA 適合最大負荷での実測値である。計画到着率は測定値ではない。測定結果に合わせたモデルサーバーがポアソン到着のもとで SLA を満たす量から余裕を差し引いた値であり、再現できない構成では、処理中の件数が上限を超える確率を {overflow:percent} 以下とする負荷の 85 % である。期待値は同じモデルによる最良の推定とその誤差であり、約束ではない。SLA を判定できない構成では、測定した水準で SLA が成り立つと仮定した値であり、仮定の印を付す。',
  'conclusion.clean': '測定の妥当性の検査で、数値を弱める指摘はなかった。',
  'conclusion.findings':
    '測定の妥当性の検査で、判定を取り消す指摘が {errors:count} 件、注意が {warnings:count} 件ある。「測定の妥当性」を参照。',
  'conclusion.disclaimer':
    '本書は記載した測定に基づくサイジングの見積もりであり、サービス水準の保証ではない。遅延にはサーバーの手前での待ちを含まない。到着率と利用者数は測定結果から算定したものであり、それ自体は測定していない。約束する前に、その到着率での開ループの測定で確認すること。',
  'answer.title': '{workload}、{layout}',
  'answer.bracketed': '{max} まで SLA に適合する(実測)。{failing} では不適合である({why})。',
  'answer.rightCensored':
    '測定上限の{max}まで、全ての水準で SLA に適合する。真の上限はこれ以上であり、確認されていない。',
  'answer.rightCensored.judged':
    '判定に使える全ての水準で、測定上限の {max} まで SLA に適合する。真の上限はこれ以上であり、確認されていない。',
  'answer.rightCensored.unused':
    '{max} までは途切れなく SLA に適合する。より高い水準も測定されているが判定に用いることができず、上限は確認されていない。',
  'answer.leftCensored': '測定した最小の {lowest} でも SLA に不適合である({why})。適合する負荷は確認されていない。',
  'answer.nonContiguous':
    '{max} までは途切れなく SLA に適合する。{failing} で不適合({why})となり、より高い負荷の {passing} で再び適合しており、測定点が矛盾する。途切れのない範囲のみを答えとし、{failing} の再測定を要する。',
  'answer.contradiction':
    '{failing} で SLA に不適合({why})でありながら、より高い負荷の {passing} では適合しており、測定点が矛盾する。下から途切れなく適合した範囲がないため、{failing} を再測定するまで上限を示せない。',
  'answer.noData': 'SLA への適合は判定できない({reasons})。適合とはみなさない。',
  'answer.noData.failing':
    '低い負荷での SLA への適合は判定できない({reasons})。{failing} では不適合である({why})。上限はこれより低く、示されていない。',
  'answer.noData.passing':
    'より低い水準を判定できないため、上限を示せない({reasons})。{passing} の適合は、それらの判定がなければ数えない。',
  'answer.noData.both':
    'より低い水準を判定できないため、上限を示せない({reasons})。{passing} の適合は、それらの判定がなければ数えない。{failing} では不適合である({why})。',
  'answer.over': '{limit} が {value}、限度は {threshold}',
  'answer.lost': '{requests:count} 件のうち {failed:count} 件の要求が失敗した',
  'answer.lost.all': '完了した要求がない',
  'answer.lost.ofUnknown': '{failed:count} 件の要求が失敗した(総数の記録なし)',
  'answer.lost.at': '{levels} では {lost}',
  'answer.missing': '{levels} の結果に {limits} が含まれていない',
  'answer.missing.everywhere': 'どの水準の結果にも {limits} が含まれていない',
  'answer.few': '{levels} は要求数({requests} 件)が少なく判定できない',
  'answer.few.within': '{levels} は限度以内だが、要求数({requests} 件)が少なく適合と確認できない',
  'answer.audited': '{levels} は検査 {audit} により判定に用いない({found})',
  'answer.audited.several': '{levels} は検査 {audit} により判定に用いない(最初の水準: {found})',
  'answer.binding.lost': '失敗した要求',
  'answer.gap': '適合の範囲は、判定できない水準の手前で打ち切った({reasons})。',
  'answer.excluded': '上限の判定に用いない水準: {reasons}。',
  'answer.confidence.confirmed': '上限の水準の適合は、二項検定(信頼度 95 %)で確認した。',
  'answer.confidence.point': '上限の水準の適合は点推定である。この標本数では信頼度 95 % の確認に至らない。',
  'answer.confidence.marginal': '上限の水準の適合は僅差である。近似的な 95 % 上側限界は限度を超える。',
  'answer.stream.lumps': 'トークンがまとまって届いており(V14)、ITL の判定からは回答中の停止が分からない。',
  'answer.stream.chunked': 'ITL はトークン間ではなく送信チャンク間の間隔である(V14)。ITL の判定はその意味で読む。',
  'answer.stream.firstTokenInGaps': 'ITL に TTFT が含まれており(V14)、実際の間隔は判定に用いた値より短い。',
  'answer.tokensNotCounted': '出力トークンが数えられていないため(V17)、トークンのスループットと TPOT は用いない。',
  'answer.lengthsServed':
    'この答えは実際に処理した長さ(平均で入力 {input:tokens}、出力 {output:tokens} トークン)についてのもので、指定した長さについてではない。',
  'answer.notPooled': '反復の統合が指定されているが、要求ごとのデータがない反復を含む水準では最悪値を用いる。',
  'answer.accepted': '重大な指摘({audits})を承知のうえで使用した測定点に基づく。等級は C 以下である。',
  'headroom.why': '{told}{why}',
  'headroom.judged':
    '処理中の件数が {limit:count} を超える確率を {overflow:percent} 以下とする平均負荷は最大 {mean:number} 件である。その 85 % を見込み、到着率は毎秒 {rate:rate} 件(上限での処理量の {utilization:percent})とする(ポアソン到着を仮定)。',
  'headroom.unjudged':
    '同時 {limit:count} で SLA が成り立つと仮定すれば(この結果からは示せない)、それを超える確率を {overflow:percent} 以下とする平均負荷は {mean:number} 件({utilization:percent})、到着率で毎秒 {rate:rate} 件である(ポアソン到着を仮定)。',
  'users.sentence':
    '1 人が {interval:seconds}に 1 件の割合なら、回答を待たずに送る利用者で {open:users}、回答を待ち {interval:seconds}おいて次を送る利用者で {closed:users}に相当する。',
  'users.sentence.unjudged':
    'この仮定のもとで、1 人が {interval:seconds}に 1 件の割合なら、回答を待たずに送る利用者で {open:users}、回答を待ち {interval:seconds}おいて次を送る利用者で {closed:users}に相当する。',
  'safeZone.table': '構成ごとの上限',
  'safeZone.note':
    '上限は測定した水準であり、補間しない。余裕は、適合した最大の水準で限度値までに残る割合。推定交点は、最後の適合点と最初の不適合点を結ぶ線が限度と交わる点であり、参考値で未測定。推奨上限は、安全帯の中で最大処理量の 95 % に達する最小の水準。',
  'scaling.table': 'GPU 増設の効果',
  'scaling.pair': '{base} → {scaled}',
  'scaling.equal': '同一の同時実行数 {level:count}',
  'scaling.own': 'それぞれの上限({a:count} と {b:count})',
  'scaling.sentence':
    '{base} から {scaled} へ({workload}): 同時 {concurrency:count} で処理量 {gain:points}、平均応答時間 {change:points}、枚数に比例した場合の {efficiency:percent}。',
  'scaling.sentence.interval':
    '{base} から {scaled} へ({workload}): 同時 {concurrency:count} で処理量 {gain:points}(数値の丸めと反復を考えると {low:points}〜{high:points})、平均応答時間 {change:points}、枚数に比例した場合の {efficiency:percent}。',
  'scaling.unjudged': '同一の同時実行数での処理量の比較である。その水準で SLA に適合するかは判定できない。',
  'scaling.outsideSla':
    '両構成がともに SLA に適合する共通の水準がないため、同一の同時実行数での比較は安全帯の外である。',
  'scaling.e2e.measured': '同一の同時実行数での平均応答時間の変化: {change:points}(実測)。',
  'scaling.e2e.little':
    '同一の同時実行数での平均応答時間の変化: {change:points}(遅延の記録がないため、リトルの法則による)。',
  'scaling.roundingAlone': '丸めのみ',
  'scaling.withoutRepeats': '反復がないため、区間は数値の丸めのみを含み、測定のばらつきを含まない。',
  'scaling.censored':
    '少なくとも一方の上限は下限値でしかないため、それぞれの上限での比較は測定上限どうしの比較である。',
  'scaling.served.inputTokens': '実際の入力トークン数',
  'scaling.served.outputTokens': '実際の出力トークン数',
  'scaling.hint':
    '{text}。目安として、各上限(同時 {a:count} と {b:count})での出力は毎秒 {base:number} と {scaled:number} トークンで、{gain:points}である。',
  'scaling.refusals': 'GPU 枚数のほかにも違いがあるため、次の組は比較しない。',
  'scaling.refused': '{base} → {scaled}: {differences}',
  'scaling.difference': '{key}({base} と {scaled})',
  'users.open': '{interval:seconds}に 1 件、回答を待たずに送る(開ループ)',
  'users.closed': '回答を待ち、{thinkTime:seconds}後に次を送る(閉ループ)',
  'users.table': '利用者数: {layout}',
  'users.note':
    '利用者数は切り捨て。余裕は一度だけ見込む。「算定」は、処理量の固定の割合ではなく、計画到着率による。待つ利用者のうち処理中の人数は、超過確率の規則が見込む件数とする。',
  'starts.table': '一斉に利用を始められる人数: {layout}',
  'starts.note':
    '始業時のように多くの利用者が一斉に始めると、最初の要求が、すでに利用している人の要求に重なる。この人数なら、その合計も計画到着率に収まる。始め終えたあとは、これより多くの人数を処理できる。開始にかかる時間は例である。',
  'column.within': '{minutes:number} 分以内',
  'users.assumedInterval': '需要が示されていないため、間隔は例であり仮定である。',
  'users.condition': '{layout}: {condition}',
  'users.openLoop':
    '負荷は到着率で与えられており、到着の揺らぎは測定に含まれている。余裕は追加で算定せず、計画利用率は予測の誤差に備えるものである。',
  'users.steps': '計算過程: {layout}',
  'step.latency': '上限での 1 件の滞在時間',
  'step.latency.formula': 'R = C / X = {limit:count} / {throughput:rate}',
  'step.headroom': '許される平均の処理中件数',
  'step.headroom.formula': 'P(Poisson(a) > {limit:count}) ≦ {overflow:percent} となる最大の a',
  'step.headroom.result': '{mean:number} 件({utilization:percent})',
  'step.arrivals': 'それを保つ到着率',
  'step.users': '{reading}、{share:percent}',
  'step.users.open.fixed': '{throughput:rate} × {share:percent} × {interval:number}',
  'step.users.open.derived': '{rate:rate} × {interval:number}',
  'step.users.closed.fixed': '{throughput:rate} × {share:percent} ×({latency:number} + {thinkTime:number})',
  'step.users.closed.derived': '{rate:rate} ×({latency:number} + {thinkTime:number})',
}
