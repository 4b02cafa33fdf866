import { describe, expect, it } from 'vitest'
import { shownRate } from '../../src/analysis/headroom/offered.ts'
import { nextLines } from '../../src/commands/next.ts'
import { measurements } from '../../src/document/body/body.ts'
import { nextName } from '../../src/document/decision-text.ts'
import { editionOf } from '../../src/document/edition.ts'
import type { Facts } from '../../src/model/fact.ts'
import type { Report } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { gainOrder } from '../../src/planning/proposal.ts'
import { nextOf } from '../../src/planning/proposals.ts'
import { LADDER_MARGIN } from '../../src/replay/open-runs.ts'
import { askedAgain } from '../../validation/claims/next.ts'
import { anyRuns } from '../analysis/any-sweep.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { someArrivals, someLoad, someSweep } from '../analysis/some-sweep.ts'
import { type RunChoices, someFacts, somePlan, someRun, someSla } from '../builders.ts'
import { chatAndDocuments, mixedWith } from '../document/mixed-reports.ts'
import { recordsOf, tablesOf } from '../document/read-document.ts'
import { someReport } from '../document/some-report.ts'
import { spelt } from '../i18n/marked.ts'
import * as fc from '../property.ts'
import { gainIn, planned, runFor, valueOf } from './some-plan.ts'

const bracketOf = (pass: number, fail: number) => gainIn(planned([someLoad('p', pass), someLoad('f', fail)]), 'bracket')

describe('a limit between a pass and a fail', () => {
  it.each([
    [128, 192, 160],
    [2, 4, 3],
    [4, 64, 16],
  ])('[%d, %d) is halved at %d', (from, below, level) => {
    expect(bracketOf(from, below)).toEqual({ kind: 'bracket', from, below, level })
  })

  it.each([
    [1, 2],
    [128, 160],
  ])('[%d, %d) is narrow enough', (from, below) => {
    expect(bracketOf(from, below)).toBeUndefined()
  })
})

const rising = (values: readonly number[]) =>
  values.map((p99, i) => someRun({ load: { concurrency: 8 * 2 ** i }, completed: 1000, latency: { ttft: { p99 } } }))

describe('a sweep in which nothing fails', () => {
  it('goes on to the power of two by which the trend meets the limit', () => {
    expect(gainIn(planned(rising([0.5, 1, 2])), 'top')).toMatchObject({ from: 32, level: 64, by: 'trend' })
    expect(gainIn(planned(rising([0.9, 1, 1.2])), 'top')).toMatchObject({ level: 256, by: 'trend' })
  })

  it('goes on to the next power of two where no trend tells, and doubles a rate', () => {
    expect(gainIn(planned(rising([1, 1, 1])), 'top')).toMatchObject({ level: 64, by: 'powerOfTwo' })
    expect(gainIn(planned([someLoad('p', 24)]), 'top')).toMatchObject({ level: 32, by: 'powerOfTwo' })
    expect(gainIn(planned([someArrivals('p', 3.59, 3.59)]), 'top')).toMatchObject({ level: 7.18, by: 'doubling' })
    expect(gainIn(planned([someArrivals('p', 10.77, 10.7)]), 'top')).toMatchObject({ from: 10.77, level: 21.54 })
  })

  it('goes beyond the slots that are recorded', () => {
    const slots = [1, 2, 4].map((concurrency) =>
      someRun({ load: { concurrency }, settings: { max_num_seqs: '8' }, completed: 1000 }),
    )
    expect(gainIn(planned(slots), 'top')).toMatchObject({ level: 16, by: 'slots' })
  })
})

const plannedUnder = (settings: Readonly<Record<string, string>>) =>
  planned([someRun({ load: { concurrency: 4 }, settings })])

/** A sweep, and requests at random that kept the SLA. */
const withKept = (rates: readonly number[]) => [
  ...someSweep('pppppf'),
  ...rates.map((rate) => someArrivals('p', rate, rate)),
]

