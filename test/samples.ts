import type { Volume } from '../src/document/block.ts'
import { createLanguage } from '../src/i18n/language.ts'
import { locales, type Locale } from '../src/i18n/locale.ts'
import { jsonLines } from '../src/model/report-json.ts'
import type { Report } from '../src/model/report.ts'
import { answer, pageMaker } from '../src/pipeline.ts'
import { version } from '../src/version.ts'
import { eachOnce } from './each-once.ts'

const cwd = new URL('../', import.meta.url).pathname

/** Where the samples are kept, with a slash at the end. */
export const sampleFolder = new URL('../reports/sample/', import.meta.url).pathname

export const sampleNow = '2026-09-30T00:00:00Z'

/** What each sample asks of which fixture. */
const samples = {
  sample: { plan: 'fixtures/sample/konkyo.yaml', flags: {} },
  course: { plan: undefined, flags: { interval: '3s' } },
  ugly: { plan: undefined, flags: { interval: '3s' } },
} as const

export type SampleName = keyof typeof samples

export const sampleNames = Object.keys(samples) as readonly SampleName[]

/** The report of a fixture, made anew. */
export const makeSample = (name: SampleName): Promise<Report> => {
  const { plan, flags } = samples[name]
  const stamp = { version, now: new Date(sampleNow).toISOString() }
  return answer({ paths: [`fixtures/${name}`], cwd, planPath: plan && `${cwd}${plan}`, flags, stamp })
}

/** The same, made once for all tests. */
export const sampleReports = eachOnce({
  sample: () => makeSample('sample'),
  course: () => makeSample('course'),
  ugly: () => makeSample('ugly'),
})

const pages = pageMaker()

/** Its page, made once too. */
export const samplePage = async (name: SampleName, volume: Volume, locale: Locale): Promise<string> =>
  pages(await sampleReports[name](), volume, createLanguage(locale))

export const jsonText = (report: Report): string => Array.from(jsonLines(report), (line) => `${line}\n`).join('')

/** What is kept for people to look at, by file: each report without its trails, which are most of it, and the body of one. */
export const kept: Readonly<Record<string, () => Promise<string>>> = Object.fromEntries([
  ...sampleNames.map(
    (name) => [`${name}.report.json`, async () => jsonText({ ...(await sampleReports[name]()), trails: {} })] as const,
  ),
  ...locales.map((locale) => [`sample.${locale}.html`, () => samplePage('sample', 'body', locale)] as const),
])
