/** 各測定点の制約要因と、その動かし方。 */
export const diagnosis = {
  'diagnosis.Q.title': '実行バッチの上限(スロットまたは KV キャッシュ)',
  'diagnosis.Q.capped':
    '処理中の件数を {loadBelow:number} から {load:number} に増やしても、実行バッチは {runningBelow:number} 件から {running:number} 件とほぼ変わらず、平均応答時間の {ttftShare:percent} が最初のトークンまでに過ぎる。残りはサーバー内で順番を待っている。',
  'diagnosis.Q.action':
    'max_num_seqs を上げるか、KV キャッシュの余地を増やし(gpu_memory_utilization、max_model_len の短縮、キャッシュの 8 ビット化)、測定し直す。いずれもできなければ、受け付ける件数を実行バッチの大きさまでに抑える。それ以上は待ちが延びるだけである。',
  'diagnosis.P.title': 'Prefill(入力の読み込み)',
  'diagnosis.P.busy': '入力の読み込みが、サーバーの時間の最大 {prefillLoad:percent} を占める。',
  'diagnosis.P.waits':
    '平均応答時間の {ttftShare:percent} が最初のトークンまでに過ぎ、実行バッチの頭打ちでは説明できない。入力の読み込みを待っている。',
  'diagnosis.P.action':
    '送る量を減らす。検索結果の件数(Top-k)を絞り、重複を除き、履歴は要約する。次に、実際に繰り返す先頭部分をプレフィックスキャッシュに任せ、読み込みの分割の大きさを試す。テンソル並列による GPU の追加は最後に考える。',
  'diagnosis.M.title': 'Prefill と Decode の混在',
  'diagnosis.M.shared':
    '入力の読み込みが、サーバーの時間の最大 {prefillLoad:percent} を占める。どちらか一方だけでは決まらない。',
  'diagnosis.M.action':
    '入力と出力の両方を短くし、変えるたびに TTFT と ITL の両方を確かめる。一方を軽くすると、限界は他方に移る。',
  'diagnosis.D.title': 'Decode(余力あり、メモリー転送)',
  'diagnosis.D.cheap':
    '平均応答時間の {decodeShare:percent} が生成で、入力の読み込みは最大でも {prefillLoad:percent} である。処理中の件数が 1 % 増えても、1 トークンの時間は {tpotGrowth:ratio} % しか延びない。',
  'diagnosis.D.action':
    'バッチを大きくしてもトークンはほとんど遅くならない。不適合の測定点がなければ、同時実行数を増やして測定する。あれば、SLA はそれ以上を許さない。トークンを速くするには重みを量子化し、1 トークンごとに読む量を減らす。',
  'diagnosis.D2.title': 'Decode の飽和',
  'diagnosis.D2.saturated':
    '平均応答時間の {decodeShare:percent} が生成である。処理中の件数が 1 % 増えると、1 トークンの時間は {tpotGrowth:ratio} % 延び、スループットは {throughputGrowth:ratio} % しか増えない。',
  'diagnosis.D2.action':
    'これ以上は上げず、スループットが頭打ちになる点にとどめる。スループットが要るなら、重みと KV キャッシュの量子化、出力長の制限、レプリカの追加を検討する。応答を速くするにはテンソル並列を用いる。',
  'diagnosis.J.title': 'トークン間の途切れ',
  'diagnosis.J.stalls':
    'p99 ITL が {gap:latency}で、中央値の {gapRatio:ratio} 倍、1 トークンの平均時間の {gapPerToken:ratio} 倍である。生成がときどき止まっており、多くは新しい入力の一部を読み込む間に起こる。',
  'diagnosis.J.action':
    'max_num_batched_tokens を下げて一度に読み込む量を減らし、ITL の改善と TTFT の悪化を見比べる。途切れが残るなら、ホスト側を調べる。',
  'diagnosis.H.title': 'クライアント、ホスト、経路',
  'diagnosis.H.slotsIdle':
    '要求数は同時実行数の {perSlot:number} 倍あるのに、処理中だったのは同時実行数の {occupancy:percent} である。サーバーに仕事が届いていない。',
  'diagnosis.H.action':
    'クライアントを別の機械で動かし、その CPU と API サーバーの CPU を監視し、接続数の制限を緩め、この測定点で機器を評価する前に測定し直す。',
  'diagnosis.N.title': 'ネットワークと中継',
  'diagnosis.N.overhead':
    '入力 {inputTokens:number} トークンの要求が単独でも、最初のトークンまでに {ttft:latency}かかる。長い入力の速さ({longerInput:number} トークンで {longerTtft:latency})から見て、{excess:latency}は読み込みでは説明できない。',
  'diagnosis.N.action':
    'クライアントからの往復時間を測り、ゲートウェイ、プロキシ、暗号化を一つずつ外して比べる。この部分は GPU を速くしても縮まらない。',
  'missing.ttft': '平均 TTFT',
  'missing.tpot': '平均 TPOT',
  'missing.itl': 'ITL の中央値と p99',
  'missing.latency': '平均応答時間',
  'missing.throughput': 'スループット',
  'missing.inputTokens': '入力トークン数',
  'missing.outputTokens': '出力トークン数',
  'missing.concurrency': '同時実行数',
  'missing.completed': '完了した要求の数',
  'missing.unloaded': '処理中が 4 件以下の測定点',
  'missing.agreement': '互いに整合する平均時間(最初のトークンまでと生成の平均時間の和が、平均応答時間を大きく超える)',
  'missing.lowerLevel': '比べる下の測定点',
  'missing.tokenGaps': 'トークン単位の間隔(1 回の送出に複数のトークンが入るか、長さがばらつく)',
  'missing.shortInput': 'ごく短い入力での測定',
  'missing.longerInput': '4 倍以上長い入力での測定',
  'missing.level': '使用できる測定点',
  'heading.diagnosis': 'ボトルネック',
  'diagnosis.table': '何が限界を決めるか、その根拠と、まず打つ手',
  'diagnosis.note':
    'クライアントから見た数値による診断であり、サーバーの内部は観測していない。機器の構成を変える前に、サーバー自身の指標で確かめること。',
  'diagnosis.where.limit': '{level}(上限の測定点)',
  'diagnosis.where.lowestFailing': '{level}(不適合となる最小の測定点)',
  'diagnosis.where.highestMeasured': '{level}(測定した最大の測定点)',
  'diagnosis.where.sweep': '{level}(測定全体から)',
  'diagnosis.none': '{layout}: 判定できる範囲では、ボトルネックは現れていない。調べたもの: {absent}。',
  'diagnosis.cannot': '{layout}: {rules} は判定できない。結果にないもの: {missing}。',
  'diagnosis.cannot.all': '{layout}: ボトルネックは判定できない。結果にないもの: {missing}。',
  'diagnosis.levels': '時間の内訳(上に挙げた測定点)',
  'diagnosis.levels.note':
    '「伸び」は、下の測定点から見た伸び率を負荷の伸び率で割ったもので、1 は比例、0 は伸びがないことを表す。「読み込み」は、サーバーの時間に占める割合の最大値である。',
  'column.bottleneck': 'ボトルネック',
  'column.seenAt': '見た測定点',
  'column.evidence': '根拠とまず打つ手',
  'column.ttftShare': '最初のトークンまで',
  'column.decodeShare': '生成',
  'column.running': '実行バッチ',
  'column.prefillLoad': '読み込み',
  'column.tpotGrowth': 'TPOT の伸び',
  'column.throughputGrowth': 'スループットの伸び',
  'column.gapRatio': 'ITL p99 / 中央値',
  'formula.openLoad.name': '処理中の件数(開ループ)',
  'formula.openLoad.text': 'スループットと平均応答時間から求めた平均。',
  'formula.ttftShare.name': '最初のトークンまでの割合',
  'formula.ttftShare.text': '平均応答時間に占める割合。待ちと入力の読み込みからなる。',
  'formula.decodeShare.name': '生成の割合',
  'formula.decodeShare.text':
    '平均応答時間に占める割合で、最初のトークンまでを除いた残り以下とする。L は出力トークン数。',
  'formula.runningBatch.text': '最初のトークンを過ぎた要求の平均の数。その前の時間は待ちとみなす。',
  'formula.prefillLoad.text':
    '毎秒の入力トークン数を、単独の要求の速さ(TTFT_1 で L_1 トークン)で割る。その時間には読み込み以外も含まれるため、最大値である。',
  'formula.elasticity.name': '負荷に対する伸び',
  'formula.elasticity.text': 'y は TPOT またはスループット。1 は比例、0 は伸びなし。',
  'formula.ratio.name': '比',
  'formula.ratio.text': '1 つの測定の 2 つの数値の比。',
  'formula.excess.text': 'ずっと長い入力の速さ(TTFT_l で L_l トークン)から見て残る時間。',
}