describe('other gaps', () => {
  it('are measured from below, where a level tells nothing before those below it are judged', () => {
    const lacking = [1, 8].map((concurrency, i) =>
      someRun({
        load: { concurrency: 2 * concurrency },
        throughput: { requests: 1 + 20 * i },
        latency: { ttft: { p99: null } },
      }),
    )
    const { runs } = planned([someLoad('p', 1), ...lacking])
    expect(runs.slice(0, 2).map(({ load, gains }) => [load.concurrency, gains[0]!.kind])).toEqual([
      [2, 'metric'],
      [16, 'metric'],
    ])
    expect(runs[1]!.seconds).toBeLessThan(runs[0]!.seconds!)
  })

  it('halves the lowest level where everything fails, and stops at one', () => {
    expect(gainIn(planned([someLoad('f', 8)]), 'bottom')).toEqual({ kind: 'bottom', below: 8, level: 4 })
    expect(gainIn(planned([someLoad('f', 1)]), 'bottom')).toBeUndefined()
  })

  it('asks for the failing level again where points contradict, before it narrows anything', () => {
    const plan = planned(someSweep('ppfp'))
    expect(plan.runs[0]?.gains[0]).toEqual({ kind: 'contradiction', level: 4, passing: 8 })
    expect(gainIn(plan, 'bracket')).toBeUndefined()
  })

  it('asks for what a level lacks', () => {
    expect(gainIn(planned(someSweep('ppu')), 'metric')).toEqual({
      kind: 'metric',
      flags: ['--percentile-metrics ttft,tpot,itl,e2el'],
      limits: ['itl.p99'],
      level: 4,
    })
  })

  it('asks again for a level that the audit took away', () => {
    const gain = gainIn(planned(someSweep('ppx')), 'unusable')
    expect(gain).toMatchObject({ level: 4 })
    expect(gain?.audits).toContain('V05')
  })

  it('asks for more requests where the limit rests on few, and names what that lifts', () => {
    const few = [someRun({ load: { concurrency: 4 }, completed: 100 }), someLoad('f', 5)]
    expect(gainIn(planned(few), 'samples')).toMatchObject({ of: 'limit', level: 4, measured: 100 })
    expect(gainIn(planned(few), 'samples')?.audits).toContain('V02')
  })

  it('does not take a number of requests that nobody recorded for none', () => {
    const uncounted = { ...someArrivals('p', 4, 4), completed: null, wholeRecord: false }
    expect(gainIn(planned([uncounted]), 'samples')).toMatchObject({ of: 'limit', level: 4, measured: null })
  })

  it('asks for the cache to be off unless it was', () => {
    expect(valueOf(runFor(plannedUnder({}), 'prefixCache'), '--max-concurrency')).toBe('4')
    expect(runFor(plannedUnder({}), 'prefixCache').commands[0]?.argv).toContain('prefix_caching=off')
    expect(gainIn(plannedUnder({ prefix_caching: 'off' }), 'prefixCache')).toBeUndefined()
  })

  it('asks for three runs of the limit, each with a seed of its own', () => {
    const { times, commands } = runFor(planned(someSweep('ppf')), 'repeats')
    expect([times, commands.length]).toEqual([2, 2])
    const seeds = commands.map(({ argv }) => argv[argv.indexOf('--seed') + 1])
    expect(new Set(seeds).size).toBe(2)
  })

  it('asks for the rate that open runs have left to be tried, for a third one where that is far above, and for no more', () => {
    const plan = planned(someSweep('pppppf'))
    const rate = Number(valueOf(runFor(plan, 'openLoop'), '--request-rate'))
    const promised = someReport(someSweep('pppppf')).series[0]!.headroom!.nextRate!
    expect(rate).toBeLessThanOrEqual(promised)
    expect(rate).toBeGreaterThan(0.998 * promised)
    const kept = [promised, 1.03 * promised]
    const third = gainIn(planned(withKept(kept)), 'openLoop') as { readonly rate: number }
    expect(third.rate).toBeGreaterThan(1.05 * 1.03 * promised)
    expect(gainIn(planned(withKept([...kept, 1.2 * promised])), 'openLoop')).toBeUndefined()
  })

  it('asks for no lower rate where all at random broke as long as the sweep beside them asks for one, nor below its planning rate', () => {
    const sweep = someSweep('pppppf')
    const { arrivalRate, nextRate } = someReport(sweep).series[0]!.headroom!
    const broken = (...rates: readonly number[]) =>
      planned([...sweep, ...rates.map((rate) => someArrivals('f', rate, rate))])
    expect(gainIn(broken(1.5 * nextRate!), 'openLoop')).toBeDefined()
    expect(gainIn(broken(1.5 * nextRate!), 'bottom')).toBeUndefined()
    const often = broken(1.5 * arrivalRate, 1.6 * arrivalRate, 1.7 * arrivalRate)
    expect([gainIn(often, 'openLoop'), gainIn(often, 'bottom')]).toEqual([undefined, undefined])
  })

  it('asks for a quarter of what one request at a time takes where that is all that passes, and of half where that broke', () => {
    const one = someSweep('pf')
    const { headroom, basis } = someReport(one).series[0]!
    expect(headroom).toBeNull()
    const { rate } = gainIn(planned(one), 'openLoop')!
    expect(rate / (0.25 * basis!.throughput)).toBeCloseTo(1, 2)
    const broken = [rate, rate / 2, rate / 4].map((each) => someArrivals('f', each, each))
    expect(gainIn(planned([...one, broken[0]!]), 'openLoop')!.rate / (rate / 2)).toBeCloseTo(1, 2)
    expect(gainIn(planned([...one, ...broken]), 'openLoop')).toBeUndefined()
  })

  it('offers requests as bursty as the plan says, and again where they came more evenly', () => {
    const arrivals = { burstiness: 0.5, dayToDay: null }
    const askedOf = (runs: readonly SettledRun[]) => nextOf(someReport(runs, { plan: { arrivals } }), null)
    const offered = [someArrivals('p', 2, 2), someArrivals('f', 4, 4)]
    for (const runs of [someSweep('pppppf'), offered])
      expect(valueOf(runFor(askedOf(runs), 'openLoop'), '--burstiness')).toBe('0.5')
    expect(gainIn(askedOf(offered), 'openLoop')).toMatchObject({ rate: 1.8 })
    const others = [someArrivals('p', 1.5, 1.5), someArrivals('f', 3, 3)]
    const bursty = others.map((run) => ({ ...run, load: { ...run.load, burstiness: 0.5 } }))
    expect(gainIn(askedOf([...offered, ...bursty]), 'openLoop')).toBeUndefined()
    expect(gainIn(planned(offered), 'openLoop')).toBeUndefined()
    const kinds = askedOf(offered).runs.flatMap(({ gains }) => gains.map(({ kind }) => kind))
    expect(kinds).toEqual(['openLoop'])
    expect(gainIn(askedOf([...someSweep('pppppf'), ...offered]), 'openLoop')!.rate).not.toBe(1.8)
  })

  it('looks for a load that passes with requests as bursty as the plan says, as smoother ones would show none', () => {
    const failing = [someArrivals('f', 4, 4)]
    const bottomFor = (burstiness: number | null) =>
      valueOf(
        runFor(nextOf(someReport(failing, { plan: { arrivals: { burstiness, dayToDay: null } } }), null), 'bottom'),
        '--burstiness',
      )
    expect([0.5, null, 2].map(bottomFor)).toEqual(['0.5', '1', '1'])
  })

  it('repeats requests that came in bursts as they came', () => {
    const bursty = [someArrivals('p', 2, 2), someArrivals('f', 4, 4)].map((run) => ({
      ...run,
      load: { ...run.load, burstiness: 0.5 },
    }))
    expect(valueOf(runFor(planned(bursty), 'repeats'), '--burstiness')).toBe('0.5')
  })

  it('asks how long answers take below the planning rate, where users wait and only the highest rate tells', () => {
    const offered = [someArrivals('p', 2, 2), someArrivals('f', 4, 4)]
    const asked = (thinkTimes: readonly number[], more: readonly SettledRun[] = []) =>
      gainIn(nextOf(someReport([...offered, ...more], { plan: { thinkTimes: [...thinkTimes] } }), null), 'timing')
    expect(asked([20])).toMatchObject({ level: 0.95 * 1.8 })
    expect(asked([])).toBeUndefined()
    expect(asked([20], [someArrivals('p', 1, 1)])).toBeUndefined()
  })

  it('plans a sweep of rates by rates', () => {
    const plan = planned([someArrivals('p', 2, 2), someArrivals('f', 4, 4)])
    expect(gainIn(plan, 'bracket')).toMatchObject({ from: 2, below: 4, level: 3 })
    const run = runFor(plan, 'bracket')
    expect(run.load).toEqual({ concurrency: null, requestRate: 3 })
    expect([valueOf(run, '--request-rate'), valueOf(run, '--burstiness')]).toEqual(['3', '1'])
    expect(run.commands[0]?.argv).not.toContain('--max-concurrency')
  })
})

