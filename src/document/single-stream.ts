import type { Language } from '../i18n/language.ts'
import type { Report, SingleStream, Symptom } from '../model/report.ts'
import { type Block, body, bullets, type Cell, cell, filled, type Section, sectionOf, tableOf } from './block.ts'
import { noteTexts } from './meanings.ts'
import { listed } from './shown.ts'
import { columnsIn } from './columns.ts'
import type { Edition } from './edition.ts'

/** Tests that the document names; report.json has all of them. */
const testsShown = 40
/** Tests that are read aloud. */
const testsRead = 3
/** Tests that a symptom names. */
const namesShown = 3

/** `gpt-oss:20b, pp512`: the model and the test, as far as the file tells them. */
export const testText = ({ model, name, streams }: SingleStream, { list, say }: Language): string =>
  list([
    model ?? say('model.unknown'),
    ...(name === null ? [] : [name]),
    ...(streams > 1 ? [say('single.streams', { streams })] : []),
  ])

const refOf = (report: Report, test: SingleStream): string => `singleStream/${report.singleStream.indexOf(test)}`

/** A mean with the spread of its repeats; a dash for what was not timed. */
export const meanCell = (
  timing: SingleStream['timings']['total'],
  kind: 'latency' | 'rate',
  ref: string,
  { value, say }: Language,
): Cell => {
  if (!timing) return cell('—')
  const mean = value(timing.mean, kind)
  const text = timing.std === null ? mean : say('single.spread', { mean, std: value(timing.std, kind) })
  return cell(text, { ref: `${ref}/mean` })
}

const firstTokenCell = (test: SingleStream, ref: string, language: Language): Cell =>
  test.firstToken === null
    ? meanCell(test.timings.ttft, 'latency', `${ref}/timings/ttft`, language)
    : cell(language.say('single.about', { value: language.value(test.firstToken, 'latency') }), {
        ref: `${ref}/firstToken`,
      })

/** Repeats that stand in the averages. */
const countedOf = ({ repeats, cold }: SingleStream): number =>
  cold < repeats.succeeded ? repeats.succeeded - cold : repeats.succeeded

const rateTable = (edition: Edition, tests: readonly SingleStream[]): Block => {
  const { report } = edition
  const { named, left, right } = columnsIn<SingleStream>(edition)
  const timing = (metric: keyof SingleStream['timings'], kind: 'latency' | 'rate') => (test: SingleStream) =>
    meanCell(test.timings[metric], kind, `${refOf(report, test)}/timings/${metric}`, edition)
  const columns = [
    named('single.column.test', (test) => testText(test, edition)),
    left('single.column.engine', ({ engine }) => engine ?? '—'),
    right('single.metric.promptRate', timing('promptRate', 'rate')),
    right('single.metric.generationRate', timing('generationRate', 'rate')),
    right('single.column.firstToken', (test) => firstTokenCell(test, refOf(report, test), edition)),
    right('single.column.total', timing('total', 'latency')),
    right('single.column.repeats', (test) => edition.value(countedOf(test), 'count')),
  ]
  const more = report.singleStream.length - tests.length
  const notes = [
    more > 0 && edition.say('single.more', { count: more }),
    tests.some(({ firstToken }) => firstToken !== null) && edition.say('single.note.firstToken'),
    noteTexts(report.singleStream, edition),
  ]
  return tableOf(edition.say('single.table.rates'), tests, columns, { dense: true, notes })
}

const parts = ['load', 'prompt', 'generation', 'rest'] as const

/** Where the time of a request goes. */
const partTable = (edition: Edition, tests: readonly SingleStream[]): readonly Block[] => {
  const { named, right, number } = columnsIn<SingleStream>(edition, (test) => refOf(edition.report, test))
  const partCell = (test: SingleStream, part: (typeof parts)[number]): Cell => {
    const seconds = part === 'rest' ? test.rest : (test.timings[part]?.mean ?? null)
    const text = edition.say('single.part', { seconds, share: test.shares[part] })
    return cell(text, { ref: `${refOf(edition.report, test)}/shares/${part}` })
  }
  const columns = [
    named('single.column.test', (test) => testText(test, edition)),
    ...parts.map((part) => right(`single.column.${part}`, (test) => partCell(test, part))),
    number('single.column.total', 'timings/total/mean', 'latency'),
  ]
  const whole = tests.filter(({ rest }) => rest !== null)
  return filled(tableOf(edition.say('single.table.parts'), whole, columns, { dense: true }))
}

/** Symptom, cause and first action, of those that the numbers show, with the tests that show them. */
const symptomTable = (edition: Edition, tests: readonly SingleStream[]): readonly Block[] => {
  const { named, left } = columnsIn<Symptom>(edition)
  const shown = [...new Set(tests.flatMap(({ symptoms }) => symptoms))]
  const testsWith = (symptom: Symptom): string => {
    const own = tests.filter(({ symptoms }) => symptoms.includes(symptom)).map((test) => testText(test, edition))
    return listed(own, namesShown, 'finding.more', edition).join('\n')
  }
  const columns = [
    named('single.column.sign', (one) => edition.say(`symptom.${one}.sign`)),
    left('single.column.tests', (one) => testsWith(one)),
    left('single.column.cause', (one) => edition.say(`symptom.${one}.cause`)),
    left('single.column.action', (one) => edition.say(`symptom.${one}.action`)),
  ]
  return filled(tableOf(edition.say('single.table.symptoms'), shown, columns, { dense: true }))
}

/** What a test means for a chat, and for answers out of documents. */
export const readings = (edition: Edition): readonly Block[] => {
  const { singleStream: tests } = edition.report
  const told = tests.slice(0, testsRead).flatMap((test) => {
    const wait = test.timings.ttft?.mean ?? test.firstToken
    const rate = test.streams === 1 ? test.timings.generationRate?.mean : undefined
    if (wait === null || rate === undefined) return []
    const values = { test: testText(test, edition), wait, rate }
    return [
      edition.say('single.reading.chat', values),
      ...(test.tokens.prompt !== null && test.timings.promptRate
        ? [edition.say('single.reading.rag', { tokens: test.tokens.prompt, rate: test.timings.promptRate.mean })]
        : []),
      ...(test.cold > 0 ? [edition.say('single.reading.cold', { cold: test.cold, load: test.coldLoad })] : []),
    ]
  })
  return bullets(told)
}

/** Tests of one stream: what a model and a GPU are like for one person, and what the numbers point to. Never how many they serve. */
export const singleStream = (edition: Edition): readonly Section[] => {
  const tests = edition.report.singleStream.slice(0, testsShown)
  if (tests.length === 0) return []
  return sectionOf('single-stream', edition.say('section.singleStream'), [
    body(edition.say('single.text')),
    rateTable(edition, tests),
    edition.report.decisions.length > 0 && readings(edition),
    partTable(edition, tests),
    symptomTable(edition, tests),
  ])
}
