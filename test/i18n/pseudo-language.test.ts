import { describe, expect, it } from 'vitest'
import { printAnswer, printReading } from '../../src/commands/answer-text.ts'
import { plain, type Line } from '../../src/commands/styled.ts'
import { type Volume, volumes } from '../../src/document/block.ts'
import { documentOf } from '../../src/document/document.ts'
import { keyNumbers } from '../../src/document/trail/key-numbers.ts'
import { formulas } from '../../src/formulas/index.ts'
import { inputs } from '../../src/inputs/index.ts'
import type { Report } from '../../src/model/report.ts'
import { page } from '../../src/render/page.ts'
import { parsePage, textsOf, withTag } from '../document/html.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { sampleReports } from '../samples.ts'
import { marked, unmarked } from './marked.ts'
import { editionOf } from '../../src/document/edition.ts'

const wordsIn = (text: string): readonly string[] => text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []

/** Keys under which the report has words of its own and not of the files: they must be said, not shown. */
const ids =
  /^(?:verdicts?|status|confidence|severity|effect|kind|from|axis|basis|method|model_?kind|chosenBy|reason|code|values)$/

const dataOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (ids.test(key) ? [] : dataOf(inner)))
}

/** What a problem quotes from a file. */
const quotesOf = ({ sources }: Report): readonly string[] =>
  sources.flatMap(({ problems }) =>
    problems.flatMap(({ values }) => ['near', 'name', 'tool', 'path'].map((key) => String(values[key] ?? ''))),
  )

const keysOf = (report: Report): readonly string[] =>
  [...report.runs, ...report.series].flatMap((one) => [
    ...Object.keys('settings' in one ? one.settings : one.variant),
    ...Object.values(one.facts).map(({ where }) => where),
  ])

/** Fields of a file that statistics stand in. */
const fieldsOf = ({ runs }: Report): readonly string[] =>
  runs.flatMap(({ latency }) =>
    Object.values(latency).flatMap((told) => Object.values(told?.from ?? {}).map(({ field }) => field)),
  )

/** Names of numbers, as `konkyo explain` takes them. */
const idsOf = (report: Report): readonly string[] => keyNumbers(report).map(({ name }) => name)

/** Names that are the same in every language: metrics, statistics, units, tools, formulas. */
const proper = [
  'TTFT TPOT ITL E2EL mean median SLA SHA ID konkyo ms user users',
  ...Object.values(formulas).flatMap(({ expression, source }) => [expression, source]),
  ...Object.values(inputs).map(({ tool }) => tool),
]

const strangeWords = (texts: readonly string[], report: Report): readonly string[] => {
  const known = new Set(
    [
      ...proper,
      ...dataOf(report),
      ...keysOf(report),
      ...fieldsOf(report),
      ...quotesOf(report),
      ...idsOf(report),
    ].flatMap(wordsIn),
  )
  return texts.flatMap((text) => {
    const strange = wordsIn(unmarked(text)).filter((word) => !known.has(word))
    return strange.length > 0 ? [`${strange.join(' ')} in ${text.slice(0, 200)}`] : []
  })
}

const language = marked('en')

const textsOfVolume = async (report: Report, volume: Volume): Promise<readonly string[]> => {
  const text = await page(documentOf(editionOf(report, language), volume), language, 'konkyo')
  const root = parsePage(text.replaceAll('<wbr>', ''))
  const labels = withTag(root, 'svg').map(({ attributes }) => attributes['aria-label'] ?? '')
  const margins = withTag(root, 'style').flatMap(({ children }) => String(children[0]).match(/content:"[^"]*"/g) ?? [])
  return [...textsOf(root), ...labels, ...margins.map((rule) => rule.slice('content:'.length))]
}

const pageTexts = async (report: Report): Promise<readonly string[]> =>
  (await Promise.all(volumes.map((volume) => textsOfVolume(report, volume)))).flat()

const terminalTexts = (report: Report): readonly string[] => {
  const lines: string[] = []
  const print = (line: Line) => lines.push(plain(line))
  printReading(editionOf(report, language), print)
  printAnswer(editionOf(report, language), print)
  return lines
}

describe('a language whose every word is marked', () => {
  it('marks the words and not the values', () => {
    const said = language.say('problems.at', { place: 'line 3', text: 'broken' })
    expect(said).toBe('line 3⟦: ⟧broken')
    expect(strangeWords([said, language.say('unit.rate', { rate: 2 })], uglyReports.noFindings())).toEqual([
      'line broken in line 3⟦: ⟧broken',
    ])
  })

  const { everyStatus, openLoop, nothingKnown, thousandProblems, everyDemand } = uglyReports
  const { sample, course } = sampleReports
  it.each(Object.entries({ sample, course, everyStatus, openLoop, nothingKnown, thousandProblems, everyDemand }))(
    'leaves no word unmarked in %s, in the page or the terminal',
    async (_, reportOf) => {
      const report = await reportOf()
      const texts = await pageTexts(report)
      expect(texts.filter((text) => text.includes('⟦')).length).toBeGreaterThan(100)
      expect(strangeWords([...texts, ...terminalTexts(report)], report)).toEqual([])
    },
  )
})