const slow = (requestRate: number, requests: number) =>
  someRun({
    load: { concurrency: null, requestRate },
    completed: 1000,
    duration: 1000 / requests,
    throughput: { requests },
    latency: { ttft: { mean: 200, p99: 400 }, itl: { p99: 0.05 } },
  })

describe('rates that a server does not keep up with', () => {
  const sla = someSla('itl.p99<=120ms')
  const plan = nextOf(someReport([someArrivals('p', 2, 2), slow(4, 2.6), slow(8, 2.8)], { plan: { sla } }), null)

  it('are not tried again, nor is any above what was answered', () => {
    expect(gainIn(plan, 'unusable')).toBeUndefined()
    expect(gainIn(plan, 'top')).toBeUndefined()
    expect(gainIn(plan, 'bracket')).toMatchObject({ from: 2, below: 4, level: 2.4 })
  })

  it('are halved from what was answered where that failed', () => {
    const failing = planned([slow(4, 2.6), slow(8, 2.8)])
    expect(gainIn(failing, 'bottom')).toMatchObject({ below: 4, level: 1.4 })
  })
})

describe('requests and time', () => {
  const plan = planned([someLoad('p', 64), someLoad('f', 128)])

  it('are ten for a slot, a thousand for p99, a minute, and three warm-ups for a slot', () => {
    const { requests, warmups, rate, rateFrom, seconds } = runFor(plan, 'bracket')
    expect([requests, warmups, rateFrom]).toEqual([1000, 288, { kind: 'nearest', level: 64 }])
    expect(seconds).toBeCloseTo((requests + warmups) / rate!, 9)
  })

  it('are reckoned from the rate of the level itself where it was measured', () => {
    expect(runFor(plan, 'repeats').rateFrom).toEqual({ kind: 'measured', level: 64 })
  })

  it('are not known without a throughput', () => {
    const silent = planned([someRun({ throughput: { requests: null }, latency: { itl: null } })])
    expect(runFor(silent, 'metric')).toMatchObject({ rate: null, rateFrom: null, seconds: null })
  })
})

