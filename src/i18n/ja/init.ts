import type { initMessages as en } from '../en/init.ts'

/** 新しい計画ファイルの空欄に添える説明。 */
export const initMessages: Readonly<Record<keyof typeof en, string>> = {
  'init.head': 'konkyo の計画ファイル。# で始まる行は空欄である。分かるところを記入し、# を外す。',
  'init.sla': 'すべての答えが守る限度。',
  'init.headroom': '最大スループットのうち使ってよい割合。算出した到着率と比べて厳しいほうを用いる。',
  'init.demand': '利用者が要求を送る間隔と人数。顧客が示したものを記入する。',
  'init.cost': '各構成の 1 台の価格。日付と出典は、すべての金額に添えて印刷する。',
  'init.series': '見つかった系列。誤りを正し、ファイルに記録のない項目を記入する。',
  'init.found': '記録あり',
  'init.missing': '記録なし',
}
