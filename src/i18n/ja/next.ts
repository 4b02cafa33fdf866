import type { nextMessages as keys } from '../en/next.ts'

/** 次に測るべきものと、それで分かること。 */
export const nextMessages: Readonly<Record<keyof typeof keys, string>> = {
  'next.none': '追加の測定で改まるものはない。どの上限も区間の比が 1.25 以内で、要求数と反復も足りている。',
  'next.none.open': '確認されていない上限があるが、提案できる追加の測定はない。',
  'next.run': '{number:count}. {series}: {load}',
  'next.load.closed': '{level}',
  'next.load.capped': '{level}、送出 毎秒 {rate:rate} 件',
  'next.load.open': '送出 毎秒 {rate:rate} 件、同時数の制限なし',
  'next.size': 'ウォームアップ {warmups:count} 件の後に {requests:count} 件',
  'next.size.times': '{times:count} 回、各回ウォームアップ {warmups:count} 件の後に {requests:count} 件',
  'next.short': '時間の制約により、必要な {wanted:count} 件より少ない',
  'next.time': '約 {time}(毎秒 {rate:rate} 件、{source})',
  'next.time.unknown': '処理量の分かる水準がなく、所要時間は不明',
  'next.time.seconds': '{value:count} 秒',
  'next.time.minutes': '{value:count} 分',
  'next.time.hours': '{value:number} 時間',
  'next.rate.measured': 'その水準の実測',
  'next.rate.nearest': '{level} の実測から換算',
  'next.rate.offered': '送出どおり',
  'next.gain.bracket':
    '効果: 上限の区間が [{from:number}, {below:number}) から [{from:number}, {level:number}) または [{level:number}, {below:number}) に狭まる。',
  'next.gain.top.trend':
    '効果: 不適合の水準がなく、上限は {from:number} 以上としか分からない。応答時間の伸びからみて {level:number} は不適合となるはずである。適合すれば倍にして測る。',
  'next.gain.top.slots':
    '効果: 不適合の水準がなく、上限は {from:number} 以上としか分からない。{level:number} では要求が空きを待つため不適合となるはずである。適合すれば倍にして測る。',
  'next.gain.top.doubling':
    '効果: 不適合の水準がなく、上限は {from:number} 以上としか分からない。{level:number} は次の倍であり、不適合となる根拠はない。適合すればさらに倍にして測る。',
  'next.gain.bottom':
    '効果: 最低の水準 {below:number} が不適合である。{level:number} が適合すれば上限が定まる。不適合なら半分にして測る。',
  'next.gain.contradiction':
    '効果: {level:number} は不適合、より高い負荷の {passing:number} は適合と矛盾する。十分な要求数で測れば、どちらが正しいかが分かる。{level:number} が再び不適合なら、上限はそれより低い。',
  'next.gain.metric': '効果: {level:number} の結果に欠けている {limits} を判定できる({flags} で出力する)。',
  'next.gain.few':
    '効果: {level:number} が判定に使えるようになる。{measured:count} 件では足りず({audits})、{wanted:count} 件なら足りる。',
  'next.gain.unusable': '効果: 検査により除かれた {level:number} が使えるようになる({audits})。',
  'next.gain.samples': '効果: 答えを支える {level:number} は {measured:count} 件の測定で、確認されていない{lifted}。',
  'next.gain.lifted': '({audits} が解消)',
  'next.gain.prefixCache':
    '効果: プレフィックスキャッシュから読まれたかどうかが分かる(V12)。サーバーは --no-enable-prefix-caching で起動する。',
  'next.gain.repeats':
    '効果: {level:number} の測定は 3 回中 {measured:count} 回で、測定ごとのばらつきが分からない(V11)。',
  'next.gain.openLoop': '効果: 約束する到着率を、利用者と同じく応答を待たずに送り、守れるかどうかを確かめる。',
  'next.blanks': '埋めるもの: {names}',
  'next.total': '合計 {time}。',
  'next.budget': '{budget} で {all:count} 件のうち {taken:count} 件、所要 {time}。',
  'next.unknownTime': 'うち {count:count} 件は所要時間が不明である。',
  'next.leftOut': '除いたもの: {runs}',
  'next.hint':
    'コマンドは POSIX シェルと vllm bench serve のためのもの。シードは測定ごとに異なる。入出力長が記されデータセットが記されていなければ、乱数の入力とする。',
}
