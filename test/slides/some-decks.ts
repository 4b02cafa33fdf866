import { createLanguage } from '../../src/i18n/language.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import type { Report } from '../../src/model/report.ts'
import { answer } from '../../src/pipeline.ts'
import { deckOf } from '../../src/slides/deck.ts'
import type { Deck, Part } from '../../src/slides/slide.ts'
import { someCost, someDemand } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { somePlan } from '../builders.ts'
import { someReport } from '../document/some-report.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { eachOnce } from '../each-once.ts'
import { sampleNow, sampleReports } from '../samples.ts'
import { editionOf } from '../../src/document/edition.ts'

const cwd = new URL('../../', import.meta.url).pathname

/** What an office of 500 asks of the sample: demands, prices and a spare server. */
const office = (): Promise<Report> =>
  answer({
    paths: ['fixtures/sample'],
    cwd,
    planPath: `${cwd}fixtures/plans/office.yaml`,
    flags: {},
    stamp: { version: '0.0.0', now: sampleNow },
  })

/** Reports of every kind, each made once. */
export const reports = eachOnce({
  ...Object.fromEntries(Object.entries(uglyReports).map(([name, reportOf]) => [name, async () => reportOf()])),
  sample: sampleReports.sample,
  ugly: sampleReports.ugly,
  office,
  nothingPasses: async () => someReport(someSweep('fff')),
  nothingJudged: async () =>
    someReport(someSweep('ppp').map((run) => ({ ...run, latency: { ttft: null, tpot: null, itl: null, e2e: null } }))),
  unplaced: async () =>
    someReport(
      someSweep('pp').map((run) => ({
        ...run,
        load: { ...run.load, kind: 'unknown', concurrency: null, requestRate: null } as const,
      })),
    ),
  atOnce: async () =>
    someReport(
      someSweep('pp').map((run) => ({ ...run, load: { ...run.load, concurrency: null, requestRate: 'inf' } as const })),
    ),
  noLoad: async () => someReport([]),
  partlyOpen: async () => {
    const demand = someDemand({ users: Array.from({ length: 14 }, (_, i) => 5 + i), arrivalRates: [1] })
    const chosenBy = { ...somePlan().chosenBy, intervals: 'plan' } as const
    return someReport(someSweep('ppf'), { plan: { intervals: [0.001], chosenBy, demand, cost: someCost() } })
  },
  onePoint: async () => someReport(someSweep('p')),
} as Readonly<Record<string, () => Promise<Report>>>)

const decks = new Map<string, Promise<Deck>>()

/** The deck of a report, made once. */
export const deckFor = (name: string, locale: Locale = 'en'): Promise<Deck> => {
  const key = `${name} ${locale}`
  const made = decks.get(key) ?? reports[name]!().then((report) => deckOf(editionOf(report, createLanguage(locale))))
  decks.set(key, made)
  return made
}

export const partsOf = <K extends Part['kind']>(deck: Deck, kind: K): readonly Extract<Part, { kind: K }>[] =>
  deck.slides.flatMap(({ parts }) => parts.filter((part): part is Extract<Part, { kind: K }> => part.kind === kind))

export const textsOf = (deck: Deck): readonly string[] =>
  deck.slides.flatMap(({ title, parts }) => [
    title.text,
    ...parts.flatMap((part) => {
      if (part.kind === 'text') return part.paragraphs.map(({ text }) => text)
      return part.kind === 'table' ? part.rows.flat().map(({ text }) => text) : []
    }),
  ])
