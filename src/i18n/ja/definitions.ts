import type { definitions as English } from '../en/definitions.ts'

/** 指標の定義、ツール別。 */
export const definitions: Readonly<Record<keyof typeof English, string>> = {
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
    '推論エンジンの内部で測っており、HTTP とネットワークを含まない。全要求を一斉に投入した場合、TTFT は待ち行列にいる時間である。',
  'toolNote.lateFirstTokens':
    '最初のトークンの時刻が、後続のトークンが出た後に記録される要求がある。そのため TPOT には極端に短い値、TTFT には長い値が混じる。',
  'toolNote.guessed': '列は、名称と単位から読み取った(ファイルの一覧を参照)。',
  'toolNote.oneStream':
    'リクエストを 1 件ずつ送った測定である。待ち行列は生じず、複数の利用者が同時に使う場合のことは分からない。',
  'toolNote.lockStep':
    '全ストリームが同時に始まり、足並みをそろえて進む測定である。速度は全ストリームの合計であり、各ストリームは全員のプロンプト処理を待つ。',
  'toolNote.noServer': '推論エンジン内での測定であり、HTTP・トークナイザー・待ち行列を含まない。',
  'toolNote.serverSide': 'サーバーの時計による値であり、ネットワークとクライアントの時間を含まない。',
}
