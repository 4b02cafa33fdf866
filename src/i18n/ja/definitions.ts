/** 指標の定義、ツール別。 */
export const definitions = {
  'section.definitions': '各ツールの指標の定義',
  'definitions.text':
    '同じ名称でも、ツールによって指す量は異なる。以下では名称によらず、実際に測っている量ごとに示す。集計単位・パーセンタイルの求め方・時計が異なる値は比較しない。',
  'definitions.table': 'ツール別の指標の定義',
  'definition.fields': '{fields} ほか {more:count} 件',
  'definition.note': '{tools}:{text}',
  'definition.weighting.perRequest': 'リクエストごとに 1 値',
  'definition.weighting.perGap': 'チャンクの間隔ごと',
  'definition.weighting.perToken': 'トークン数で加重',
  'definition.percentiles.linear': '線形補間',
  'definition.percentiles.nearestRank': '最近順位',
  'definition.percentiles.weighted': '加重',
  'definition.percentiles.buckets': 'ヒストグラムの区間内で補間',
  'definition.percentiles.none': 'なし',
  'definition.clock.client': 'クライアント',
  'definition.clock.server': 'サーバー',
  'definition.clock.inProcess': '推論エンジン内(HTTP を含まない)',
  'column.metric': '指標',
  'column.fields': '項目',
  'column.unit': 'ファイル上の単位',
  'column.sample': '集計単位',
  'column.percentiles': 'パーセンタイル',
  'column.clock': '時計',
  'toolNote.chunks':
    'ITL はストリームのチャンク同士の間隔である。1 チャンクが複数のトークンを含むことがあり、その場合 ITL は TPOT より長くなる。',
  'toolNote.tpotAsItl':
    'inter-token latency という名の項目は TPOT、すなわち (E2EL − TTFT) ÷ (出力トークン数 − 1) であり、TPOT として示す。',
  'toolNote.tpotWithFirst':
    'time per output token という名の項目は E2EL ÷ 出力トークン数であり、最初のトークンまでの時間を含む。TPOT ではないため、読み取らない。',
  'toolNote.window':
    '件数とレートは、ウォームアップとクールダウンを除いた計測区間のものである。最後の要求より後になるクールダウンは、区間から差し引く。',
  'toolNote.coldStart': '指定しない限りウォームアップを行わず、起動直後のサーバーへの最初の要求も統計に含まれる。',
  'toolNote.inProcess':
    '推論エンジンの内部で測っており、HTTP とネットワークを含まない。全要求を一斉に送信した場合、TTFT は待ち行列にいる時間である。',
  'toolNote.lateFirstTokens':
    '最初のトークンの時刻が、後続のトークンが出た後に記録される要求がある。そのため TPOT には極端に短い値、TTFT には長い値が混じる。',
  'toolNote.guessed': '列は、名称と単位から読み取った(ファイルの一覧を参照)。',
  'toolNote.noItl':
    'チャンクの間隔は記録されない。このツールがトークン間の時間と呼ぶものは TPOT にあたり、ITL の基準値は判定できない。',
  'toolNote.perGpu':
    'ファイルのスループットは GPU 1 枚あたりで、GPU 数を掛けて戻した。集計ファイルにリクエスト毎秒の記録はない。',
  'toolNote.sessions':
    '同時実行数はセッションの数である。1 つのセッションが複数のリクエストを同時に送ることがあり、処理中のリクエストはこの数より多い。',
  'toolNote.ownLimits':
    'VALID は、ファイルにある基準値(ttft_latency、tpot_latency)を満たしたことを表し、本書の SLA を満たしたことではない。',
  'toolNote.byClient':
    '別のクライアントが測った値を、そのクライアントの項目名のまま移したものである。各指標の意味はクライアントごとに異なる(測定の設定を参照)。',
  'toolNote.zeroFilled': 'アーカイブにない百分位は 0 で埋められている。記録なしとして扱った。',
  'toolNote.firstTokenIncluded':
    'inter-token latency と呼ぶ値は、最初のトークンまでの時間を含む遅延をトークン数で割ったものであり、どの指標としても読み取らない。TPOT は、応答ごとのファイルが同じフォルダーにあるときに限り、そこから求める。',
  'toolNote.oneTokenizer':
    'トークン数はモデルによらず Llama 2 のトークナイザーで数える(新しい版はモデル自身のもの)ため、語彙の異なるモデルでは長さ、トークン/秒、TPOT がずれる。',
  'toolNote.inBatches':
    '要求をまとめて送り、最も遅いものを待って次を送るため、処理中の件数は設定した同時実行数を下回る。',
  'toolNote.sentRate':
    '負荷は指定したレートとする。送ったレートがその 95 % に満たないときは、送ったレートとする。サーバーまたはクライアントが飽和している。到着がランダムか等間隔かはファイルに記されない。',
  'toolNote.tokenTimesShort':
    '2026 年半ばまでの版は、BOS トークンを付けるトークナイザーでチャンクごとに 1 トークン余分に数え、TPOT と ITL を約半分に記す。トークン間の時間で遅延が満たされないときは、平均 TPOT を(E2EL − TTFT)/(トークン数 − 1)とし、TPOT と ITL のその他は読み取らない。',
  'toolNote.trimmed':
    '統計量とトークン数の合計は最初と最後の要求を除くことがあるが、測定時間は除かない。その場合、ツールの記すトークン/秒は低すぎるため、全要求から求め直す。',
  'toolNote.coarse':
    'パーセンタイルは個々の要求の値(最近順位法)であり、秒単位の値は小数の桁が少ない。TPOT は 0.16.3 までチャンク数で割っていた。ITL のない 2024 年の結果は割り方が異なり、TPOT を読み取らない。版はファイルに記されない。',
  'toolNote.meanGap':
    'TPOT は要求ごとのチャンク間隔の平均である(ツールは inter-token latency と呼ぶ)。1 チャンクが複数のトークンを含むことがある。',
  'toolNote.uncountedFailures': '失敗したリクエストの数は記録されない。リクエストごとの記録がある場合にだけ分かる。',
  'toolNote.offline':
    'サーバーを介さず、全リクエストを一度に渡して測ったもの。溜まった処理を片付ける速さを示し、負荷の下での応答時間は示さない。',
  'toolNote.turns':
    'リクエストは会話の各ターンであり、それまでの会話を含む。その大半はサーバーのプレフィックスキャッシュにある。互いには比べられるが、単独のリクエストの測定とは比べられない。',
  'toolNote.oneStream':
    'リクエストを 1 件ずつ送った測定である。待ち行列は生じず、複数の利用者が同時に使う場合のことは分からない。',
  'toolNote.lockStep':
    '全ストリームが同時に始まり、足並みをそろえて進む測定である。速度は全ストリームの合計であり、各ストリームは全員のプロンプト処理を待つ。',
  'toolNote.noServer': '推論エンジン内での測定であり、HTTP・トークナイザー・待ち行列を含まない。',
  'toolNote.serverSide': 'サーバーの時計による値であり、ネットワークとクライアントの時間を含まない。',
}
