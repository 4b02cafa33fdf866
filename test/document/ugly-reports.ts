import type { Report } from '../../src/model/report.ts'
import type { Problem } from '../../src/model/source.ts'
import { someArrivals, someLoad, someSweep } from '../analysis/some-sweep.ts'
import { factsOn, someFacts, someSla } from '../builders.ts'
import { eachOnce } from '../each-once.ts'
import { askedReports } from './asked-reports.ts'
import { elsewhere, stated } from './elsewhere.ts'
import { mixedReports } from './mixed-reports.ts'
import { someReport } from './some-report.ts'
import { hostileTexts, named, unusualTexts } from './ugly-names.ts'

/** Every status and every reason for it, in the letters of someSweep. */
export const statuses = {
  bracketed: 'pppf',
  rightCensored: 'pppp',
  leftCensored: 'ff',
  nonContiguous: 'pfp',
  contradiction: 'fp',
  metricMissing: 'uuu',
  audited: 'xx',
  void: 'vv',
  gap: 'ppup',
  excluded: 'pxf',
  failedWithoutLoad: 'pX',
  singlePass: 'p',
  singleFail: 'f',
  singleUnknown: 'u',
} as const

const everyStatus = (): Report =>
  someReport(Object.values(statuses).flatMap((letters, i) => elsewhere(someSweep(letters), factsOn(i + 1), i)))

const openLoop = (): Report =>
  someReport([
    ...elsewhere(
      [
        someArrivals('p', 0.5, 0.5),
        someArrivals('p', 1, 0.98),
        someArrivals('f', 4, 2.1),
        someArrivals('f', 'inf', 2.2),
      ],
      someFacts,
      1,
    ),
    ...elsewhere([someArrivals('p', 'inf', 3)], factsOn(2), 2),
  ])

/** Neither model nor hardware nor lengths nor dates nor counts: only a level and latencies. */
const nothingKnown = (): Report =>
  someReport(
    elsewhere(someSweep('ppf'), {}, 1, {
      completed: null,
      failed: null,
      duration: null,
      tokens: { input: null, output: null },
      totals: { input: null, output: null },
      backend: null,
    }),
  )

const measuredLengthsOnly = (): Report =>
  someReport(elsewhere(someSweep('pf'), { gpu: stated('H100') }, 1, { tokens: { input: 1023.7, output: 200.4 } }))

const manyLayouts = (): Report =>
  someReport(
    Array.from({ length: 45 }, (_, i) =>
      elsewhere(
        [someLoad('p', 8), someLoad(i % 3 ? 'f' : 'p', 16)],
        { ...factsOn(1 + (i % 8)), gpu: stated(`GPU ${String.fromCharCode(65 + (i % 26))}${i}`) },
        i,
      ),
    ).flat(),
  )

const manyLimits = (): Report =>
  someReport(elsewhere(someSweep('ppf'), someFacts, 1), {
    plan: {
      sla: someSla(
        'ttft.p99<=3s,ttft.median<=1s,ttft.mean<=1.5s,tpot.p99<=50ms,tpot.p99.9<=80ms,itl.p99<=120ms,e2e.p99<=30s,e2e.mean<=20s',
      ),
      thinkTimes: [5, 30],
      intervals: [],
    },
  })

const longNames = (): Report => {
  const long = 'Very-Long_Name.of/Something-'.repeat(12)
  const facts = { ...factsOn(2), model: stated(long), gpu: stated(`${long}GPU`) }
  return someReport([
    ...elsewhere(someSweep('pf'), facts, 1, {
      path: `${'deep/folder/'.repeat(30)}result.json`,
      settings: { [long]: long },
      tokenizer: long,
    }),
    ...elsewhere(someSweep('pf'), { ...facts, gpu: stated('名'.repeat(200)) }, 2),
  ])
}

const thousandProblems = (): Report =>
  someReport(elsewhere(someSweep('pf'), someFacts, 1), {
    problems: {
      'one-bad-file.jsonl': Array.from({ length: 3000 }, (_, i) => ({
        code: 'brokenJson',
        where: `line:${i + 1}`,
        values: { line: i + 1, column: 1, near: '{' },
      })),
      ...Object.fromEntries(
        Array.from({ length: 2000 }, (_, i) => [
          `logs/${i}.json`,
          [{ code: 'notRecognised', where: '', values: { kind: 'object' } }] satisfies readonly Problem[],
        ]),
      ),
    },
  })

/** Everything recorded, each level three times, paced arrivals, lengths that differ a little. */
const noFindings = (): Report => {
  const settings = {
    driver: '580.65',
    vllm_version: '0.11.0',
    quantization: 'mxfp4',
    max_num_seqs: '256',
    max_model_len: '8192',
    gpu_memory_utilization: '0.9',
    prefix_caching: 'off',
  }
  const levels = [1, 2, 4, 8].map((rate) => someArrivals(rate > 4 ? 'f' : 'p', rate, rate))
  const more = { settings, tokens: { input: 257, output: 254 } }
  return someReport(
    [1, 2, 3].flatMap((repeat) =>
      elsewhere(
        levels.map((run) => ({ ...run, load: { ...run.load, warmups: 128 } })),
        someFacts,
        repeat,
        more,
      ),
    ),
  )
}

/** Reports that a document must survive, each for one reason, and made once. */
export const uglyReports = eachOnce({
  ...mixedReports,
  everyStatus,
  openLoop,
  nothingKnown,
  measuredLengthsOnly,
  manyLayouts,
  manyLimits,
  longNames,
  hostileNames: () => named(hostileTexts),
  unusualNames: () => named(unusualTexts),
  thousandProblems,
  noFindings,
  ...askedReports,
} as const satisfies Record<string, () => Report>)

export type UglyName = keyof typeof uglyReports
