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
  'toolNote.guessed': '列は、名称と単位から読み取った(ファイルの一覧を参照)。',
  'toolNote.noItl':
    'チャンクの間隔は記録されない。このツールがトークン間の時間と呼ぶものは TPOT にあたり、ITL の限度は判定できない。',
  'toolNote.perGpu':
    'ファイルのスループットは GPU 1 枚あたりで、GPU 数を掛けて戻した。集計ファイルにリクエスト毎秒の記録はない。',
  'toolNote.sessions':
    '同時実行数はセッションの数である。1 つのセッションが複数のリクエストを同時に送ることがあり、処理中のリクエストはこの数より多い。',
  'toolNote.ownLimits':
    'VALID は、ファイルにある限度(ttft_latency、tpot_latency)を満たしたことを表し、本書のサービス水準を満たしたことではない。',
  'toolNote.byClient':
    '別のクライアントが測った値を、そのクライアントの項目名のまま移したものである。各指標の意味はクライアントごとに異なる(測定の設定を参照)。',
  'toolNote.zeroFilled': 'アーカイブにない百分位は 0 で埋められている。記録なしとして扱った。',
  'toolNote.oneStream':
    'リクエストを 1 件ずつ送った測定である。待ち行列は生じず、複数の利用者が同時に使う場合のことは分からない。',
  'toolNote.lockStep':
    '全ストリームが同時に始まり、足並みをそろえて進む測定である。速度は全ストリームの合計であり、各ストリームは全員のプロンプト処理を待つ。',
  'toolNote.noServer': '推論エンジン内での測定であり、HTTP・トークナイザー・待ち行列を含まない。',
  'toolNote.serverSide': 'サーバーの時計による値であり、ネットワークとクライアントの時間を含まない。',
}
