/** 利用者が直せる誤りと、ファイルの読めなかった箇所。 */
export const errors = {
  'error.noPaths':
    '入力が指定されていません。結果ファイル、フォルダー、またはグロブを指定してください。例: konkyo report results/',
  'error.emptyPath':
    'パスの 1 つが空です(変数が未設定の場合など)。取り除くか、このフォルダーなら . を指定してください。',
  'error.pathNotFound': '{path} が存在しません。綴りを確かめるか、グロブを引用符で囲んでください。',
  'error.notAFile': '{path} はファイルでもフォルダーでもありません。パイプやデバイスは読み取りません。',
  'error.noFiles':
    '{paths} に結果ファイルがありません。.json .jsonl .csv .tsv .txt .log を探します。他の拡張子のファイルは直接指定してください。',
  'error.noRuns':
    '{files:count} 個のファイルのいずれにも、読み取れる測定結果がありません。同じパスで "konkyo check" を実行すると理由を確認できます。',
  'error.noRunsMeant': '{runs:count} 件の測定のうち、指定した条件に合うものがありません。何も書き出していません。',
  'error.exportNotEmpty':
    'フォルダー {path} は空ではありません。残っているものが今回の書き出しとともに数えられるため、別のフォルダーを指定するか、削除してください。',
  'error.badShape':
    '--shape 「{text}」は受け付けられません。1024/256 や 1024/* のように入力/出力のトークン数を書いてください。',
  'error.badStoreSize': 'KONKYO_STORE_SIZE 「{text}」は受け付けられません。2GB や 500MB のように書いてください。',
  'error.badOption': '{detail}。konkyo --help を参照してください。',
  'error.unknownCommand':
    '「{text}」というコマンドはありません。{choices} から選ぶか、konkyo --help を参照してください。',
  'error.unknownFlag': '「{command}」に {flag} というフラグはありません。konkyo {command} --help を参照してください。',
  'error.badFlagValue': '{flag} は値を取りません。「{text}」を外してください。',
  'error.badSla':
    '{where} 「{part}」は基準値として解釈できません。ttft.p99<=3s,itl.p99<=120ms のように、指標.統計値<=値 を一度ずつ(ttft, tpot, itl, e2e。mean, median, p90 など。ms, s)、またはプリセット名を書いてください。',
  'error.unknownPreset':
    '{where} 「{text}」は ttft.p99<=3s のような基準値でも、プリセット名でもありません。プリセットは {choices} です。',
  'error.badPercentile':
    '{where} 「{text}」は判定できるパーセンタイルではありません。p99 や p99.9 のように、p0 より大きく p100 より小さい値を小数点以下 4 桁までで書いてください。',
  'error.badDuration':
    '{where} 「{text}」は時間として解釈できません。3s のように数値に ms, s, m, h を付けて、1 年以内で書いてください。',
  'error.badShare':
    '{where} 「{text}」は割合として解釈できません。1% や 70-80% のように 0 より大きく 100 以下で、範囲は小さい方から書いてください。',
  'error.badMix':
    '{where} 混合の比率({text})が正しくありません。合計が 100 % になる百分率か、80 と 20 のような正の数のどちらかに揃えてください。',
  'error.badChoice': '{where} 「{text}」は選択肢にありません。{choices} から選んでください。',
  'error.badNumber': '{where} 「{text}」は受け付けられません。{example} のように書いてください。',
  'error.tooMany': '{where} の値が {count} 個あります。{bound} 個以下に減らしてください。',
  'error.flagAlone': '{flag} だけでは足りません。{needs} も指定してください。',
  'error.nothingToSize':
    '計算するものがありません。--throughput と --concurrency、結果ファイル、*.report.json、--compare と --gpus、または --employees などの需要を指定してください。',
  'error.reportAsked':
    '{path} は report.json であり、判断基準はその中で決まっています。{flags} を外すか、結果ファイルそのものを指定してください。',
  'error.twoSubjects':
    '比べる入力は 2 個ですが、{count:count} 個が指定されています。konkyo compare OLD NEW のように、report.json、結果ファイル、フォルダーのいずれかを 2 個(グロブは引用符で囲む)指定してください。',
  'error.nothingToExplain':
    '数値とその在りかを指定してください。例: konkyo explain series-1.limit reports/demo.report.json。報告の代わりに結果ファイルも指定できます。',
  'error.unknownNumber': '「{id}」という数値はありません。近いもの: {nearest}。どれかを指定してください。',
  'error.badReport':
    '{path} は konkyo が使える report.json ではありません({reason})。"konkyo report" で作り直してください。',
  'error.badInstant':
    '--now 「{text}」は日時として解釈できません。2026-01-31T09:00:00Z のように ISO 8601 で書いてください。',
  'error.badDate': '{where} 「{text}」は暦にない日付です。2026-11-01 または 2026-11 のように書いてください。',
  'error.badLanguage': '--lang 「{text}」は文書の言語にありません。{choices} から選んでください。',
  'error.badFormat': '--format 「{text}」は形式にありません。{choices} から選んでください。',
  'error.exploreNeedsResults':
    '{path} は report.json です。explore のページには元の測定結果が要ります。結果のファイルかフォルダーを指定してください。',
  'error.planUnreadable':
    '計画ファイル {path} を読めません。--plan に 1 MB 以下のファイルを指定しているか確かめてください。',
  'error.planNoText':
    '計画ファイル {path} の文字コードは読み取れません。UTF-8 で保存してください(BOM 付き UTF-16 と Shift_JIS も読み取ります)。',
  'error.planSyntax': '{where} 「{text}」は YAML として正しくありません({detail})。その行を直してください。',
  'error.planUnknownKey':
    '{where} キー「{key}」は計画ファイルにありません。綴りを直すか、README の計画ファイルの節を参照してください。',
  'error.planNoKeys':
    '{where} 計画が「{text}」となっています。キーと値の組(「sla: chat」など)で書いてください。README の「計画ファイル」を参照してください。',
  'error.planEmpty': '{where} 「{key}」が空です。値を書くか、行の先頭に # を付けてください。',
  'error.planMissing': '{where} 「{key}」がありません。値とともに書き加えてください。',
  'error.planWrongType':
    '{where} 「{key}」の値 {text} の型が違います({expected})。README の計画ファイルの節を参照してください。',
  'error.planInvalid':
    '{where} 「{key}」の値 {text} は受け付けられません。README の計画ファイルの節を参照してください。',
  'error.planOutOfRange': '{where} 「{key}」の値 {text} は範囲外です。{bound} の値を書いてください。',
  'error.planEntries': '{where} 「{key}」の要素の数は {bound} にしてください。',
  'error.planIncomplete': '{where} 「{key}」だけでは足りません。{needs} も記してください。',
  'error.planOutside':
    '{where} 「{key}」の {path} は konkyo を始めたフォルダーの外を指しています。計画ファイルは、その外を読み書きできません。両方を含むフォルダーで始めるか、そのフォルダーを --root で指定してください。',
  'error.planPathNotFound':
    '{where} 「{key}」の {path} は、ファイルでもフォルダーでもありません。パスは計画ファイルの場所から書きます。綴りを確認してください。',
  'error.planNoInputs':
    '計画ファイル {path} に、読むものが書かれていません。inputs: results/ のように書いてください(計画ファイルの場所から)。',
  'error.planNoOut':
    '計画ファイル {path} に、文書の書き出し先がありません。out: reports/NAME のように書いてください(計画ファイルの場所から)。',
  'error.planSameOut':
    '{where} {others} の文書も同じ場所({target})に書き出されます。計画ごとに別の「out」を書いてください。',
  'error.noPlans':
    '{paths} に計画ファイルがありません。一括作成の計画ファイルは、最も外側に inputs: と out: を持つ YAML ファイルです。',
  'error.badShard':
    '--shard「{text}」は受け付けません。3/8 のように、いくつのうちの何番目かを書いてください(1〜10,000)。',
  'error.planExists': '{path} は既にあるため、そのままにしました。-o で別の名前を指定してください。',
  'error.badColour':
    '{where} 「{text}」は色として解釈できません。引用符を付けて "#0b5394" のように書いてください(引用符がないと、YAML では # から後が注釈になります)。',
  'error.paleColour':
    '{where} 色 {text} は白い紙とのコントラスト比が {ratio} : 1 です。読めるには {least} : 1 以上が要ります。より濃い色を選んでください。',
  'error.brandUnreadable': '{where} {path} を読めません。{limit:bytes} 以下のファイルを指定してください。',
  'error.brandOutside':
    '{where} {path} は計画ファイルのフォルダーの外にあります。計画から外のファイルは指定できません。計画の傍に複写してください。',
  'error.brandNoFolder': '{where} {path} はフォルダーではありません。計画ファイルからの相対パスを直してください。',
  'error.badImage':
    '{where} {path} の中身は、名前にかかわらず PNG、JPEG、SVG のいずれでもありません。いずれかで保存してください。',
  'error.hugeImage': '{where} {path} が {limit:count} × {limit:count} 画素を超えています。小さくしてください。',
  'error.unsafeSvg':
    '{where} {path} に「{text}」があります。図にスクリプト、実体、スタイルシート、外部への参照は使えません。プレーン SVG として保存してください。',
  'error.badFont': '{where} {path} はフォントとして読めません。TTF、OTF、WOFF、WOFF2 のいずれかを指定してください。',
  'error.closedFont':
    '{where} フォント {path} は、一部の埋め込みを許していません(OS/2 fsType {type})。別のフォントを選んでください。',
  'error.chapterNoText':
    '{where} {path} の文字コードは読み取れません。UTF-8 で保存してください(Shift_JIS も読み取ります)。',
  'error.chapterUntitled':
    '{where} {path} が見出しで始まっていません。「# はじめに」のような見出しで始めるか、章に title を与えてください。',
  'error.chapterLink':
    '{where} {path}:{line} のリンク先「{text}」は使えません。https://、http://、mailto: のいずれかで始めてください。',
  'error.chapterImage':
    '{where} {path}:{line} の画像「{text}」は別の場所にあります。章の傍に複写し、そのファイルを指定してください。',
  'error.templateUnknown':
    '{where} {path} という名前のテンプレートはありません。テンプレートのフォルダーに置けるのは {choices} です。',
  'error.templateUnsafe':
    '{where} {path}:{line} に「{text}」があります。文書のテンプレートやスタイルには使えません。取り除いてください。',
  'error.templateBroken': '{where} テンプレート {path} を使えません({reason})。直してください。',
  'error.outputLocked':
    '別の konkyo がこの文書を書き込み中です({holder})。終わるのを待ってください。すでに動いていなければ {path} を削除してください。',
  'error.unwritable': '{path} に書き込めません({reason})。-o で別のフォルダーを指定してください。',
  'error.outputFailed': '標準出力に書き込めません({reason})。表示は途中までです。',
  'error.noBrowser':
    'PDF を作るブラウザーがありません。Chrome、Edge、Chromium のいずれかを導入するか、--browser または KONKYO_BROWSER で指定してください。HTML と JSON には不要です。試した場所: {tried}。',
  'error.browserNotFound': 'ブラウザー {path} が存在しません。--browser または環境変数を直してください。',
  'error.browserFailed':
    'ブラウザー {path} が動きません({reason})。--browser で別のブラウザーを指定してください。HTML と JSON には不要です。',
  'problem.unreadableFile': '読み取れない({reason})。',
  'problem.emptyFile': '空のファイルである。',
  'problem.notText': 'テキストではない。',
  'problem.packedFile': '圧縮されているため読んでいない。展開したフォルダーを指定する。',
  'problem.workbook': '表計算のブックであるため読んでいない。シートを CSV で保存する。',
  'problem.tooLarge': '大きさ({bytes:bytes})が読み取りの上限({limit:bytes})を超える。',
  'problem.brokenParquet': 'Parquet として読み取れない({reason})。書き出し直すこと。',
  'problem.tooManyRows': '行数({rows:count})が読み取りの上限を超える。パーティションなど一部を指定すること。',
  'problem.unknownCodec':
    '圧縮形式 {codec} は読み取れない(ZSTD は Node.js 22.15 以降で読み取れる)。Snappy、GZIP、Brotli または無圧縮で書き出すこと。',
  'problem.withoutSamples':
    '{runs:count} 件の測定にはリクエストごとのデータがあったが、行には含まれない。それだけに基づくもの(区間、開始時の監査、繰り返しの統合)には、列 file が示す元のファイルが要る。',
  'problem.ownReport': 'konkyo 自身の報告、またはそのマニフェストである。',
  'problem.brokenJson': 'JSON が {line} 行 {column} 桁で壊れている(「{near}」付近)。',
  'problem.truncatedJson': '{line} 行目から始まる JSON が途中で切れている。',
  'problem.nonObjectMember': '配列の {count:count} 個の要素がオブジェクトではない。',
  'problem.shiftedHeader': '行のセル数 {row:count} が見出しの {header} と合わず、列名を信頼できない。',
  'problem.raggedRow': '行のセル数 {row:count} が見出しの {header} より多い。',
  'problem.unnamedColumn': '{column} 列目に名前がなく({rows:count} 行に値あり)、使用しない。',
  'problem.duplicateColumn': '「{name}」という列が {columns:count} 個あり、最初のものを使う。',
  'problem.unclearNumbers':
    '{text} など {cells:count} 個の数値は、カンマが小数点か桁区切りか決められず読み取らない。小数点は「.」で書く。',
  'problem.brokenTable': '{line} 行目から引用符が閉じていない。',
  'problem.notNumbers': '数値ではないため、ないものとして扱う: {fields}。区切りや単位のない数値(1135.2)で書く。',
  'problem.impossibleNumber': '{field} の {text} は測定値としてあり得ない。この測定は判定に用いない。',
  'problem.repeatedKey': 'キー「{key}」が複数回あり、最後の値を読み取った。',
  'problem.arraysDisagree': '要求ごとの配列の長さが揃わず、使用しない。',
  'problem.rowWithoutRun': '測定結果を含まない。',
  'problem.errorObject': '結果ではなくエラーメッセージである。',
  'problem.tableWithoutRuns': '測定結果を含まない表である。',
  'problem.otherToolRow':
    '{tool} の行である。語の意味が異なるため表からは読み取らない。{tool} が出力したファイルを渡す。',
  'problem.emptyBelow': '「{text}」より下で {column} が空のため除いた。結合セルを解き、すべての行に値を書く。',
  'problem.unreadCount': '{field} の「{text}」は GPU の数ではなく、記録なしとして扱う。',
  'problem.otherTool': '{tool} の結果であり、konkyo はまだ対応していない。',
  'problem.otherClient':
    '別のクライアントの記録に混じる {tool} の結果であり、読み取らない。クライアントごとに別のファイルにすること。',
  'problem.noObject': 'JSON の中身が {near} だけで、結果が書かれていない。',
  'problem.noData': '{ending} ファイルではなく、「{near}」で始まる文である。ファイルを取得し直す。',
  'problem.notRecognised': 'konkyo の知る形式ではない({kind})。',
  'problem.backendFailed': '{backend} は測定できていない:{words}',
  'problem.nearTo': 'konkyo の知る形式ではない({kind})。最も近いのは {tool} であるが、{missing} がない。',
  'problem.partOf': '{path} の測定の一部であり、そちらに含めて扱う。',
  'problem.partAlone':
    '{tool} の測定を補うファイルであるが、本体が同じフォルダーにないため、単独では測定結果を含まない。',
  'problem.mixture': '複数の負荷をまとめたもので、一つの負荷の結果ではない。負荷ごとのファイルを読み取る。',
  'problem.rateNotReached':
    '毎秒 {asked:rate} 件の指定に対して実際に送ったのは毎秒 {sent:rate} 件であり、送ったレートの測定として扱う。',
  'problem.tokenTimesShort':
    'トークン間の時間が、遅延から求まる値の {share:percent} しかなく、トークン数の数え誤りがある。TPOT は平均だけを遅延から求め、TPOT と ITL のその他の統計量は用いない。',
  'problem.runElsewhere': '測定に付随するファイルであり、結果のファイル {file} がない。',
  'problem.cutShort': '測定は途中で止められた。件数と時間は、それまでに返ってきた分のものである。',
  'problem.sideFile': '測定結果ではない({kind})。',
  'problem.guessedColumns': '列名と単位から次のように読み取った: {columns}。',
  'problem.mappedColumns': '計画の columns({entries} 番目)に従って次のように読み取った: {columns}。',
  'problem.absentColumns': '計画が指定する列がなく、ほかの列で代えることもしない: {columns}。表にある列: {there}。',
  'problem.unclearColumns': '何をどの単位で測ったものか列名から決められず、読み取らない列: {columns}。',
  'problem.failedRun': '行が失敗と記している({words})。1 件も完了しなかった測定として数える。',
  'problem.invalidResult': 'ツール自身が有効な結果としていない({words})。読み込まない。',
  'problem.warmUp': '名前の「{word}」からウォームアップとみて {runs:count} 件を除いた。',
  'problem.repeatedRun': '{place} と同じ測定であり、そちらで数える。',
  'problem.editedCopy':
    '{place} と同じ測定だが、{fields} が異なる。どちらかが編集されており、この測定点は合格としない。ツールが出力したままのファイルだけを残す。',
  'problem.sentAtOnce':
    '{requests:count} 件を一斉に送った測定であり、一定の負荷ではない。毎秒 {throughput:rate} 件は溜まった要求を処理した速さで、到着率ではない。一覧に示すが、上限の判定には用いない。',
  'problem.heapAtOnce':
    'すべての要求を一斉に渡した測定であり、一定の負荷ではない。毎秒 {throughput:rate} 件は溜まった要求を処理した速さで、到着率ではない。一覧に示すが、上限の判定には用いない。',
  'problem.batchLatency':
    'バッチ全体の所要時間を 1 回ずつ測ったもの(平均 {mean:seconds})。1 件の TTFT でも E2EL でもなく、一定の負荷でもない。',
  'problem.steadyPart':
    '最大同時実行数に達した {seconds:seconds} 間を別に集計している(毎秒 {throughput:rate} 件)。ここに示す値はすべて測定全体のものであり、これは用いない。',
  'problem.rampedRate': '測定中に到着率を変えており、定常の負荷ではない。一覧に示すが、上限の判定には用いない。',
  'problem.tracedArrivals':
    '記録された到着を再生しており、一定の到着率ではない。一覧に示すが、上限の判定には用いない。',
  'problem.sessions':
    '同時に {concurrency:count} 個のセッションを再生しており(実行中の要求は平均 {inFlight:rate} 件)、要求の同時実行数ではない。一覧に示すが、上限の判定には用いない。',
  'problem.loadUnknown': '同時実行数も到着率も記されておらず、位置づけられない。',
  'unplaced.unknown':
    '読み込んだ測定 {count:count} 件は、いずれも位置づけられない。同時実行数も到着率も記されていないためである。同時実行数をファイル名に入れる(c64.json)か、各記録に数値として加える(max_concurrency)。',
  'unplaced.atOnce':
    '読み込んだ測定 {count:count} 件は、いずれも位置づけられない。全要求を一度に送っており、負荷の水準がないためである。同時実行数の上限(--max-concurrency)または到着率を定めて測定する。',
  'unplaced.changing':
    '読み込んだ測定 {count:count} 件は、いずれも位置づけられない。測定中に負荷が変わるためである。同時実行数または到着率を一定にして測定する。',
}
