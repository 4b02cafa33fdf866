/** 図。見出しとして示す結果、読み上げ用の説明、図の中の語。 */
export const charts = {
  'chart.throughput.peak': 'スループットの最大は毎秒 {peak:rate} 件({peakLayout}、{peakLevel}。{workload}){rest}',
  'chart.throughput.title': 'スループット({workload})',
  'chart.throughput.description':
    '{axis} {low:number} から {high:number} までのスループットを示す折れ線図。構成の数 {layouts:count}。最大は毎秒 {peak:rate} 件({peakLayout}、{peakLevel} のとき)。{levels:count} 測定点のうち、すべての基準値に適合 {passing:count}、不適合 {failing:count}、判定不能 {unjudged:count}(うち適否が誤差の範囲内 {undecided:count})。SLA に適合する最大の測定点: {limits}。',
  'chart.latency.limit':
    '{layout} は{limit} まで SLA に適合し、{next} では最初に {broken} が基準値を超える({workload}){rest}',
  'chart.latency.lowerBound':
    '{layout} は判定した最大の負荷である{limit} まで SLA に適合し、上限はさらに上の可能性がある({workload}){rest}',
  'chart.latency.contradiction':
    '{layout} は{limit} まで SLA に適合するが、{next} で不適合、さらに上で適合となり、結果が食い違う({workload}){rest}',
  'chart.latency.fails':
    '{layout} は測定した最小の負荷である{next} で、すでに {broken} の基準値を超える({workload}){rest}',
  'chart.latency.unjudged': '{layout} は判定できる測定点がなく、SLA に適合する負荷を示せない({workload}){rest}',
  'chart.latency.unshown': '{layout} は SLA に適合する負荷の上限を示せず、{next} では不適合である({workload}){rest}',
  'chart.latency.title': '負荷と遅延({workload})',
  'chart.latency.description':
    '共通の横軸の上に {sla} を示す折れ線図。横軸は{axis}、{low} から {high} まで。構成の数 {layouts:count}。{levels:count} 測定点のうち、すべての基準値に適合 {passing:count}、不適合 {failing:count}、判定不能 {unjudged:count}(うち適否が誤差の範囲内 {undecided:count})。SLA 適合範囲として塗った範囲の上端: {limits}。',
  'chart.frontier.best':
    'SLA に途切れなく適合する最大の負荷での測定値では、GPU 1 枚あたり最も多く処理するのは {best} の毎秒 {perGpu:rate} 件({level})である。ほかは {others}({workload}){rest}',
  'chart.frontier.only':
    '{best} は SLA に途切れなく適合する最大の負荷である{level}で GPU 1 枚あたり毎秒 {perGpu:rate} 件を処理する({workload}){rest}',
  'chart.frontier.fails': 'SLA に適合する測定点がない({workload}){rest}',
  'chart.frontier.unjudged': 'GPU 1 枚あたりのスループットと遅延の関係。判定できる測定点はない({workload}){rest}',
  'chart.frontier.unshown':
    'GPU 1 枚あたりのスループットと遅延の関係。SLA に適合する負荷の上限は示せない({workload}){rest}',
  'chart.frontier.title': 'GPU 1 枚あたりのスループットと遅延の関係({workload})',
  'chart.frontier.description':
    'GPU 1 枚あたりのスループットを {latencies} に対して示す折れ線図。各点の数字は{axis}。構成の数 {layouts:count}。SLA の範囲内での最大(件/秒): {within}。{levels:count} 測定点のうち、すべての基準値に適合 {passing:count}、不適合 {failing:count}、判定不能 {unjudged:count}(うち適否が誤差の範囲内 {undecided:count})。',
  'chart.scaling.ratios':
    '{base} に対するスループットの比は、それぞれの SLA 上限で {own}、同一の同時実行数で {equal}({workload})',
  'chart.scaling.equalAlone': '{base} に対するスループットの比は、同一の同時実行数で {equal}({workload})',
  'chart.scaling.ownAlone': '{base} に対するスループットの比は、それぞれの SLA 上限で {own}({workload})',
  'chart.scaling.title': 'GPU 増設の効果({workload})',
  'chart.scaling.description':
    'スループット(件/秒)の棒図。構成の数 {layouts:count}。{base} に対する比は、同一の同時実行数で {equal}、それぞれの SLA 上限で {own}。仮定であり未測定のスループットは {replicas}。',
  'chart.sensitivity.most':
    '{layout}: 利用者数を最も動かすのは{most}で、{users:users}に対し {least:count} 〜 {greatest:users}となる({workload})',
  'chart.sensitivity.title': '利用者数を動かす前提: {layout}({workload})',
  'chart.sensitivity.description':
    '利用者数の棒図。{users:users}を中心に、{count:count} 個の前提を変動の大きい順に示す。利用者数の最小から最大まで: {ranges}。',
  'chart.usersByGpus.only':
    '{reading}: {gpus}で {users:count} 人(測定した構成 {layout})。測定していない構成の推定は {estimated}',
  'chart.usersByGpus.best': '{reading}: 測定した構成の中で最多の {users:count} 人に {gpus}で対応できる({layout})',
  'chart.usersByGpus.most':
    '{reading}: {gpus}で {users:count} 人({layout})。測定した構成の中の最多は {bestGpus}の {bestUsers:count} 人({best})',
  'chart.usersByGpus.servers':
    '{reading}: {layout} を {servers:count} 台({allGpus})用いて {allUsers:count} 人(推定)。測定した 1 台では {users:count} 人',
  'chart.usersByGpus.title': 'GPU 枚数と利用者数',
  'chart.usersByGpus.description':
    'GPU の枚数別の利用者数。{reading}。測定した構成: {measured}。推定(未測定): {estimated}。',
  'chart.usersOverInterval.all':
    '{layout} が {servers:count} 台の場合、計画到着率で対応できる利用者数は送信間隔に比例する({users})',
  'chart.usersOverInterval.some':
    '{layout} が {servers:count} 台の場合、計画到着率で対応できる利用者数は送信間隔に比例する({users})。{lost}間隔は応答にかかる時間より短く、成り立たない',
  'chart.usersOverInterval.none':
    '{layout} が {servers:count} 台の場合、応答に {answer:latency}かかるため、{lost}間隔の送信は成り立たない。より長い間隔での利用者数を線で示す',
  'chart.usersOverInterval.title': '送信間隔と利用者数: {layout}',
  'chart.usersOverInterval.description':
    '1 人が送る間隔(秒)に対する利用者数。構成は {layout}、サーバー {servers:count} 台、毎秒 {rate:plannedRate} 件。利用者数は {users}。応答に {answer:latency}かかり、それより短い間隔: {lost}。',
  'chart.costByUsers.only': '需要 {asked}のとき、{layout} の費用は月額 {monthly}',
  'chart.costByUsers.cheapest':
    '需要 {asked}のとき、{layout} の月額 {monthly} より費用が低い構成はない。ほかは {others}',
  'chart.costByUsers.title': '需要と月額費用',
  'chart.costByUsers.description': '需要に対する月額費用の階段図。需要 {asked}のとき {costs}。',
  'chart.gauge.demand':
    'サーバー 1 台あたり、上限でのスループットに対して需要は {atMost}{demandShare:share}、計画到着率は {atMost}{plannedShare:share}({layout})',
  'chart.gauge.planned':
    '計画到着率は上限でのスループットの {atMost}{plannedShare:share}、余裕は {atLeast}{headroom:share}({layout})',
  'chart.gauge.simulated':
    '計画到着率は上限でのスループットの {atMost}{plannedShare:share}。余裕はシミュレーションで見込む({layout})',
  'chart.gauge.above':
    '計画到着率は上限でのスループットの {plannedShare:share}。ランダムな到着での実測が、閉ループの測定を上回った({layout})',
  'chart.gauge.title': '計画到着率と余裕: {layout}',
  'chart.gauge.description': '{layout} のサーバー 1 台の負荷を示す棒。サーバー {servers:count} 台。{marks}。',
  'chart.axis.concurrency': '同時実行数',
  'chart.axis.offeredRate': '到着率(件/秒)',
  'chart.axis.throughput': 'スループット(件/秒)',
  'chart.axis.throughputPerGpu': 'GPU 1 枚あたりのスループット(件/秒)',
  'chart.axis.users': '利用者数(人)',
  'chart.axis.usersEvery': '利用者数(人、{interval}ごとに送信)',
  'chart.axis.usersThinking': '利用者数(人、応答の {thinkTime}後に送信)',
  'chart.axis.interval': '応答を待たない 1 人が送る間隔(秒)',
  'chart.axis.costs': '月額費用({currency})',
  'chart.unit.seconds': '秒',
  'chart.unit.milliseconds': 'ms',
  'chart.unit.log': '{unit}、対数目盛',
  'chart.mark.confirmedPass': '適合(確認済)',
  'chart.mark.pass': '適合',
  'chart.mark.undecided': '適否が誤差の範囲内',
  'chart.mark.fail': '不適合',
  'chart.mark.confirmedFail': '不適合(確認済)',
  'chart.mark.unknown': '判定不能',
  'chart.mark.confidence': '95 % 信頼区間',
  'chart.mark.confidenceOpen': '95 % 信頼区間(矢印は上端が不明か図の外)',
  'chart.mark.margin': '誤差の範囲内: 区間が基準値をまたぐ、または上端が不明な適合で一部の要求が基準値を超える',
  'chart.mark.ofAll': '印: 全ての基準値を合わせた判定',
  'chart.mark.numbers': '印に添えた数字: {axis}',
  'chart.mark.ofOne': '印: その基準値だけの判定',
  'chart.mark.ofOneJudged': '印: その基準値だけの判定。水準全体を判定できない場合は判定不能',
  'chart.mark.slaLimit': 'SLA 基準値',
  'chart.mark.safeZone': 'SLA 適合範囲',
  'chart.mark.chosen': '計画する構成の SLA に適合する最大負荷',
  'chart.mark.keepsUp': '到着した分を全て処理する線',
  'chart.mark.measured': '測定値',
  'chart.mark.measuredLayout': '測定した構成からの算定値',
  'chart.mark.estimated': '推定(未測定)',
  'chart.mark.assumed': '仮定(未測定)',
  'chart.mark.atLeast': '≧ ',
  'chart.mark.atMost': '≦ ',
  'chart.mark.interval': '最小の構成に対する増加の範囲',
  'chart.mark.fewer': '利用者が減る',
  'chart.mark.more': '利用者が増える',
  'chart.mark.none': 'なし',
  'chart.mark.lost': '適合なし',
  'chart.mark.replicas': '{layout}(レプリカ × {count:count})',
  'chart.mark.usersOf': '{gpus}の {layout}: {users}',
  'chart.mark.gpus': 'GPU {gpus:count} 枚',
  'chart.mark.gpusUnknown': 'GPU 数不明',
  'chart.mark.demand': '需要 {asked}',
  'chart.mark.askedUsers': '{users} 人',
  'chart.mark.askedRate': '毎秒 {rate} 件',
  'chart.mark.demandRate': '需要 毎秒 {rate} 件({share})',
  'chart.mark.planningRate': '計画到着率 毎秒 {rate} 件',
  'chart.mark.planningEstimated': '計画到着率 毎秒 {rate} 件(推定)',
  'chart.mark.planningShare': '計画到着率 毎秒 {rate} 件({share})',
  'chart.mark.shares': '計画利用率 {low}–{high}',
  'chart.mark.tooShort': '待たずには送れない: 応答に {answer}かかる',
  'chart.mark.unreachable': '—(応答が間隔より長い)',
  'chart.mark.highest': '上限でのスループット 毎秒 {rate} 件',
  'chart.mark.rest': '。ほか {count:count} 構成は図にない',
  'chart.scaling.equal': '同一の同時実行数',
  'chart.scaling.own': 'それぞれの SLA 上限',
}
