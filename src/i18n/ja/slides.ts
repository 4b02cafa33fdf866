import type { slides as English } from '../en/slides.ts'

/** スライド。分かったことを述べる題と、図や途中で切った表に添える文。 */
export const slides: Readonly<Record<keyof typeof English, string>> = {
  'slides.more': '… ほか {count:count} 件は設計根拠書に示す',
  'slides.conditions.kicker': '条件と前提',
  'slides.conditions.weakest': '結論を最も左右する前提は{parameter}であり、条件は {count:count} 件ある。',
  'slides.conditions.some': '結論には {count:count} 件の条件がある。',
  'slides.conditions.none': '前提 {all:count} 件のうち {assumed:count} 件は標準値であり、確認を要する。',
  'slides.conditions.given': '前提はすべて提示または測定によるものである。',
  'slides.conditions.head': '成立する条件',
  'slides.scope.title': '要件は {sla} であり、{runs:count} 回の測定で判定した。',
  'slides.scope.limit': '≦ {threshold}',
  'slides.options.one': '測定した構成とワークロードの組は 1 つであり、結果は「{status}」である。',
  'slides.options.many':
    '構成とワークロードの組 {all:count} 件のうち、SLA を満たす負荷があるのは {passing:count} 件である。',
  'slides.results.upTo': '推奨構成の上限 {level}',
  'slides.conditions.others': '{text}(同種ほか {count:count} 件)',
  'slides.results.key': '印: {marks}',
  'slides.results.rest': 'ほかのワークロード {count:count} 件は設計根拠書に示す。',
  'slides.results.limits': 'ほかの基準値 {count:count} 件は設計根拠書に示す。',
  'slides.users.kicker': '送信間隔と利用者数',
  'slides.users.open': '回答を待たずに送信',
  'slides.users.closed': '回答を待って送信',
  'slides.users.interval': '送信の間隔、または回答後の間隔(秒)',
  'slides.users.questions': 'ワークロードごとの利用者数',
  'slides.users.titled': '{layout} は、{seconds:number} 秒ごとに送る利用者 {users:plannedUsers} 人に対応する。',
  'slides.users.thinking': '{layout} は、回答の {seconds:number} 秒後に送る利用者 {users:plannedUsers} 人に対応する。',
  'slides.users.unreachable': '{layout} では、{seconds:number} 秒ごとの送信に回答が間に合わない。',
  'slides.users.drawn': '対象は {question}。計画到着率での利用者数、推奨した全台の合計。',
  'slides.growth.kicker': '増設の効果と費用',
  'slides.growth.kicker.noCost': '増設の効果',
  'slides.growth.gpu':
    'GPU を 1 枚増やすと、計画到着率は毎秒 {from:plannedRate} 件から {to:plannedRate} 件になる(測定から算定)。',
  'slides.growth.copy':
    '1 台増やすと、計画到着率は毎秒 {from:plannedRate} 件から {to:plannedRate} 件になると仮定する。',
  'slides.growth.users': '測定した構成の GPU 数と、対応できる利用者数を示す。',
  'slides.risks.kicker': 'リスクと運用',
  'slides.risks.title': 'リスク {count:count} 件のうち最も重いものは「{risk}」である。',
  'slides.risks.none': '結論を変えうる事項は見つかっていない。運用は測定した範囲に収める。',
  'slides.next.title': '次の測定は {name} である。',
  'slides.next.none': '追加の測定はない。提示の前に計画到着率を実機で確認する。',
  'slides.notes.from': 'このスライドの数値と、その出所:',
  'slides.notes.place': '{line}[report.json: {place}]',
  'slides.notes.chart': '図の値は report.json の {places} にあり、各点の出典ファイルは「根拠資料」に示す。',
  'slides.notes.document':
    '全測定点、算出式、出典ファイルは「根拠資料」に示す。report.json の各値は konkyo explain で追跡できる。',
}
