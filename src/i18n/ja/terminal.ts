import type { terminalMessages as keys } from '../en/terminal.ts'

/** 端末に出す文。 */
export const terminalMessages: Readonly<Record<keyof typeof keys, string>> = {
  'help.usage': '測定結果から、LLM 推論基盤の構成の根拠を作る',
  'help.report': '設計根拠書(HTML、PDF、report.json)を書き出す',
  'help.analyze': '答えを端末に表示する',
  'help.check': '各ファイルの読み取り結果を表示する(何も書き出さない)',
  'help.paths': '結果ファイル、フォルダー、グロブ',
  'help.plan': '計画ファイル(konkyo.yaml)',
  'help.sla': 'サービス水準。例 "ttft.p99<=3s,itl.p99<=120ms"、またはプリセット名',
  'help.interval': '1 人が要求を送る間隔(開ループ)。例 3s',
  'help.thinkTime': '次の要求までの思考時間(閉ループ)。例 30s',
  'help.headroom': '上限に対する計画利用率。例 70-80%',
  'help.overflow': '上限を超える確率の許容値。例 1%',
  'help.lang': '言語: ja、en、または両方',
  'help.format': '形式: html、pdf、json',
  'help.out': '出力先。folder/NAME で NAME.ja.html などを書く',
  'help.browser': 'PDF を作るブラウザー',
  'help.failOn': '該当すれば終了コード 1: noPass、error、warning',
  'help.now': '報告の日時(ISO 8601)。再現できる出力のため',
  'help.quiet': '書き出したパスと誤りだけを表示する',
  'help.json': 'JSON を標準出力に書く',
  'help.command': 'コマンドを指定してください。',
  'terminal.read':
    '{files:count} ファイルを読み、{series:count} 系列 {runs:count} 件の測定、{problems:count} 件の問題を認めた。',
  'terminal.noPdf': 'HTML と JSON は書き出したが、PDF は作れなかった。',
  'terminal.bug': 'konkyo の不具合です。上の行を添えて報告してください。',
  'terminal.check.runs': '{format}: {runs:count} 件の測定',
  'terminal.check.none': '測定結果なし',
}
