import type { FormulaMessageId, TermMessageId } from '../catalog.ts'

export const formulaMessages: Readonly<Record<FormulaMessageId, string>> = {
  'formula.percentile.name': 'パーセンタイル',
  'formula.percentile.text': '標本を小さい順に並べ、線形補間で読む。',
  'formula.failures.name': '違反の数',
  'formula.failures.text': '失敗した要求は、全ての限度に対する違反として数える。',
  'formula.binomial.name': '適合の確認',
  'formula.binomial.text':
    '真の違反率が 1 − p を超えるなら、違反がこれほど少ない確率は 5 % 未満である。不適合はこの逆。',
  'formula.upperBound.name': '近似上側限界',
  'formula.upperBound.text':
    '要約値のみから求める(p99、n ≧ 299)。同じサーバーを共有する要求は独立でないため目安である。',
  'formula.maxConcurrency.name': 'SLA 適合最大同時実行数',
  'formula.maxConcurrency.text':
    'そこまでの測定水準が全て、全ての限度に適合する。妥当性の検査で退けた水準は測定しなかったものとする。',
  'formula.slack.name': '余裕',
  'formula.slack.text':
    'y は判定する値、T は限度。制約指標は最初に不適合となる指標、なければ余裕が最も小さい指標。',
  'formula.estimate.name': '推定交点',
  'formula.estimate.text':
    '遅延を非減少に当てはめ、最後の適合と最初の不適合の間で求める。この付近の遅延は下に凸で、直線は早めに交わる。',
  'formula.little.name': 'リトルの法則',
  'formula.little.text':
    '処理量と平均時間から処理中の件数を求める。h は設定した同時実行数のうち保たれた割合。',
  'formula.poisson.name': '余裕の算定',
  'formula.poisson.text':
    '到着は互いに独立、処理時間の分布は問わない。上限より下では応答が速くなるため保守的。',
  'formula.openUsers.name': '利用者数(開ループ)',
  'formula.openUsers.text': '回答の有無によらず、1 人が I 秒ごとに送る。',
  'formula.closedUsers.name': '利用者数(閉ループ)',
  'formula.closedUsers.text': '1 人が回答を待ち、Z 秒後に次を送る。',
  'formula.binomialUsers.name': '利用者数(閉ループ、算定)',
  'formula.binomialUsers.text': '各利用者は R + Z 秒のうち R 秒だけ処理中であり、互いに独立である。',
  'formula.speedup.name': 'GPU 増設の効果',
  'formula.speedup.text': 'S − 1 が増加率。処理量が枚数に比例して増えれば E は 1。',
  'formula.interval.name': '増加率の区間',
  'formula.interval.text': '記載された数値の丸めが許す範囲。反復があれば最も不利な組から最も有利な組まで。',
}

export const termMessages: Readonly<Record<TermMessageId, string>> = {
  'term.ttft.name': 'TTFT',
  'term.ttft.meaning': '最初のトークンまでの時間。要求を送ってから回答の最初の部分が届くまで。',
  'term.tpot.name': 'TPOT',
  'term.tpot.meaning': '出力 1 トークンあたりの時間。2 番目以降のトークンの平均で、要求ごとに 1 つの値。',
  'term.itl.name': 'ITL',
  'term.itl.meaning':
    'トークン間の遅延。連続する 2 回の送出の間隔で、全要求の全間隔をまとめて統計を取る。平均は TPOT と一致するが、個々の停止が表れるパーセンタイルは一致しない。',
  'term.e2e.name': 'E2EL',
  'term.e2e.meaning': '応答時間。要求を送ってから最後のトークンまで。',
  'term.percentile.name': 'p99',
  'term.percentile.meaning': '100 件中 99 件がこれを超えない値。',
  'term.concurrency.name': '同時実行数',
  'term.concurrency.meaning': '同時に処理中の要求の数。利用者の数ではない。',
  'term.throughput.name': '処理量',
  'term.throughput.meaning': '測定の全時間を通じて 1 秒あたりに完了した要求の数。',
  'term.sla.name': 'SLA',
  'term.sla.meaning': '本書で問うサービス水準。同時に満たすべき遅延のパーセンタイルの限度。',
  'term.safeZone.name': '安全帯',
  'term.safeZone.meaning': '測定した最小の水準から、途切れなく適合する最大の水準までの負荷。SLA 適合範囲。',
  'term.testLimit.name': '測定上限',
  'term.testLimit.meaning': '測定した最高の水準。そこまで適合したなら、真の上限はわからない。',
  'term.headroom.name': '余裕',
  'term.headroom.meaning':
    '偶然の山に備えて上限のうち空けておく割合(ヘッドルーム)1 − u。利用率 80 % は、ヘッドルーム 20 %、処理余裕率 1/u = 1.25 倍、余裕率 1/u − 1 = 25 % に当たる。',
  'term.users.name': '同時利用者数',
  'term.users.meaning': '同時にセッション中の人の数。多くは読み書きをしており、回答を待つのは一部である。',
  'term.openLoop.name': '開ループ',
  'term.openLoop.meaning': '前の要求の回答を待たずに、要求が到着する負荷。',
  'term.closedLoop.name': '閉ループ',
  'term.closedLoop.meaning': '一定数の利用者が、回答を受けてから次の要求を送る負荷。',
  'term.tensorParallel.name': 'テンソル並列(TP)',
  'term.tensorParallel.meaning': '1 つのモデルを複数の GPU に分け、全てのトークンを共同で計算する構成。',
  'term.replica.name': '複製',
  'term.replica.meaning': '独立した GPU に載せたモデルの写し。振り分け装置の後ろに並べる。',
  'term.littlesLaw.name': 'リトルの法則',
  'term.littlesLaw.meaning': '系の中の平均の数 = 到着率 × 系の中にいる平均時間。分布によらない。',
}
