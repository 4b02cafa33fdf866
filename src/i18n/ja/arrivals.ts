/** 計画到着率と、他の到着モデルでの値。 */
export const arrivals = {
  'promise.replay':
    '計画到着率は毎秒 {rate:plannedRate} 件である(上限でのスループットの {utilization:percent})。これは測定ではなくシミュレーションによる。測定結果に合わせたモデルサーバー(測定と矛盾しない {servers:count} 通り)は少なくとも毎秒 {sustained:workedRate} 件まで SLA を満たし、モデルで表せない分として {margin:share} を差し引いた。',
  'promise.decided':
    '計画到着率は毎秒 {rate:plannedRate} 件(上限でのスループットの {utilization:percent})であり、{grounds}による。{beside}',
  'promise.beside.replay':
    '確認のためのシミュレーションでは、測定結果に合わせたモデルサーバー(測定と矛盾しない {servers:count} 通り)は少なくとも毎秒 {sustained:workedRate} 件まで SLA を満たす。モデルで表せない分として {margin:share} を差し引くと、毎秒 {less:plannedRate} 件である。',
  'promise.beside.nothing':
    'シミュレーションではランダムな到着のどの到着率でも SLA を満たさず、送られた要求の結果と矛盾する。',
  'promise.beside.overflow':
    '超過確率(処理中の件数が {limit:count} を超える確率)を {overflow:givenShare} 以下とする到着率は、毎秒 {overflowRate:plannedRate} 件である。',
  'promise.nothing':
    '安全といえる到着率はない。適合した測定点には、ランダムに到着する要求への余裕がない(同時に 1 件だけである、トークンの間隔が基準値に近い、または要求が足並みをそろえるために長い間隔が隠れている)。または、測定を再現するモデルサーバーが、ランダムな到着ではどの到着率でも SLA を満たさない。開ループで測定すれば示せることがある。',
  'promise.expected':
    '期待値(保証ではない)は毎秒 {expected:rate} 件 ± {error:percent} である。測定を最もよく再現するモデルサーバーが処理できる量による。',
  'promise.note.replay': '上限でのスループットの {utilization:percent}。シミュレーションによる。未測定',
  'promise.note.law': '上限でのスループットの {utilization:percent}。算定値。未測定',
  'promise.note.share': '上限でのスループットの {utilization:percent}。計画利用率による。算定値。未測定',
  'promise.note.throughput': '上限でのスループット。シミュレーションではこれより多い',
  'promise.note.measured': '上限でのスループットの {utilization:percent}。ランダムな到着での測定値から差し引いた値',
  'promise.note.expected':
    '{note}。測定を最もよく再現するモデルサーバーでの期待値は毎秒 {expected:rate} 件 ± {error:percent}(推定)',
  'promise.estimate': '{expected:rate} 件/秒 ± {error:percent}',
  'promise.table': '計画到着率の根拠: {layout}',
  'promise.row.rate': '計画到着率',
  'promise.row.shown': 'ランダムな到着での実測',
  'promise.row.shown.kept': 'この到着率で SLA を満たした。計画到着率はこれによる',
  'promise.row.shown.broken': 'この到着率で SLA を満たさなかった。計画到着率はこれによる',
  'promise.row.carried': '実測に合わせたサーバー',
  'promise.row.carried.text':
    'このサーバーが処理できる量(シミュレーション)。最もよく合うモデルサーバーを、ランダムな到着での実測をそのとおり再現する速さに調整した。実測が複数あるときは最小の値',
  'promise.row.off': '実測の到着率から差し引く割合',
  'promise.row.off.adjusted':
    'そのサーバーが処理できる量をやや下回るまで、一定の範囲で差し引く。シミュレーション上のサーバーで定めた',
  'promise.row.off.fixed':
    'シミュレーション上のサーバーで定めた。要求ごとの時刻の記録がないか、測定した最大を超えて処理できる計算となるため、モデルサーバーをこの実測に合わせられない',
  'promise.row.expectation': '期待値',
  'promise.row.expectation.text':
    '測定を最もよく再現するモデルサーバーが処理できる量(差し引く前)。誤差を伴う推定であり、保証ではない',
  'promise.row.rule': '規則',
  'promise.rule.replay': '再現',
  'promise.rule.overflow': '超過確率',
  'promise.rule.replay.text':
    '{levels} の各測定点に合わせたモデルサーバーにランダムな到着を与え、定常状態で全ての基準値を満たすことを、その全てについて求める。',
  'promise.rule.overflow.text':
    '処理中の件数が {limit:count} をめったに超えないこと。{limit:count} は、上限までの測定点のうち、トークンの間隔に不規則な到着への余裕がある(判定する ITL が基準値の 60 % 以下、その標準偏差が 20 % 以下)最も高い測定点である。',
  'promise.rule.unjudged.text': '処理中の件数が測定点をめったに超えないこと。SLA は判定していない',
  'promise.refused.unjudged': 'SLA を判定していないため、再現は行わない。',
  'promise.refused.unusable': '{levels}の測定を使えないため、測定全体の再現は行わない。',
  'promise.refused.limit':
    'SLA に、平均値または p99.9 を超えるパーセンタイルの基準値があるため、測定全体の再現は行わない(再現で判定できるのは p99.9 までのパーセンタイルである)。',
  'promise.refused.notClosed':
    '{levels}では、要求を一定の到着率で送るなど、同時実行数を満たし続ける以外の負荷を与えているため、測定全体の再現は行わない。',
  'promise.refused.noCount': '{levels}の結果に完了した要求の件数がないため、測定全体の再現は行わない。',
  'promise.refused.noTtft': '{levels}の結果に TTFT の平均がないため、測定全体の再現は行わない。',
  'promise.refused.noItl': '{levels}の結果にトークンごとの間隔(ITL)の平均がないため、測定全体の再現は行わない。',
  'promise.refused.noE2el':
    '{levels}の結果に E2EL の平均がなく、それを求めるための TPOT と出力トークン数もそろっていないため、測定全体の再現は行わない。',
  'promise.refused.noSpread':
    '{levels}の結果に TTFT の標準偏差がないか、E2EL のパーセンタイルがあるのに標準偏差がなく、長さがそろっているともいえないため、測定全体の再現は行わない。',
  'promise.refused.unlike':
    '{levels}の結果に含まれる統計量が最も低い測定点のものと異なるため、測定全体の再現は行わない(ある測定点に欠けるものは他の測定点では補えない)。',
  'promise.refused.fewLevels': '測定点が 3 つに満たないため、再現は行わない(モデルサーバーは 3 点以上に合わせる)。',
  'promise.refused.contradiction':
    '各測定点の TTFT、ITL、E2EL、スループットが互いに矛盾し、1 つのサーバーと 1 つのワークロードでは生じえないため、測定全体の再現は行わない。',
  'promise.refused.noServer': '測定に近い値となるモデルサーバーがないため、再現は行わない。',
  'promise.refused.error':
    '再現による推定の誤差が 50 % 以上となりうるか、E2EL の記録がない測定としては合わないため、再現を決め手としない。',
  'promise.refused.less':
    '最もよく合うモデルサーバーは超過確率の規則による値を処理できるが、できないものも測定に合うため、再現を決め手としない。',
  'promise.lowered':
    '再現(同時 {levels})は、値を下げるためにだけ用いた。超過確率の規則では毎秒 {overflowRate:plannedRate} 件である。',
  'promise.row.delay': '最初のトークンの遅れ',
  'promise.row.delay.text':
    'ネットワークやゲートウェイのように、サーバーがその間にほかの要求を処理できる時間。これを考えないサーバーは測定に合いにくい',
  'promise.row.answers': '応答の長さ',
  'promise.row.answers.alike': '全て同じ',
  'promise.row.answers.varied': '± {variation:percent}',
  'promise.row.answers.text':
    '仮定(平均に対する標準偏差)。結果に E2EL のばらつきがないため、全て同じ、50 %、100 % の 3 通りで再現し、測定と矛盾しないもののうち処理できる量が最も少ないもの{use}。E2EL を記録すれば仮定は要らない',
  'promise.row.answers.use.replay': 'による',
  'promise.row.answers.use.overflow': 'を、応答を待つ利用者を数える応答時間に用いる',
  'promise.row.servers': '候補のモデル',
  'promise.row.servers.text':
    '測定と矛盾しない、スケジューリング・1 ステップの大きさ・同時処理数の制限の組合せ。処理できる量が最も少ないものによる',
  'promise.row.sustained': '全候補が処理できる量',
  'promise.row.sustained.text':
    'ランダムな到着のシミュレーションによる。差し引く前。測定より速く再現するモデルにはその分多くの到着を与え、トークンの間隔を短く再現するモデルはその分厳しい基準値で判定する',
  'promise.row.margin': '差し引く割合',
  'promise.row.margin.text':
    'モデルが合わないほど、長さの異なる要求が少数しか同時に処理されないほど、また遅い TTFT が再現より大きく遅れるほど大きい。最もよく合うモデルサーバーが測定を再現する平均の相対誤差(ずれ)は {misfit:percent}',
  'promise.row.overflowRate': '超過確率の規則による値',
  'promise.row.overflowRate.text':
    '比較のため。P(n > {limit:count}) ≦ {overflow:givenShare} となる負荷の 85 % 以下({limit:count} は、トークンの間隔にランダムな到着のための余裕がある最も高い測定点)',
  'promise.row.limitedBy': '超えると最初に失うもの',
  'promise.limitedBy.throughput': '測定した最大のスループットまで処理できる',
  'promise.limitedBy.concurrency': '処理中の件数の上限',
  'promise.row.limitedBy.text': '到着がこれより増えたとき、候補のサーバーが最初に満たせなくなる基準値',
  'promise.note':
    'この表の値は測定したものではない。規則は、モデルにない機構をもつものを含むシミュレーション上のサーバーで検証しており、このサーバーで検証したものではない。計画到着率を上回る開ループの測定により確認すること。',
  'assumption.server': 'モデルサーバー',
  'assumption.server.text':
    '連続バッチ処理、先着順。プレフィルは分割するか優先する。1 ステップの時間は要求数とトークン数で決まるとし、測定ごとに調整する',
  'assumption.answers': 'シミュレーションでの応答の長さ',
  'assumption.answers.text':
    '全て同じ、または平均に対して 50 % か 100 % の標準偏差でばらつくとし、測定と矛盾しないもののうち処理できる量が最も少ないものによる(結果に E2EL のばらつきがないため)',
  'compare.noise.estimate': '推定の誤差による',
  'compare.reason.rule': '規則が異なる',
  'models.table': '到着の型ごとに許される負荷: {layout}',
  'models.note':
    '比較のための参考値であり、本書の他の数値には用いない。どの型も、確率の許容値は {overflow:givenShare} である。平均負荷は、上限でのスループットに対する割合である。',
  'models.curveNote':
    '実測のスループット曲線による型は任意である。測定の全体に依拠するため、{cap:percent} を上限とする。',
  'column.model': '到着と超過分の扱い',
  'column.model.condition': '仮定',
  'column.model.load': '平均負荷',
  'column.model.rate': '平均到着率(件/秒)',
  'model.poisson': '独立な到着',
  'model.bursty': '集中のある到着',
  'model.curve': '独立な到着(実測のスループット曲線)',
  'model.waiting': '超過分は待つ',
  'model.rejecting': '超過分は断る',
  'model.poisson.text':
    '処理中の件数が {limit:count} を超えることを違反とみなす。どの要求も上限での時間を要するとする。',
  'model.bursty.text':
    '上に同じ。ただし到着間隔をガンマ分布(形状 {burstiness})、日ごとの到着率の変動係数を {dayToDay:percent} とする。',
  'model.curve.text': '上に同じ。ただし処理中の件数ごとに実測のスループットで処理されるとする。',
  'model.waiting.text':
    '同時に処理するのは {limit:count} 件までとし、超えた分は待つ。上限での TTFT から基準値までの {wait:latency} より長く待つ確率を許容値以下とする。',
  'model.rejecting.text':
    '同時に処理するのは {limit:count} 件までとし、超えた分は直ちに断る。断る割合を許容値以下とする。',
  'model.absent.arrivalsNotGiven':
    '算定しない。集中の度合い、日ごとの変動のどちらも計画ファイル(arrivals)に示されていない。',
  'model.absent.fewLevels': '算定しない。測定した同時実行数が 5 点に満たない。',
  'model.absent.noPlateau':
    '算定しない。判定に使える最高の測定点でもスループットが増え続けており、その先の曲線がわからない。',
  'model.absent.noTtftLimit': '算定しない。SLA に TTFT の基準値がなく、許される待ち時間が定まらない。',
  'assumption.burstiness': '到着の集中の度合い(1 はポアソン到着、小さいほど集中)',
  'assumption.dayToDay': '日ごとの到着率の変動係数',
  'formula.poissonLoad.name': '負荷(独立な到着)',
  'formula.poissonLoad.text': '余裕の算定を、上限に対する割合で表したもの。',
  'formula.burstyLoad.name': '負荷(集中のある到着)',
  'formula.burstyLoad.text':
    'b は到着間隔のガンマ分布の形状、v は日ごとの到着率の変動係数。その平均と分散をもつ負の二項分布による。',
  'formula.curveLoad.name': '負荷(実測のスループット曲線)',
  'formula.curveLoad.text':
    '処理中が n 件のとき実測のスループット X(n) で処理される。測定点の間は補間、最高の測定点より先は一定。m は上限。',
  'formula.allowedWait.name': 'SLA が許す待ち時間',
  'formula.allowedWait.text': 'TTFT の基準値から、上限で判定した TTFT を引いたもの。',
  'formula.waitingLoad.name': '負荷(超過分は待つ)',
  'formula.waitingLoad.text': '先着順。処理時間を指数分布とする。ばらつきがそれより小さければ安全側である。',
  'formula.rejectingLoad.name': '負荷(超過分は断る)',
  'formula.rejectingLoad.text': '全ての要求のうち割合 e を断る。',
  'formula.poisson.name': '余裕の算定',
  'formula.poisson.text':
    '処理中の件数の平均。到着は互いに独立、処理時間の分布は問わない。上限より下では応答が速くなるため保守的。',
  'formula.utilization.name': 'スループットに対する割合',
  'formula.utilization.text': '到着率の、上限でのスループットに対する割合。',
  'formula.arrivals.name': '超過確率の規則による到着率',
  'formula.arrivals.text':
    '各測定点での時間 R = C / X を用いたリトルの法則。上限までの測定点のうち最大となるものによる。確率を保つ平均件数のうち k だけを見込む(全量では npm run validate のサーバーの 3 % で SLA を満たさなかった)。',
  'formula.replay.name': '全てのモデルサーバーが処理できる量',
  'formula.replay.text':
    '候補のサーバー s の全てで全ての基準値を満たす、ランダムな到着の最大の到着率。毎回同じ乱数によるシミュレーションで求める。',
  'formula.misfit.name': 'ずれ',
  'formula.misfit.text':
    '比較した測定点でのスループット、TTFT の平均と p99、トークンの間隔の p99(遅延は半分の重み)について、最もよく合うサーバーの平均の相対誤差。再現をどこまで信頼するかを表す。候補の順位は、これではなく食い違いの大きさによる。',
  'formula.candidates.name': '候補のサーバー',
  'formula.candidates.text':
    '測定に合わせたサーバーのうち、食い違いの大きさが最良のものに近いものの数。食い違いは、スループット、TTFT とトークンの間隔の平均・ばらつき・裾の誤差を、よいモデルでも生じる誤差で割った二乗平均平方根である。長さのそろった要求は足並みをそろえて進み、スケジューリングの方式が測定に現れにくいため、他方の方式で最もよく合うものも残す。',
  'formula.delay.name': '最初のトークンの遅れ',
  'formula.delay.text':
    '最も低い測定点の TTFT を全てプレフィルとしたサーバーの食い違いがどれも 2 を超える場合、その 3 % から 70 % だけをサーバーが処理するものも候補とする。D は、処理できる量が最も少ないサーバーでの残りの時間である。それでも食い違いが 2.75 または誤差が 10 % を超えれば、再現しない。',
  'formula.answerVariation.text':
    'v(平均に対する標準偏差)を 0、0.5、1 としたもののうち、最もよく合うサーバーの食い違いが最小のものに近いものを残し(推定の誤差が 50 % 以上となりうるものは、ほかにあれば除く)、処理できる量が最も少ないものによる。E2EL の平均もない場合、応答の長さが全て同じであれば TTFT + TPOT · (L − 1) とし、そうでなければトークンの間隔から求める(間隔の合計は、最初のトークンより後の時間の合計に等しい)。1 トークンあたりの間隔の数は、最も低い測定点でリトルの法則(C = X · R)に合うものとする。',
  'formula.margin.name': '再現から差し引く割合',
  'formula.margin.text':
    '最もよく合うサーバーの食い違いが大きいほど、長さの異なる要求が少数しか同時に処理されないほど(変動係数を同時処理数の平方根で割った値)、長さのそろった要求が足並みをそろえて進むとき、応答のばらつきを仮定するとき、最初のトークンに遅れがあるとき、到着がまとまるとき、また上限付近の TTFT が再現の 2 倍を超えて遅れるほど大きい。シミュレーション上のサーバーで定めた。',
  'formula.promised.text': 'S は全てのモデルサーバーが処理できる量、m は差し引く割合。',
  'formula.tested.name': 'ランダムな到着で確認した到着率',
  'formula.tested.text': 'SLA を満たした最大の到着率、または満たさなかった最小の到着率から、一定の割合を差し引く。',
  'formula.testedOnBusyDay.name': 'ランダムな到着で確認した、平均的な日の到着率',
  'formula.testedOnBusyDay.text':
    '同上。到着率が日ごとに v だけ変動する場合、測定で与えた到着率を、平均より z 標準偏差だけ多い日のものとみる。',
  'formula.adjusted.name': '実測に合わせたサーバーが処理できる到着率',
  'formula.adjusted.text':
    '最もよく合うモデルサーバーを、到着率 R での実測(同じ要求を同じ時刻に送る)をそのとおり再現する速さに調整し、そこから抽出した要求の到着をシミュレーションする。実測が複数あるときは最小の値を用いる。実測での到着の偶然を、サーバーの性能と取り違えないためである。',
  'formula.runMargin.name': 'ランダムな到着での実測から差し引く割合',
  'formula.runMargin.text':
    'K から割合 o を除いた値が残るように差し引く。ただし l 以上、h 以下とする。シミュレーション上のサーバーで定めた。',
  'formula.setMargin.name': 'ランダムな到着での実測から差し引く一定の割合',
  'formula.setMargin.text':
    'モデルサーバーを合わせられない実測の場合。シミュレーション上のサーバーで定めた。SLA を満たした場合は、2,500 件より少ない実測とバースト性のある到着で大きくする。ランダムな到着だけを測定した場合は 1 割とする。',
  'formula.expected.name': '期待値',
  'formula.expected.text': '食い違いが最小のサーバーだけによる。何も差し引かない推定である。',
  'formula.expectedError.name': '期待値の誤差',
  'formula.expectedError.text': '下限は S · (1 − m)、すなわち全候補が処理できる量から差し引く割合を除いた値である。',
  'formula.burstyMean.name': 'バースト性のある到着の平均負荷',
  'formula.burstyMean.text': 'ポアソン到着の場合に、到着間隔の形状 b と日ごとの変動 v を加える。',
  'formula.burstyArrivals.name': '超過確率の規則による到着率(バースト)',
  'formula.burstyArrivals.text': '超過確率の規則に、到着間隔の形状 b と日ごとの変動 v を加える。',
  'formula.plannedArrivals.name': '計画利用率での到着率',
  'formula.plannedArrivals.text': 'スループットのうち計画で使う割合。',
  'formula.cubic.name': '測定点の間の値',
  'formula.cubic.text': '単調 3 次補間。前後の測定点の値の外には出ない。反復があれば平均の大きい方を採る。',
  'formula.holdOut.name': '除いた測定点の誤差',
  'formula.holdOut.text': '内側の測定点を 1 つずつ除き、他から予測する。測定点にわたる誤差の大きさを示す。',
  'formula.queueWait.name': '空きを待つ時間',
  'formula.queueWait.text':
    '前後の測定点がともに待ち行列をもつときの、最初のトークンまでの平均時間。S は同時に実行する数 C · (1 − TTFT / E2EL)。',
  'formula.queueHoldOut.name': '待ち時間の誤差',
  'formula.queueHoldOut.text': '待ち行列をもつ各測定点で、空きを待つ時間を実測と比べる。',
  'formula.largest.name': '示す誤差',
  'formula.largest.text': '他の測定で通常見られる値と、この測定で見られる値の、大きい方。',
}
