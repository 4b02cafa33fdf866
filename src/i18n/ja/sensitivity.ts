import type { sensitivityMessages as keys } from '../en/sensitivity.ts'

/** 前提を変えたときの利用者数。 */
export const sensitivityMessages: Readonly<Record<keyof typeof keys, string>> = {
  'heading.sensitivity': '前提が答えに与える影響',
  'sensitivity.text':
    '前提を 1 つずつ変え、他はそのままとした。限度、反復の扱い、承知した指摘を変えるときは、測定した水準から判定し直す。上限は常に測定した水準であるため、小さな変更では動かず、大きな変更で 1 水準分動くことがある。',
  'sensitivity.most':
    '{layout}: {users:users}という答えを最も動かすのは{name}であり、{low:users}から{high:users}まで変わる。',
  'sensitivity.most.one':
    '{layout}: {users:users}という答えを最も動かすのは{name}であり、{value}とすると{other:users}になる。',
  'sensitivity.lost': '{name}を{value}とすると、適合する測定水準がなくなり、答えを示せない。',
  'sensitivity.still': '{layout}: {users:users}という答えは、どの前提を変えても動かない。',
  'sensitivity.table': '前提を 1 つ変えたときの利用者数: {layout}',
  'sensitivity.note.open':
    '1 人が {wait:seconds}に 1 件、回答を待たずに送る場合の利用者数。答えを示せなくなるもの、変動の大きいものの順。',
  'sensitivity.note.closed':
    '回答を待ち、{wait:seconds}後に次を送る場合の利用者数。答えを示せなくなるもの、変動の大きいものの順。',
  'sensitivity.note.ranges':
    '時間と限度は ±50 %、超過確率は 1/10 から 5 倍、処理量は記載された最小位の半分、計画利用率は計画の範囲で変えた。',
  'sensitivity.note.factor':
    '約束する負荷は、超過確率から求めた値の {factor:number} 倍である。前提を変えてもこの比を保つものとした。',
  'sensitivity.note.censored': '≧ は、使える全ての水準が適合し、上限が下限値でしかないことを示す。',
  'sensitivity.name.interval': '要求の間隔',
  'sensitivity.name.thinkTime': '思考時間',
  'sensitivity.name.reading': '需要の読み方',
  'sensitivity.name.overflow': '上限を超える確率の許容値',
  'sensitivity.name.share': '上限に対する計画利用率',
  'sensitivity.name.throughput': '処理量の丸め',
  'sensitivity.name.threshold': '{limit} の限度',
  'sensitivity.name.repeatPolicy': '反復の扱い',
  'sensitivity.name.accept': '承知した指摘',
  'sensitivity.row.interval': '要求の間隔',
  'sensitivity.row.thinkTime': '思考時間',
  'sensitivity.row.reading': '需要の読み方',
  'sensitivity.row.overflow': '超過確率の許容値',
  'sensitivity.row.share': '計画利用率',
  'sensitivity.row.throughput': '記載された処理量(件/秒)',
  'sensitivity.row.threshold': '{limit} の限度',
  'sensitivity.row.repeatPolicy': '反復の扱い',
  'sensitivity.row.accept': '承知した指摘',
  'sensitivity.value.open': '待たずに送る',
  'sensitivity.value.closed': '回答を待って送る',
  'sensitivity.value.worst': '最悪値',
  'sensitivity.value.median': '中央値',
  'sensitivity.value.pooled': '全要求を統合',
  'sensitivity.value.none': '承知しない',
  'sensitivity.end.limit': '{value}(上限 {limit})',
  'sensitivity.end.lost': '{value}(適合なし)',
  'sensitivity.atLeast': '≧ {value}',
  'column.sensitivity.assumption': '前提',
  'column.sensitivity.base': '現在の値',
  'column.sensitivity.low': '一方の端',
  'column.sensitivity.high': '他方の端',
  'column.sensitivity.users': '利用者数',
  'column.sensitivity.swing': '変動幅',
  'formula.sentUsers.name': '利用者数(開ループ、一括)',
  'formula.sentUsers.text':
    '算定した利用者数で、値を 1 つ変えたもの。F は超過確率による値に対する約束の値の比。',
  'formula.waitingUsers.name': '利用者数(閉ループ、一括)',
  'formula.waitingUsers.text':
    '算定した利用者数で、値を 1 つ変えたもの。F は超過確率による値に対する約束の値の比。',
  'formula.promiseRatio.name': '約束の値の比',
  'formula.promiseRatio.text': 'Q は超過確率から求めた到着率。それを約束とする場合は 1。',
  'formula.moved.name': '変えた前提',
  'formula.moved.text': 'f は変えた倍率。',
  'formula.roundedRate.name': '丸めの端の処理量',
  'formula.roundedRate.text': 'd は記載された最小位の半分、s は向き。',
  'formula.swing.name': '変動幅',
  'formula.swing.text': '両端と現在の値での答えの差。',
}
