/** 計算器の文。 */
export const size = {
  'size.short.layout': '1 台',
  'size.short.limit': '上限',
  'size.short.every': '利用者({seconds:number} 秒ごと)',
  'size.short.think': '利用者(思考時間 {seconds:number} 秒)',
  'size.short.demand': '需要',
  'size.short.demand.arrivals': '{rate:rate} 件/秒',
  'size.short.demand.outputTokens': '出力 {tokens:number} トークン/秒',
  'size.short.demand.totalTokens': '入出力 {tokens:number} トークン/秒',
  'size.short.demand.at': '{demand}、1 件 {length:number} で {rate:rate} 件/秒',
  'size.short.demand.employees': '従業員 {people} 人({rate:rate} 件/秒)',
  'size.short.demand.open': '{users:users}({seconds:number} 秒ごと)',
  'size.short.demand.closed': '{users:users}(思考時間 {seconds:number} 秒)',
  'size.short.demand.inFlight': '同時に {users:users}',
  'size.short.demand.peakDay': '{demand}、ピーク日 {peak}',
  'size.short.peakDay': '台数と負荷はピーク日のもの。平常日はその {share:share}。',
  'size.tooSlow': '{layouts}: 応答がその間隔より長くかかるため、{demand}の対象から除いた。',
  'size.noLatency': '{layouts}: 計画到着率での平均応答時間がわからないため、{demand}の対象から除いた。',
  'size.noConcurrency': '{layouts}: 同時実行数の上限を測っていないため、{demand}の対象から除いた。',
  'size.unsized': '{layouts}: 1 件のトークン数がわからないため、{demand}の対象から除いた。',
  'size.short.load': '1 台の負荷',
  'size.short.cost': '費用',
  'size.short.doubts': '注記',
  'size.doubt.unjudged': '仮定: 判定不能',
  'size.doubt.contradiction': '測定点に矛盾',
  'size.doubt.openLimit': '上限は未確認',
  'size.doubt.served': '実際に処理した入力 {input:tokens} / 出力 {output:tokens} の場合',
  'size.planned.report': '報告の計画到着率',
  'size.planned.assumed': 'この負荷で SLA を満たすと仮定した計画到着率',
  'size.short.compare': '毎秒 {base} 件から {scaled} 件へ: {gain:points}(丸めの範囲 {low:points} から {high:points})',
  'size.short.unjudged.typed': '仮定: 入力した上限で SLA を満たす。',
  'size.short.unjudged.results': '仮定(結果から判定できない場合): 上限で SLA を満たす。',
  'size.pool.upTo':
    '処理中の要求が最も少ない 1 台へ振り分けるロードバランサーの下で全台を 1 つのプールとみなし、無作為な振り分けより最大 {saved:count} 台少ない。',
  'size.short.tooMany': '—: {most:count} 台でも足りず、それを超える台数は算定しない。',
  'size.short.unserved': '台数を求めるには、結果のパス、または --throughput と --concurrency を加える。',
  'size.short.detail': 'すべての式とその他の規則は --detail で示す。',
  'size.short.more': 'ほか {count:count} 行、すべての式とその他の規則は --detail で示す。',
  'size.typed': '入力した値',
  'size.tagged': '{text}【{nature}】',
  'size.nature.measured': '実測',
  'size.nature.synthetic': '合成',
  'size.nature.given': '提示',
  'size.nature.assumed': '仮定',
  'size.nature.derived': '算出',

  'size.layout.throughput': 'X = {throughput:workedRate} 件/秒',
  'size.layout.throughput.tokens':
    'X = 出力 {tokens:number} トークン/秒 / {length:number} = {throughput:workedRate} 件/秒',
  'size.layout.concurrency': 'C = 処理中 {concurrency:count} 件',
  'size.layout.latency': 'R = C / X = {concurrency:count} / {throughput:workedRate} = {latency:seconds}(リトルの法則)',
  'size.layout.latency.measured': 'R = {latency:seconds}(この負荷での平均応答時間)',
  'size.layout.unjudged': 'この負荷で SLA を満たす',

  'size.loads': '1 台の平均負荷: 処理中 a 件、到着 λ',
  'size.load.full':
    '{share:share}(飽和、余裕なし): a = C = {inFlight:number}、λ = X = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.load.full.offered': '{share:share}(余裕なし): λ = X = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.load.fixed':
    '{share:share}(計画利用率): a = {share:number} × {concurrency:count} = {inFlight:number}、λ = {share:number} × {throughput:workedRate} = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.load.fixed.offered':
    '{share:share}(計画利用率): λ = {share:number} × {throughput:workedRate} = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.load.poisson':
    '{share:share}(ポアソン到着、P(n > {concurrency:count}) ≦ {overflow:givenShare}): a = {inFlight:number}、λ = a / R = {inFlight:number} / {latency:number} = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.load.reported':
    '{share:share}({planned}): a = λ R = {inFlight:number}、λ = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.load.reported.offered': '{share:share}({planned}): λ = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.load.planned':
    '{share:share}(計画到着率): λ = min(0.85 × a(C), a(C − 1)) / R = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分。a はポアソン到着の値とし、次の 1 件が入る余地を残す',
  'size.load.planned.bursty':
    '{share:share}(計画到着率): λ = min(0.85 × a(C), a(C − 1)) / R = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分。a は集中する到着の値とし、次の 1 件が入る余地を残す',
  'size.load.bursty':
    '{share:share}(集中する到着、burstiness {burstiness:number}、日ごとの変動 ±{variation:percent}、P(n > {concurrency:count}) ≦ {overflow:givenShare}): a = {inFlight:number}、λ = a / R = {inFlight:number} / {latency:number} = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.load.queue':
    '{share:share}(C を超える分は待つ、P(待ち > {wait:seconds}) ≦ {overflow:givenShare}、アーラン C): a = {inFlight:number}、λ = a / R = {inFlight:number} / {latency:number} = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.load.reject':
    '{share:share}(C を超える分は断る、断るのは {overflow:givenShare} 以下、アーラン B): a = {inFlight:number}、λ = a / R = {inFlight:number} / {latency:number} = {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',

  'size.reading.inFlight': '利用者を、同時に処理中の要求とみる: N = u × C',
  'size.reading.open': '利用者が応答を待たず {seconds:seconds}ごとに送る(開ループ): N = λ × I',
  'size.reading.closed': '利用者が応答を待ち、{seconds:seconds}考えて次を送る(閉ループ): N = λ × (R + Z)',
  'size.reading.cycle':
    '応答と思考を合わせて {seconds:seconds}: N = λ × I で開ループと同じ人数。うち応答に {latency:seconds}',
  'size.reading.cycle.impossible':
    '応答と思考を合わせて {seconds:seconds}: N = λ × I で開ループと同じ人数になるが、この負荷では応答だけで {latency:seconds}かかり、成り立たない',
  'size.row.inFlight': '{label}: {share:number} × {concurrency:count} = {exact:number}、{users:users}',
  'size.row.open': '{label}: {rate:workedRate} × {seconds:number} = {exact:number}、{users:users}',
  'size.row.closed':
    '{label}: {rate:workedRate} × ({latency:number} + {seconds:number}) = {exact:number}、{users:users}',
  'size.label.full': '{share:share}',
  'size.label.fixed': '{share:share}',
  'size.label.poisson': '{share:share}(ポアソン)',
  'size.label.reported': '{share:share}(報告)',
  'size.label.planned': '{share:share}(計画到着率)',
  'size.label.bursty': '{share:share}(集中)',
  'size.label.queue': '{share:share}(待ち)',
  'size.label.reject': '{share:share}(拒否)',

  'size.demand.arrivals': '需要: {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.demand.outputTokens': '需要: 出力 {tokens:number} トークン/秒',
  'size.demand.totalTokens': '需要: 入出力 {tokens:number} トークン/秒',
  'size.demand.employees':
    '需要(従業員 {people:count} 人): λ = {people:count} × {active:number} × {perDay:number} × {busyHour:number} / 3600 × {growth} = {rate:workedRate} 件/秒',
  'size.demand.employees.peak':
    '需要(従業員 {people:count} 人): λ = {people:count} × {active:number} × {perDay:number} × {busyHour:number} / 3600 × {peak:number} × {growth} = {rate:workedRate} 件/秒',
  'size.demand.open':
    '需要({users:users}が応答を待たず {seconds:seconds}ごとに送る): λ = {people} / {seconds:number} = {rate:workedRate} 件/秒',
  'size.demand.closed':
    '需要({users:users}が応答を待ち、{seconds:seconds}考えて次を送る): λ = {people} / (R + {seconds:number})',
  'size.demand.inFlight': '需要({users:users}を、同時に処理中の要求とみる): {people} 件',
  'size.part.people': '人数 {value:count}',
  'size.part.activeShare': '利用率 {value:percent}',
  'size.part.requestsPerDay': '1 人 1 日 {value:number} 件',
  'size.part.busyHourShare': '最繁忙 1 時間への集中率 {value:percent}',
  'size.part.peak': 'その 1 時間の平均に対するピークの比 {value:number}',
  'size.part.rate': '年間の業務量増大 {value:percent}',
  'size.part.years': '{value:count} 年間',
  'size.part.growth': '業務量増大 × {value:number}',
  'size.part.peakDay': 'ピーク日 × {value:number}',
  'size.normalDay': '平常日: {rate:workedRate} 件/秒 = {minute:workedRate} 件/分',
  'size.normalDay.tokens': '平常日: {tokens:number} トークン/秒',
  'size.option.tokens':
    '{layout}: λ = {tokens:number} / {length:number} トークン({nature})= {rate:workedRate} 件/秒、{rate:workedRate} / {throughput:workedRate} = 1 台の {utilization:share}、{status}',
  'size.option.tooSlow': '{layout}: 応答がその間隔より長くかかるため除いた',
  'size.option.noLatency': '{layout}: 計画到着率での平均応答時間がわからないため除いた',
  'size.option.noConcurrency': '{layout}: 同時実行数の上限を測っていないため除いた',
  'size.option.unsized': '{layout}: 1 件のトークン数がわからないため除いた',
  'size.option.rate': '{layout}: {rate:workedRate} / {throughput:workedRate} = 1 台の {utilization:share}、{status}',
  'size.option.closed':
    '{layout}: λ = {people} / ({latency:number} + {seconds:number}) = {rate:workedRate} 件/秒、{rate:workedRate} / {throughput:workedRate} = 1 台の {utilization:share}、{status}',
  'size.option.inFlight': '{layout}: {people} / {concurrency:count} = 1 台の {utilization:share}、{status}',
  'size.status.safe': '安全な負荷の範囲内',
  'size.status.tight': '安全な負荷を超える',
  'size.status.overload': '過負荷',
  'size.rule': '{label}: {need:number} / {each:number} = {ratio:number}、{copies:count} 台',
  'size.rule.interval':
    '{label}: {need:number} / {each:number} = {ratio:number}、{copies:count} 台。{interval:givenSeconds}ごとの送信なら 1 台で足りる',
  'size.rule.pooled':
    '{label}: k × {concurrency:count} 件を 1 つのプールとして {need:number} を受け持つ最小の k、{copies:count} 台(無作為では {random:count} 台)',
  'size.answer.copies': '必要な台数: {copies:count} 台',
  'size.answer.none': '{most:count} 台でも足りず、それを超える台数は算定しない',
  'size.answer.spare': '予備 1 台(N+1)を含め {all:count} 台',
  'size.answer.cost': '価格 {all:count} × {price} = {cost}',
  'size.answer.cost.monthly': '月額 {all:count} × {price} = {cost}',
  'size.answer.normalDay': '平常日の 1 台の負荷 {load:share}',
  'size.answer.note': '{cost}({note})',
  'size.order.cost': '安い順(入出力長ごと):',
  'size.order.gpus': 'GPU の少ない順(入出力長ごと):',

  'size.compare.title': '同じ同時実行数で、GPU {few:count} → {many:count} 枚、{base} → {scaled} 件/秒',
  'size.compare.gain': '向上: {scaled} / {base} − 1 = {gain:points}',
  'size.compare.interval':
    '書かれた桁の丸めによる範囲: {low:points}({scaledLow:number} / {baseHigh:number} − 1)から {high:points}({scaledHigh:number} / {baseLow:number} − 1)',
  'size.compare.efficiency': '効率: {speedup:ratio} / ({many:count} / {few:count}) = {efficiency:percent}',
  'size.compare.e2e': '平均応答時間: {base} / {scaled} − 1 = {change:points}',
  'size.compare.cost':
    '1 件あたりの GPU 時間: ({many:count} / {few:count}) / {speedup:ratio} = {cost:ratio} 倍、{more:points}',
  'size.compare.replicas':
    '小さい構成を {count:count} 台並べる場合: {count:count} × {base} = {rate:workedRate} 件/秒、未測定',

  'size.left.noPass': '{name}: 適合する測定点がないため除いた',
  'size.left.notJudged': '{name}: SLA を満たすか判定できないため除いた(理由は konkyo analyze)',
  'size.left.smoother': '{name}: 利用者の到着より均等に送られているため除いた',
  'size.left.noRoom': '{name}: 上限にランダムな到着を受け入れる余裕がないため除いた',
  'size.note.copies': '各台は互いに独立で、測定または入力した 1 台と同じ速さとみなした。提示前に複数台で測定すること。',
  'size.note.pooled':
    '各台は測定または入力した 1 台と同じ速さで、処理中の要求が最も少ない 1 台へ振り分ける 1 つのロードバランサーの下にあるとみなした。提示前に複数台で測定すること。',
  'size.note.examples': '計画利用率は例であり、--headroom で指定しない限り台数を左右しない。',
  'size.note.interval': '--interval または --think-time を指定すると利用者数も示す。',
}