describe('a budget', () => {
  const report = someReport(someSweep('pppppf'))
  const within = (budget: number) => nextOf(report, budget)
  const whole = nextOf(report, null)

  it('that is large enough changes nothing', () => {
    expect(within(1e9).runs).toEqual(whole.runs)
    expect(within(1e9).leftOut).toEqual([])
  })

  it('is never exceeded, and every run is either made or named', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 2 * whole.seconds, noNaN: true }), (budget) => {
        const plan = within(budget)
        expect(plan.seconds).toBeLessThanOrEqual(budget * (1 + 1e-9))
        expect(plan.runs.length + plan.leftOut.length).toBe(whole.runs.length)
      }),
      { numRuns: 25 },
    )
  })

  it('shortens a run before it leaves it out, down to what still bounds the percentile', () => {
    const first = whole.runs[0]!
    const requests = 400
    const budget = (first.times * (requests + first.warmups)) / first.rate!
    const [shortened] = within(budget).runs
    expect(shortened).toMatchObject({ requests, wanted: first.wanted })
    expect(shortened!.until! - shortened!.seconds!).toBeCloseTo(first.until! - first.seconds!, 9)
    const tooShort = (first.times * (298 + first.warmups)) / first.rate!
    expect(within(tooShort).leftOut[0]?.load).toEqual(first.load)
  })
})

