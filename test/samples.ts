import { jsonLines } from '../src/model/report-json.ts'
import { reportSchema } from '../src/model/report.ts'
import { answer, pageMaker, render } from '../src/pipeline.ts'
import { version } from '../src/version.ts'
import type { FileToWrite } from '../src/writing.ts'

const cwd = new URL('../', import.meta.url).pathname

/** Where the samples are kept, with a slash at the end. */
export const sampleFolder = new URL('../reports/sample/', import.meta.url).pathname

export const sampleNow = '2026-09-30T00:00:00Z'

/** What each sample asks of which fixture. */
export const samples = {
  sample: { plan: 'fixtures/sample/konkyo.yaml', flags: {} },
  course: { plan: undefined, flags: { interval: '3s' } },
  ugly: { plan: undefined, flags: { interval: '3s' } },
} as const

export type SampleName = keyof typeof samples

export const sampleNames = Object.keys(samples) as readonly SampleName[]

const print = async (): Promise<never> => {
  throw new Error('samples are not printed')
}

const isKept = (name: SampleName, path: string): boolean =>
  path.endsWith('.report.json') || (name === 'sample' && !path.includes('.evidence.'))

/** Trails are two thirds of a report and tested where they are made; what people review is the rest. */
const withoutTrails = (text: string): string => {
  const report = reportSchema.parse(JSON.parse(text))
  return [...jsonLines({ ...report, trails: {} }), ''].join('\n')
}

/** What is kept of a sample for people to review: its report without trails, and of one sample the body in each language. */
export const keptOf = (name: SampleName, files: readonly FileToWrite[]): readonly FileToWrite[] =>
  files
    .filter(({ path }) => isKept(name, path))
    .map(({ path, content }) => ({ path, content: path.endsWith('.json') ? withoutTrails(String(content)) : content }))

/** The documents of a fixture without the PDF, which no two browsers print alike; paths are names in the sample folder. */
export const makeSample = async (name: SampleName): Promise<readonly FileToWrite[]> => {
  const { plan, flags } = samples[name]
  const report = await answer({
    paths: [`fixtures/${name}`],
    cwd,
    planPath: plan && `${cwd}${plan}`,
    flags,
    stamp: { version, now: new Date(sampleNow).toISOString() },
  })
  return render({
    report,
    formats: ['json', 'html'],
    locales: ['ja', 'en'],
    target: name,
    workshop: { html: pageMaker(), print, explore: print },
  })
}
