import {
  confirmations,
  type Confirmation,
  type Effort,
  lengthKinds,
  type LengthKind,
  metrics,
} from './confirmations.ts'

/** Of verdicts at a share of exactly what the limit allows, in favour or against. */
const mostFalse = 0.05

export const efforts = {
  full: { levels: [8, 32, 128], engines: 2, runs: { 1000: 8, 2000: 5, 5000: 3 }, long: { runs: 3, requests: 15_000 } },
  quick: { levels: [8, 32], engines: 1, runs: { 1000: 6, 2000: 3 }, long: { runs: 2, requests: 10_000 } },
} as const satisfies Readonly<Record<string, Effort>>

interface Rates {
  readonly count: number
  readonly passes: number
  readonly fails: number
}

const ratesOf = (all: readonly Confirmation[]): Rates => {
  const share = (wanted: Confirmation['standing']) =>
    all.filter(({ standing }) => standing === wanted).length / all.length
  return { count: all.length, passes: share('confirmedPass'), fails: share('confirmedFail') }
}

const kinds = Object.keys(lengthKinds) as readonly LengthKind[]

const percent = (fraction: number): string =>
  (Number.isFinite(fraction) ? `${(100 * fraction).toFixed(1)} %` : '-').padStart(9)

const groups = kinds.flatMap((lengths) =>
  metrics.flatMap((metric) => [1, 3].map((repeats) => ({ lengths, metric, repeats }))),
)

const nameOf = ({ lengths, metric, repeats }: (typeof groups)[number]): string =>
  `${lengths} lengths, p99 ${metric}, ${repeats === 1 ? 'one run' : `${repeats} repeats`}`

const within = (all: readonly Confirmation[], group: (typeof groups)[number]): readonly Confirmation[] =>
  all.filter(
    ({ lengths, metric, repeats }) => lengths === group.lengths && metric === group.metric && repeats === group.repeats,
  )

/** Kinds of measurement that confirm what is exactly at the limit too often, in words. */
export const confirmationFaults = (all: readonly Confirmation[]): readonly string[] => {
  const atLimit = all.filter(({ share }) => share === 0.01)
  return groups.flatMap((group) => {
    const { count, passes, fails } = ratesOf(within(atLimit, group))
    /** A single one is no rate. */
    const most = Math.max(mostFalse, 1 / count)
    return Object.entries({ passes, fails })
      .filter(([, rate]) => rate > most + 1e-9)
      .map(([kind, rate]) => `false ${kind} of ${nameOf(group)}: ${rate.toFixed(3)} > ${mostFalse}`)
  })
}

const row = (all: readonly Confirmation[], group: (typeof groups)[number]): string => {
  const own = within(all, group)
  const { count, passes, fails } = ratesOf(own.filter(({ share }) => share === 0.01))
  const good = own.filter(({ share }) => share < 0.01)
  const power = [1000, 2000, 5000].map((n) => ratesOf(good.filter(({ requests }) => requests === n)).passes)
  return [nameOf(group).padEnd(38), String(count).padStart(5), ...[passes, fails, ...power].map(percent)].join(' ')
}

/** Prints how often verdicts are confirmed on limits whose truth is known; the number of bars missed. */
export const reportConfirmations = (effort: Effort, print: (text: string) => void): number => {
  const all = confirmations(effort)
  print('Confirmed verdicts, where exactly 1 % lie beyond the limit in the long run (at most 5 % of them), and where\n')
  print('0.3 % do, by requests of a run: closed loops of simulated servers\n')
  print(`${''.padEnd(38)} count  1 %: pass      fail  0.3 %: 1000   2000      5000\n`)
  for (const group of groups) print(`${row(all, group)}\n`)
  const faults = confirmationFaults(all)
  for (const fault of faults) print(`BELOW THE BAR: ${fault}\n`)
  print('\n')
  return faults.length
}
