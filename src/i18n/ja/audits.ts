/** 各検査の指摘と対処。 */
export const audits = {
  'audit.V01.title': '失敗した要求',
  'audit.V01.nothingCompleted': '完了した要求が 1 件もなく、遅延の値が空である。',
  'audit.V01.beyondPercentile':
    '{total:count} 件中 {failed:count} 件が失敗した({share:percent})。SLA が許すのは {allowed:percent} である。',
  'audit.V01.someFailed': '{total:count} 件中 {failed:count} 件が失敗した({share:percent})。違反として数える。',
  'audit.V01.notCounted': '{field}({text})によれば失敗した要求があるが、その件数が結果になく、違反として数えられない。',
  'audit.V01.notRecorded': '失敗した要求の数が結果に記されていない。',
  'audit.V01.hidden':
    '失敗は {told:count} 件とあるが、指定した {asked:count} 件のうち完了は {completed:count} 件である。残りは失敗と数える。',
  'audit.V01.fewerSent':
    '指定した {asked:count} 件のうち、送られたのは {sent:count} 件である(ファイル内の要求の数による)。データセットの件数が足りなかったとみられる。',
  'audit.V01.advice': 'サーバーのログで原因を調べ、再測定する。',
  'audit.V02.title': '標本数',
  'audit.V02.belowOne':
    '{samples:count} 件では、パーセンタイルの外に残るのが {beyond:number} 件で、最も遅い 1 件の別名にすぎない。',
  'audit.V02.noUpperBound':
    '{samples:count} 件では、{percentile} の 95 % 上側限界が存在しない({least:count} 件を要する)。',
  'audit.V02.thin':
    '{samples:count} 件では、パーセンタイルの外に {beyond:number} 件しか残らない。安定には {wanted:count} 件以上を要する。',
  'audit.V02.notCounted': '完了した要求の数が結果になく、標本数を検査できない。',
  'audit.V02.advice': '測定点ごとの要求数を増やす(p99 なら 1,000 件以上)。',
  'audit.V03.title': '同時実行数に対する要求数',
  'audit.V03.notRun': '要求数も測定時間も記録されておらず、設定した同時実行数に達したかを確認できない。',
  'audit.V03.neverFilled':
    '同時 {concurrency:count} に対して要求が {requests:count} 件しかなく、その負荷には達していない。',
  'audit.V03.oneWave':
    '同時 {concurrency:count} に対して {requests:count} 件を一斉に送っただけで、その後の要求がない。一定の負荷を維持した測定ではない。',
  'audit.V03.few':
    '同時 {concurrency:count} に対して要求が {requests:count} 件(同時実行数の {perSlot:number} 倍)で、立ち上がりと終わりが大半を占める。',
  'audit.V03.modest':
    '同時 {concurrency:count} に対して要求が {requests:count} 件(同時実行数の {perSlot:number} 倍)である。',
  'audit.V03.advice': '要求数を同時実行数の 10 倍以上とする。',
  'audit.V04.title': '測定時間',
  'audit.V04.tooShort': '測定は {duration:seconds}で終わっており、見えているのは立ち上がりであって定常状態ではない。',
  'audit.V04.short': '測定時間は {duration:seconds}であり、定常状態の確認に要する 1 分に満たない。',
  'audit.V04.fewTurnovers':
    '{runs:count} 回の測定が平均応答時間の 10 倍に満たない(最短は平均 {latency:seconds}に対して {duration:seconds})。立ち上がりと終わりが大きな割合を占める。',
  'audit.V04.notRecorded': '測定時間が結果になく、ほかの値からも求められない。',
  'audit.V04.advice': '測定点ごとに 1 分以上測定する。',
  'audit.V05.title': '実際に保たれた同時実行数',
  'audit.V05.notRun': 'E2EL の平均も、TPOT と ITL の平均も記録が揃わず、同時実行数が保たれたかどうかを確かめられない。',
  'audit.V05.drained':
    '平均の処理中は {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})である。要求数が同時実行数の {perSlot:number} 倍では、最後の応答を待つ間に処理中の件数が減るため、これ以上にはならない。設定した件数には達している。',
  'audit.V05.perhapsDrained':
    '平均の処理中は多くても {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})である。長さのばらつきが大きければ要求数の少なさ(同時実行数の {perSlot:number} 倍)で説明できるが、その記録がない。クライアントが律速しても同じ値になる。',
  'audit.V05.arrivalLimited':
    '毎秒 {requestRate:rate} 件の到着率が負荷を決めており、平均の処理中は {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})である。',
  'audit.V05.notHeld':
    '平均の処理中は多くても {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})で、その負荷は維持されていない。',
  'audit.V05.impossible':
    '数値から求めた処理中の件数が設定 {concurrency:count} の {occupancy:percent} となる。単位の違い、測定の結合、同時実行数の誤り、または設定が要求でなくセッションの数であることが考えられる。',
  'audit.V05.tooFast':
    '同時 {concurrency:count} で {rate:number} 件/s なら 1 件の応答は {each:latency} となるが、遅延の値からは {least:latency} 以上かかる。要求でなくトークンの毎秒の数、単位の違い、または同時実行数の誤りが考えられる。',
  'audit.V05.rebuiltAbove':
    'TTFT とトークン時間から組み立てた平均応答時間では、設定 {concurrency:count} の {occupancy:percent} となる。トークン時間が正確でない。',
  'audit.V05.partlyHeld':
    '平均の処理中は多くても {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})である。',
  'audit.V05.nearlyHeld':
    '平均の処理中は多くても {concurrency:count} のうち {inFlight:number} 件({occupancy:percent})で、立ち上がりと終わりの影響が見える。',
  'audit.V05.tailProves':
    'p99 の応答時間を用いても、スループットは設定 {concurrency:count} の {bound:percent} にしか相当しない。',
  'audit.V05.peakBelow':
    'クライアントが数えた処理中の最大は {concurrency:count} のうち {peak:count} 件({share:percent})である。',
  'audit.V05.advice': '要求数を増やし、長さを揃え、クライアントが律速しないことを確かめる。',
  'audit.V06.title': '出力長',
  'audit.V06.endedEarly':
    '応答の平均が {served:number} トークンで、指定した {asked:tokens} の {share:percent} にとどまる測定点がある。判定は実際に処理した長さについてのものである。',
  'audit.V06.somewhatShort':
    '応答の平均が {served:number} トークンで、指定した {asked:tokens} の {share:percent} にとどまる測定点がある。',
  'audit.V06.ranOn':
    'ある測定点の応答は平均 {served:number} トークンで、指定した {asked:tokens}の {share:percent}である。判定は実際に返された長さについてのものである。',
  'audit.V06.somewhatLong':
    'ある測定点の応答は平均 {served:number} トークンで、指定した {asked:tokens}の {share:percent}である。',
  'audit.V06.otherWork':
    '応答の平均が {served:number} トークンで、ほかの測定点は {usual:number} である。この測定点はより軽い別の処理であり、合格としない。',
  'audit.V06.advice': '指定した長さまで生成させる(ignore_eos)か、想定する長さを示す。',
  'audit.V07.title': '入力長',
  'audit.V07.far':
    '入力の平均が {served:number} トークンで、指定した {asked:tokens} から {change:points} 離れた測定点がある。判定は実際に処理した長さについてのものである。',
  'audit.V07.off':
    '入力の平均が {served:number} トークンで、指定した {asked:tokens} から {change:points} 離れた測定点がある。',
  'audit.V07.otherWork':
    '入力の平均が {served:number} トークンで、ほかの測定点は {usual:number} である。この測定点はより軽い別の処理であり、合格としない。',
  'audit.V07.advice': '配信するモデルのトークナイザーを用い、チャットの定型文を見込み、長さの範囲を固定する。',
  'audit.V08.title': '負荷のかけ方',
  'audit.V08.clientQueue':
    '処理中 {concurrency:count} 件の上限のもとで毎秒 {requestRate:rate} 件を送ろうとし、達成は {achieved:rate} 件である。遅延にはクライアント内の待ちが含まれない。',
  'audit.V08.closedLoop':
    '負荷は閉ループであり、応答を受けてから次の要求を送っている。互いを待たない利用者では、同じ負荷でも裾の遅延が長くなる。',
  'audit.V08.bursty':
    '要求は固まって到着している(burstiness {burstiness:number}。1 はポアソン過程)。到着率はこの到着のしかたに対するものであり、互いに独立な利用者ならより多く受けられる。',
  'audit.V08.even':
    '要求は等間隔に到着している。互いに独立な利用者の到着は不規則で、同じ到着率でも裾の遅延が長くなる。',
  'audit.V08.aboveOffered':
    '毎秒 {requestRate:rate} 件しか送っていないのに、達成は {achieved:rate} 件である。偶然では生じない差であり、どちらかの値がこの測定のものではない。',
  'audit.V08.overloaded':
    '毎秒 {requestRate:rate} 件を送り、応答は毎秒 {achieved:rate} 件である。最初のトークンまでは平均 {wait:seconds} で、測定時間の {share:percent} にあたる。送信が続くあいだ、待ちの列が伸び続けている。',
  'audit.V08.advice':
    '計画する到着率を、同時実行数の上限なしで送る測定を 1 回行って確かめる。待ちの列が伸びた場合は、応答できた到着率より低くして測定する。',
  'audit.V09.title': '測定開始時の一斉送信',
  'audit.V09.dominates':
    '測定開始時に一斉に送られる {concurrency:count} 件が全 {samples:count} 件の {share:percent} を占め、裾の値は定常時ではなく開始時のものである(安全側の値となる)。影響を除くには {wanted:count} 件を要する。要求ごとの記録がある場合は、一斉送信を除いた値を根拠資料の「全測定点」に示す。',
  'audit.V09.present':
    '測定開始時に一斉に送られる {concurrency:count} 件が全 {samples:count} 件の {share:percent} を占め、パーセンタイルにその影響が含まれる(安全側の値となる)。影響を除くには {wanted:count} 件を要する。要求ごとの記録がある場合は、一斉送信を除いた値を根拠資料の「全測定点」に示す。',
  'audit.V09.advice': 'ウォームアップを行い、可能なら要求数を同時実行数の 100 倍以上とする。',
  'audit.V10.title': 'ウォームアップ',
  'audit.V10.coldFirstRun':
    '初回の {limit} が {first:latency}で、他の回({others:latency})の {ratio:number} 倍である。初回は冷えた状態であり、最悪値はそれを含む。',
  'audit.V10.firstRunThroughput':
    '初回のスループットが毎秒 {first:rate} 件で、他の回({others:rate})から {change:points} 離れている。',
  'audit.V10.noWarmUp': '測定 {runs:count} 回中 {without:count} 回は、ウォームアップの要求を送っていない。',
  'audit.V10.neverWarmedUp': '測定 {runs:count} 回すべてで、ウォームアップの要求を送っていない。',
  'audit.V10.warmUpUnknown': '測定 {runs:count} 回中 {unknown:count} 回は、前にウォームアップを行ったかの記録がない。',
  'audit.V10.warmUpNeverKnown': '測定 {runs:count} 回すべてで、前にウォームアップを行ったかの記録がない。',
  'audit.V10.advice': '測定の前に同時実行数の 3 倍の要求を送り、その件数を記録する。',
  'audit.V11.title': '反復',
  'audit.V11.disagree':
    'この測定点の {repeats:count} 回の反復のうち、{passing:count} 回は SLA に適合し、{failing:count} 回は適合しない。',
  'audit.V11.latencySpread':
    '{repeats:count} 回の反復で {limit} が {low:latency}から {high:latency}まで、{ratio:number} 倍の開きがある。',
  'audit.V11.throughputSpread':
    '{repeats:count} 回の反復でスループットが毎秒 {low:rate} 件から {high:rate} 件まで、変動係数 {spread:percent} でばらつく。',
  'audit.V11.fewRepeats':
    '測定が 3 回未満の測定点が {levels:count} 点中 {few:count} 点あり、結果の再現性が示されていない。',
  'audit.V11.advice': '同じ条件で測定点ごとに 3 回測定し、違いの原因を調べる。',
  'audit.V12.title': 'プレフィックスキャッシュ',
  'audit.V12.hits':
    'ランダムな入力のうち {rate:percent} がキャッシュに当たっており、互いに異なる入力より良い値が出ている。',
  'audit.V12.onSameSeed':
    'プレフィックスキャッシュが有効で、別の測定が同じ入力(同じシード)を先に送っており、互いに異なる入力より良い値が出ている。',
  'audit.V12.onSeedUnknown':
    'プレフィックスキャッシュが有効で、測定ごとにシードを変えたかの記録がない。同じ入力なら、後の測定はキャッシュから読む。',
  'audit.V12.statusUnknown':
    'プレフィックスキャッシュを無効にしたか、測定の間に空にしたかの記録がない。有効(vLLM の既定)のまま同じ入力を再び送ると、互いに異なる入力より良い値が出る。',
  'audit.V12.firstTokenFaster':
    '負荷が {from:number} から {to:number} に増えるのに、TTFT の中央値が {before:latency}から {after:latency}に下がる。一度送った入力を再び送ったときに見られる動きである。',
  'audit.V12.longerInputFaster':
    '測定点 {level:level} で、入力 {input:number} トークンの TTFT の中央値が {ttft:latency}、入力 {shorter:number} トークンでは {shorterTtft:latency}である。長い入力の大半が計算されていない。',
  'audit.V12.advice':
    'プレフィックスキャッシュを無効にするか測定の間に空にし、シードを測定ごとに変え、両方を記録する。',
  'audit.V13.title': '比較の条件',
  'audit.V13.engineVersion': 'GPU の少ない構成からの増加には、エンジンの版の違い({base} と {scaled})も含まれる。',
  'audit.V13.daysApart': 'GPU の少ない構成とは測定日が {days:count} 日離れている。',
  'audit.V13.quantizationUnknown': 'この構成と GPU の少ない構成とで、量子化が同じであることを示す記録がない。',
  'audit.V13.advice': '両構成を同じソフトウェアで近い時期に測定し、量子化を記録する。',
  'audit.V14.title': 'ストリーミング',
  'audit.V14.notStreaming':
    '応答がストリーミングされていない。トークンの間隔がない、または TTFT が応答時間そのものである。',
  'audit.V14.chunked':
    '平均 ITL が 1 トークンあたりの平均時間の {ratio:number} 倍である。1 回の送出に入るトークンは 1 つではない。',
  'audit.V14.perhapsChunked':
    '平均 ITL が平均 TPOT の {ratio:number} 倍である。1 回の送出に複数のトークンが入っているか、応答の長さが大きくばらつく。',
  'audit.V14.lumps':
    '応答がまとまって届いている。間隔の中央値は {median:latency}、平均は {mean:latency}で、ほとんどのトークンがほかと同時に届くため、ITL からは途中の停止が分からない。',
  'audit.V14.firstTokenInGaps':
    '平均 ITL({itl:latency})が、最初のトークンの後の時間ではなく({gap:latency})、応答時間全体をトークン数で割った値({whole:latency})になっている。クライアントは TTFT を含めて数えている。',
  'audit.V14.noTokenTime':
    '平均 {itl:latency}の間隔があるのに TPOT が {tpot:latency}である。TPOT はトークン 1 つの時間ではなく、間隔は送出ごとのものかもしれない。',
  'audit.V14.advice': 'ITL は送出の間隔と読む。ストリーミングを有効にして測定する。',
  'audit.V15.title': '中身のない応答',
  'audit.V15.many':
    '成功とされた {total:count} 件中 {hollow:count} 件({share:percent})に、最初のトークンまたは出力がない。',
  'audit.V15.some':
    '成功とされた {total:count} 件中 {hollow:count} 件({share:percent})に、最初のトークンまたは出力がない。',
  'audit.V15.zeroStatistic': 'TTFT の統計値がちょうど 0 である({fields})。応答のない成功が含まれる。',
  'audit.V15.advice': 'エンドポイントとサーバーのログを調べ、再測定する。',
  'audit.V16.title': 'クライアントの限界',
  'audit.V16.slotsIdle':
    '要求数は同時実行数の {perSlot:number} 倍あるのに、平均の処理中は {concurrency:count} の {occupancy:percent} にとどまる。クライアントが律速するか、応答の長さが大きくばらつく。',
  'audit.V16.hostUnknown':
    '最大で毎秒 {rate:number} トークンを受けているが、クライアントをどの機械で動かしたかの記録がない。サーバー自身の上で動かすと CPU を奪い合う。',
  'audit.V16.sameHost':
    'サーバー自身の上のクライアントが最大で毎秒 {rate:number} トークンを受けており、CPU を奪い合う。',
  'audit.V16.advice': 'クライアントを別の機械で動かし、その CPU を監視し、場所を記録する。',
  'audit.V17.title': '恒等式',
  'audit.V17.impossible': '{fields} の値は測定値としてあり得ない。',
  'audit.V17.counts':
    'スループットと時間の積は {found:number} 件、結果の記載は {expected:number} 件である。編集または結合が疑われる。',
  'audit.V17.outputTokens':
    '出力速度と時間の積は {found:number} トークン、結果の記載は {expected:number} である。編集または結合が疑われる。',
  'audit.V17.totalTokens':
    '総トークン速度と時間の積は {found:number} トークン、結果の記載は {expected:number} である。編集または結合が疑われる。',
  'audit.V17.moreThanAsked': '完了と失敗の合計が {found:number} 件で、送った {expected:number} 件を超える。',
  'audit.V17.arrays': '要求ごとのデータから求めた p99 は {found:latency}、要約の記載は {expected:latency} である。',
  'audit.V17.notChecked': 'ツールが必ず書き出す {fields} がないか数値でなく、件数どうしの整合を検査できない。',
  'audit.V17.keyTwice': '{fields} が複数回記されている。どの値が正しいか分からない。',
  'audit.V17.copiesDiffer':
    '同じ測定の写しの間で {fields} が異なる。どちらかが編集されており、どちらが正しいか分からない。',
  'audit.V17.seconds':
    '{field} の {value:latency} はどのモデルでもあり得ない短さで、秒の値をミリ秒と記したとみられる。',
  'audit.V17.moreGaps':
    '応答の間隔は平均 {gaps:number} 回あるのに、トークンは平均 {tokens:number} 個である。トークンが数えられておらず、これに基づく値は用いない。',
  'audit.V17.advice': 'ツールが出力したままのファイルを使う。',
  'audit.V18.title': '統計値の順序',
  'audit.V18.disorder': '{metric}: {lower}({lowerValue:latency})が {upper}({upperValue:latency})を上回る。',
  'audit.V18.negative': '{metric}: 負の遅延がある。',
  'audit.V18.meanAboveTail':
    '{metric}: 平均({mean:latency})が p99({p99:latency})を上回る。ごく少数の要求が極端に遅い。',
  'audit.V18.notChecked': 'ツールはどの指標にも同じ統計値を書き出すが、{fields} がなく、順序を検査できない。',
  'audit.V18.advice': '最も遅い要求を調べる。ツールが出力したままのファイルを使う。',
  'audit.V19.title': '測定点の設計',
  'audit.V19.fewLevels': '測定点が {levels:count} しかない。',
  'audit.V19.wideSteps': '{from:count} から {to:count} への刻みが 2 倍を超え、真の上限は報告値よりかなり上にありうる。',
  'audit.V19.noFailingLevel': '最高の測定点 {highest:level} まで不適合がなく、上限が見つかっていない。',
  'audit.V19.advice': '最後の適合と最初の不適合の間、および不適合となる測定点を追加で測定する。',
  'audit.V20.title': '単調性',
  'audit.V20.throughputDip':
    '測定点 {level:level} でスループットが毎秒 {before:rate} 件から {at:rate} 件に落ち、その後 {after:rate} 件に戻る。',
  'audit.V20.latencyDrop':
    '負荷が {from:number} から {to:number} に増えるのに、{limit} が {before:latency} から {after:latency} に下がる。',
  'audit.V20.advice': 'その測定点を再測定する。初回の冷えた状態や外乱を調べる。',
  'audit.V21.title': 'KV キャッシュ',
  'audit.V21.exceeds':
    '{each:number} トークンの要求 {requests:number} 件には KV キャッシュ {needed:number} トークンを要し、容量 {capacity:number} の {share:percent} となる。要求の中断または待ちが生じる。',
  'audit.V21.near':
    '{each:number} トークンの要求 {requests:number} 件には KV キャッシュ {needed:number} トークンを要し、容量 {capacity:number} の {share:percent} となる。',
  'audit.V21.advice': 'サーバーのログで要求の中断を監視し、同時実行数をキャッシュに収まる範囲に制限する。',
  'audit.V22.title': '実際の利用との近さ',
  'audit.V22.ragShape':
    '入力 {input:number}、出力 {output:number} トークンが検索拡張生成(RAG)を代表している。RAG は通常、長く読んで短く答えるため、出力の負荷を過大に、入力の負荷を過小に見ている。',
  'audit.V22.oneLength': '全ての要求が同じ長さである。実際の利用では長さが混ざり、裾の遅延はより長くなる。',
  'audit.V22.advice': '想定する長さの分布、または記録した実際の要求で測定する。',
  'audit.V23.title': '測定環境',
  'audit.V23.notRecorded':
    '全部または一部の測定で、次の項目の記録がない: {missing}。これらがないと測定を再現できない。',
  'audit.V23.advice': '機械とサーバーの設定を、メタデータなどで結果とともに記録する。',
  'audit.V24.title': 'ハードウェア構成の記録',
  'audit.V24.tooFewGpus':
    '{parallel} には GPU {needed:count} 枚を要するが、記録は {gpus:count} 枚である。いずれかが誤りで、GPU 1 枚当たりの値はすべて疑わしい。',
  'audit.V24.idleGpus':
    '記録された GPU {gpus:count} 枚のうち、{parallel} が使うのは {needed:count} 枚である。残りは未使用か、レプリカの記録が欠けている。',
  'audit.V24.otherCard': 'ファイルの記録は {used} だが、パスには {said}(「{where}」)とある。',
  'audit.V24.otherNumber': 'ファイルの記録は {what} = {used} だが、パスには {said}(「{where}」)とある。',
  'audit.V24.advice': 'GPU の型番、枚数、並列数を結果ごとに記録し、フォルダー名もそれに合わせること。',
}
