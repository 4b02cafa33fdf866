import type { ChartMessageId } from '../catalog.ts'

export const chartMessages: Readonly<Record<ChartMessageId, string>> = {
  'chart.throughput.title': '負荷とリクエスト処理量(入力 {inputTokens:tokens} / 出力 {outputTokens:tokens}){part}',
  'chart.throughput.description':
    '{axis} {low:number} から {high:number} までのリクエスト処理量を示す折れ線図。構成の数 {layouts:count}。最大は毎秒 {peak:rate} 件({peakLayout}、{peakLevel:number} のとき)。{levels:count} 水準のうち、すべての限度に適合 {passing:count}、不適合 {failing:count}、未確定 {undecided:count}、未判定 {unjudged:count}。SLA に適合する最大の水準は {limits}。',
  'chart.latency.title': '{limit} と限度 {threshold}(入力 {inputTokens:tokens} / 出力 {outputTokens:tokens}){part}',
  'chart.latency.description':
    '{axis} {low:number} から {high:number} までの {limit} を示す折れ線図。構成の数 {layouts:count}。値は {least:latency} から {most:latency}、限度は {threshold}。{levels:count} 水準のうち、この限度に適合 {passing:count}、不適合 {failing:count}、未確定 {undecided:count}、未判定 {unjudged:count}。安全帯として塗った範囲の上端は {limits}。',
  'chart.scaling.title':
    '構成ごとのリクエスト処理量と {base} との比較(入力 {inputTokens:tokens} / 出力 {outputTokens:tokens})',
  'chart.scaling.description':
    'リクエスト処理量(件/秒)の棒図。構成の数 {layouts:count}。{base} に対する比は、同一の同時実行数で {equal}、それぞれの SLA 上限で {own}。仮定であり未測定の処理量は {replicas}。',
  'chart.sensitivity.title':
    '前提を 1 つ変えたときの利用者数: {layout}(入力 {inputTokens:tokens} / 出力 {outputTokens:tokens})',
  'chart.sensitivity.description':
    '利用者数の棒図。{users:users}を中心に、{count:count} 個の前提を変動の大きい順に示す。利用者数の最小から最大まで: {ranges}。',
  'chart.axis.concurrency': '同時実行数',
  'chart.axis.requestRate': '達成リクエストレート(件/秒)',
  'chart.axis.offeredRate': '投入リクエストレート(件/秒)',
  'chart.axis.throughput': '処理量(件/秒)',
  'chart.unit.seconds': '秒',
  'chart.unit.milliseconds': 'ms',
  'chart.mark.confirmedPass': '適合(確認済)',
  'chart.mark.pass': '適合',
  'chart.mark.undecided': '未確定',
  'chart.mark.fail': '不適合',
  'chart.mark.confirmedFail': '不適合(確認済)',
  'chart.mark.unknown': '未判定',
  'chart.mark.confidence': '95 % 信頼区間(横線のない端は不明)',
  'chart.mark.slaLimit': 'SLA 限度',
  'chart.mark.safeZone': '安全帯',
  'chart.mark.keepsUp': '投入した分をすべて処理する線',
  'chart.mark.measured': '実測',
  'chart.mark.assumed': '仮定(未測定)',
  'chart.mark.atLeast': '≧ ',
  'chart.mark.interval': '丸めと反復による範囲',
  'chart.axis.users': '利用者数(人)',
  'chart.mark.fewer': '利用者が減る',
  'chart.mark.more': '利用者が増える',
  'chart.mark.lost': '適合なし',
  'chart.mark.replicas': '複製',
  'chart.scaling.equal': '同一の同時実行数',
  'chart.scaling.own': 'それぞれの SLA 上限',
}