describe('every plan', () => {
  it('never proposes a level that was measured with enough requests', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const report = someReport(runs)
        expect(askedAgain(report, nextOf(report, null))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('names each load of a series once, gravest first, with a command for each time', () => {
    fc.assert(
      fc.property(anyRuns, (all) => {
        const { runs } = nextOf(someReport(all), null)
        const loads = runs.map(({ series, load }) => JSON.stringify([series, load]))
        expect(new Set(loads).size).toBe(loads.length)
        const ranks = runs.map(({ gains }) => gainOrder.indexOf(gains[0]!.kind))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        for (const run of runs) expect(run.commands).toHaveLength(run.times)
      }),
      { numRuns: 60 },
    )
  })
})

const commandOf = (choices: RunChoices) => {
  const run = runFor(planned([someRun({ completed: 1000, ...choices })]), 'repeats')
  return run.commands[0]!
}

describe('a command', () => {
  it('says only what the files say; the rest is to be filled in', () => {
    const { argv, placeholders } = commandOf({ facts: {}, backend: null, load: { concurrency: 8 } })
    expect(argv).toEqual(
      expect.arrayContaining(['<MODEL>', '<BACKEND>', '<BASE_URL>', '<DATASET>', 'gpu=<GPU>', 'gpu_count=<GPU_COUNT>']),
    )
    expect(placeholders).toEqual(['<BACKEND>', '<BASE_URL>', '<MODEL>', '<DATASET>', '<GPU>', '<GPU_COUNT>'])
    expect(argv).not.toContain('--random-input-len')
  })

  it('repeats what is known of model, lengths, hardware and settings', () => {
    const settings = { max_num_seqs: '256', prefix_caching: 'off', seed: '3' }
    const { argv, placeholders } = commandOf({ settings, tokenizer: 'tok' })
    expect(placeholders).toEqual(['<BASE_URL>'])
    const line = argv.join(' ')
    expect(line).toContain('--model gpt-oss-20b --tokenizer tok --dataset-name random')
    expect(line).toContain('--random-input-len 256 --random-output-len 256 --ignore-eos')
    expect(line).toContain('--metadata gpu=RTX 5090 gpu_count=1 input_len=256 output_len=256 max_num_seqs=256')
    expect(line).toContain('prefix_caching=off num_warmups=')
    expect(argv.filter((word) => word.startsWith('seed='))).toHaveLength(1)
  })

  it('takes the name that the server knows, not the one a plan gave it', () => {
    const series = [{ match: '**', model: 'Our model' }]
    const told = (stated: Facts) => {
      const report = someReport([someRun({ stated, load: { concurrency: 4 } })], { plan: { series } })
      return runFor(nextOf(report, null), 'repeats').commands[0]?.argv
    }
    expect(told(someFacts)).toContain('gpt-oss-20b')
    expect(told({})).toContain('<MODEL>')
  })

  it('is one command whatever a file calls its model', () => {
    const named = (value: string) =>
      commandOf({ facts: { ...someFacts, model: { value, from: 'result', where: 'model_id' } } })
    expect(named("x'; rm -rf ~ #").line).toContain(`--model 'x'\\''; rm -rf ~ #'`)
    expect(named('--help').argv).toContain('--model=--help')
    expect(named('a\nb\u202e').argv).toContain('<MODEL>')
    const keys = commandOf({ settings: { '--evil': '1', 'a b': '2', ok: 'x\u001b[0m', fine: '$(id)' } })
    expect(keys.argv.filter((word) => /evil|a b|ok=/.test(word))).toEqual([])
    expect(keys.line).toContain("'fine=$(id)'")
  })

  it('asks a data set by its name where a file names one', () => {
    const { argv, placeholders } = commandOf({ settings: { dataset_name: 'sharegpt' } })
    expect(argv.join(' ')).toContain('--dataset-name sharegpt --dataset-path <DATASET_PATH>')
    expect(placeholders).toContain('<DATASET_PATH>')
  })
})

const asked = mixedWith({ demand: someDemand({ arrivalRates: [3, 9] }) })

const asPlanned = somePlan({ arrivals: asked.plan.arrivals })

const mixRuns = (report: Report) => nextOf(report, null).runs.filter(({ gains }) => gains[0]!.kind === 'mix')

const madeBy = (tool: string, report: Report = asked): Report => ({
  ...report,
  series: report.series.map((one) => ({ ...one, tool: tool as typeof one.tool })),
})

describe('the test of a mix', () => {
  it('sends it once at a rate that shows the one that each recommended layout is planned with, and is what its answers ask for', () => {
    const decisions = asked.decisions.filter(({ planningRate }) => planningRate?.from === 'mix')
    const runs = mixRuns(asked)
    expect(decisions.length).toBeGreaterThan(1)
    expect(runs.map(({ series }) => series)).toEqual([...new Set(decisions.map(({ series }) => series))])
    for (const { series, load, requests, seconds, warmups } of runs) {
      const layout = asked.mixes[0]!.layouts.find((one) => one.series === series)!
      const rate = Number(load.requestRate)
      const shown = shownRate(rate, LADDER_MARGIN, asPlanned).value / layout.headroom!.arrivalRate
      expect(shown).toBeGreaterThanOrEqual(1 - 1e-12)
      expect(shown).toBeLessThan(1.001)
      expect(seconds).toBeCloseTo((requests + warmups) / rate, 9)
      expect(warmups).toBe(3 * Math.ceil(layout.limit!.concurrency))
      const own = decisions.filter((one) => one.series === series)
      expect(nextName(editionOf(asked, spelt('en')), own[0]!)).toContain('decision.next.mix')
      expect(own.map(({ next }) => next)).toEqual(own.map(() => ({ series, gain: 'mix', level: null, rate, seconds })))
    }
  })

  it('is among the tests of planning rates, the cheapest first', () => {
    const all = nextOf(asked, null).runs.filter(({ gains }) => 'rate' in gains[0]!)
    const times = all.map(({ seconds }) => seconds!)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(all.map(({ gains }) => gains[0]!.kind))).toEqual(new Set(['mix', 'openLoop']))
  })

  it('is not asked for without a mix', () => {
    expect(mixRuns(mixedWith({ mixes: [] }))).toEqual([])
  })

  it.each([
    ['vllmServe', /burstgpt .*MIX_CSV: .*80% of rows 0,GPT-4,256,256; 20% of rows 0,GPT-4,2048,2048/],
    ['aiperf', /--sequence-distribution '256,256:80;2048,2048:20'/],
    ['sglang', /custom .*MIX_JSONL: .*80% of lines 256 and 256 tokens/],
  ])('is a command of %s', (tool, command) => {
    const [run] = mixRuns(madeBy(tool))
    expect(run!.commands).toHaveLength(1)
    expect(run!.commands[0]!.line).toMatch(command)
    expect(run!.commands[0]!.line).not.toContain('input_len')
  })

  it('has percentages that add up to 100', () => {
    const [chat, documents] = chatAndDocuments.classes.map((one) => ({ ...one, weight: 1 }))
    const mixes = [{ ...chatAndDocuments, classes: [chat!, chat!, documents!] }]
    const [run] = mixRuns(madeBy('aiperf', mixedWith({ mixes })))
    const shares = [...run!.commands[0]!.line.matchAll(/:([\d.]+)(?=[;'])/g)].map(([, share]) => Number(share))
    expect(shares).toHaveLength(3)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6)
  })

  it('is told in words where the tool cannot send it', () => {
    const report = madeBy('guidellm')
    expect(mixRuns(report).map(({ commands }) => commands)).toEqual([[]])
    const lines = nextLines(nextOf(report, null), editionOf(report, spelt('en'))).join('\n')
    expect(lines).toContain('next.mix.none (tool: GuideLLM)')
  })

  it('stands by its name among the further measurements', () => {
    const [section] = measurements(editionOf(asked, spelt('en')))
    const rows = tablesOf(section!).flatMap(recordsOf)
    const own = rows.filter((row) => row['body.column.purpose'] === 'body.gain.mix')
    expect(own).toHaveLength(1)
    expect(own[0]!['column.layout']).toContain('office')
  })
})
