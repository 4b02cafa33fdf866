import type { AuditMessageId } from '../catalog.ts'

/** 各検査の指摘と対処。 */
export const auditMessages: Readonly<Record<AuditMessageId, string>> = {
  'audit.V01.title': '失敗した要求',
  'audit.V01.nothingCompleted': '完了した要求が 1 件もなく、遅延の値が空である。',
  'audit.V01.beyondPercentile':
    '{total:count} 件中 {failed:count} 件が失敗した({share:percent})。サービス水準が許すのは {allowed:percent} である。',
  'audit.V01.someFailed':
    '{total:count} 件中 {failed:count} 件が失敗した({share:percent})。違反として数える。',
  'audit.V01.notRecorded': '失敗した要求の数が結果に記されていない。',
  'audit.V01.advice': 'サーバーのログで原因を調べ、再測定する。',
  'audit.V02.title': '標本数',
  'audit.V02.belowOne':
    '{samples:count} 件では、パーセンタイルの外に残るのが {beyond:number} 件で、最も遅い 1 件の別名にすぎない。',
  'audit.V02.noUpperBound':
    '{samples:count} 件では、このパーセンタイルの 95 % 上側限界が存在しない({least:count} 件を要する)。',
  'audit.V02.thin':
    '{samples:count} 件では、パーセンタイルの外に {beyond:number} 件しか残らない。安定には {wanted:count} 件以上を要する。',
  'audit.V02.advice': '水準ごとの要求数を増やす(p99 なら 1,000 件以上)。',
  'audit.V03.title': '同時実行 1 枠あたりの要求数',
  'audit.V03.neverFilled':
    '同時 {concurrency:count} に対して要求が {requests:count} 件しかなく、その負荷には達していない。',
  'audit.V03.few':
    '同時 {concurrency:count} に対して要求が {requests:count} 件(1 枠あたり {perSlot:number} 件)で、立ち上がりと終わりが大半を占める。',
  'audit.V03.modest':
    '同時 {concurrency:count} に対して要求が {requests:count} 件(1 枠あたり {perSlot:number} 件)である。',
  'audit.V03.advice': '1 枠あたり 10 件以上とする。',
  'audit.V05.title': '実際に保たれた同時実行数',
  'audit.V05.arrivalLimited':
    '毎秒 {requestRate:rate} 件の送出レートが負荷を決めており、平均の処理中は {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})である。',
  'audit.V05.notHeld':
    '平均の処理中は多くても {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})で、その水準は維持されていない。',
  'audit.V05.impossible':
    '数値から求めた処理中の件数が設定 {concurrency:count} の {occupancy:percent} となり、ありえない。単位、結合した測定、同時実行数の誤りが疑われる。',
  'audit.V05.rebuiltAbove':
    'TTFT とトークン時間から組み立てた平均応答時間では、設定 {concurrency:count} の {occupancy:percent} となる。トークン時間が正確でない。',
  'audit.V05.partlyHeld':
    '平均の処理中は多くても {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})である。',
  'audit.V05.nearlyHeld':
    '平均の処理中は多くても {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})で、立ち上がりと終わりの影響が見える。',
  'audit.V05.tailProves':
    'p99 の応答時間を用いても、処理量は設定 {concurrency:count} の {bound:percent} にしか相当しない。',
  'audit.V05.peakBelow':
    'クライアントが数えた処理中の最大は {concurrency:count} のうち {peak:count} 件({share:percent})である。',
  'audit.V05.advice': '要求数を増やし、長さを揃え、クライアントが律速しないことを確かめる。',
  'audit.V09.title': '立ち上がりの一斉投入',
  'audit.V09.dominates':
    '同時に始まる {concurrency:count} 件が {samples:count} 件の {share:percent} を占め、裾の値は定常ではなく立ち上がりのものである(保守的)。分離には {wanted:count} 件を要する。',
  'audit.V09.present':
    '同時に始まる {concurrency:count} 件が {samples:count} 件の {share:percent} を占め、パーセンタイルは立ち上がりを含む(保守的)。分離には {wanted:count} 件を要する。',
  'audit.V09.advice': 'ウォームアップを行い、可能なら 1 枠あたり 100 件以上とする。',
  'audit.V14.title': 'ストリーミング',
  'audit.V14.notStreaming':
    '回答がストリーミングされていない。トークンの間隔がない、または TTFT が応答時間そのものである。',
  'audit.V14.chunked':
    '平均 ITL が平均 TPOT の {ratio:number} 倍である。1 回の送出に複数のトークンが入っているか、回答の長さが大きくばらつく。',
  'audit.V14.advice': 'ITL は送出の間隔と読む。ストリーミングを有効にして測定する。',
  'audit.V15.title': '中身のない回答',
  'audit.V15.many':
    '成功とされた {total:count} 件中 {hollow:count} 件({share:percent})に、最初のトークンまたは出力がない。',
  'audit.V15.some':
    '成功とされた {total:count} 件中 {hollow:count} 件({share:percent})に、最初のトークンまたは出力がない。',
  'audit.V15.zeroStatistic': 'TTFT の統計値がちょうど 0 である({fields})。回答のない成功が含まれる。',
  'audit.V15.advice': 'エンドポイントとサーバーのログを調べ、再測定する。',
  'audit.V17.title': '恒等式',
  'audit.V17.counts':
    '処理量と時間の積は {found:number} 件、結果の記載は {expected:number} 件である。編集または結合が疑われる。',
  'audit.V17.outputTokens':
    '出力速度と時間の積は {found:number} トークン、結果の記載は {expected:number} である。編集または結合が疑われる。',
  'audit.V17.totalTokens':
    '総トークン速度と時間の積は {found:number} トークン、結果の記載は {expected:number} である。編集または結合が疑われる。',
  'audit.V17.moreThanAsked': '完了と失敗の合計が {found:number} 件で、送った {expected:number} 件を超える。',
  'audit.V17.arrays':
    '要求ごとのデータから求めた p99 は {found:latency}、要約の記載は {expected:latency} である。',
  'audit.V17.advice': 'ツールが出力したままのファイルを使う。',
  'audit.V18.title': '統計値の順序',
  'audit.V18.disorder': '{metric}: {lower}({lowerValue:latency})が {upper}({upperValue:latency})を上回る。',
  'audit.V18.negative': '{metric}: 負の遅延がある。',
  'audit.V18.meanAboveTail':
    '{metric}: 平均({mean:latency})が p99({p99:latency})を上回る。ごく少数の要求が極端に遅い。',
  'audit.V18.advice': '最も遅い要求を調べる。ツールが出力したままのファイルを使う。',
  'audit.V19.title': '測定水準の設計',
  'audit.V19.fewLevels': '測定した水準が {levels:count} しかない。',
  'audit.V19.wideSteps':
    '{from:count} から {to:count} への刻みが 2 倍を超え、真の上限は報告値よりかなり上にありうる。',
  'audit.V19.noFailingLevel': '最高の水準 {highest:number} まで不適合がなく、上限が見つかっていない。',
  'audit.V19.advice': '最後の適合と最初の不適合の間、および不適合となる水準を追加で測定する。',
  'audit.V20.title': '単調性',
  'audit.V20.throughputDip':
    '水準 {level:number} で処理量が毎秒 {before:rate} 件から {at:rate} 件に落ち、その後 {after:rate} 件に戻る。',
  'audit.V20.latencyDrop':
    '負荷が {from:number} から {to:number} に増えるのに、{limit} が {before:latency} から {after:latency} に下がる。',
  'audit.V20.advice': 'その水準を再測定する。初回の冷えた状態や外乱を調べる。',
}
