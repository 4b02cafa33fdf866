import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seriesLines } from '../../src/commands/init.ts'
import { answered } from '../../src/commands/subject.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import type { Report } from '../../src/model/report.ts'
import { someWorld } from './some-world.ts'
import { editionOf } from '../../src/document/edition.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konkyo-init-series-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A result of a server whose requests take 4 s whatever the load; no two are copies of one run. */
const result = (model: string, concurrency: number, more: Readonly<Record<string, unknown>> = {}) => {
  const own = [...JSON.stringify([model, concurrency, more])].reduce(
    (sum, sign, i) => sum + i * sign.codePointAt(0)!,
    0,
  )
  return {
    model_id: model,
    num_prompts: 100 * concurrency,
    max_concurrency: concurrency,
    completed: 100 * concurrency,
    duration: 400 + own / 1e6,
    request_throughput: (100 * concurrency) / (400 + own / 1e6),
    total_input_tokens: 100_000 * concurrency,
    total_output_tokens: 10_000 * concurrency,
    mean_ttft_ms: 100 + own / 1e5,
    p99_ttft_ms: 200,
    mean_tpot_ms: 39 + own / 1e6,
    mean_itl_ms: 39 + own / 1e6,
    p99_itl_ms: 50,
    mean_e2el_ms: 4000 + own / 1e3,
    ...more,
  }
}

type Files = Readonly<Record<string, object>>

const read = async (files: Files, plan?: string): Promise<Report> => {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'res', name)), { recursive: true })
    await writeFile(join(folder, 'res', name), JSON.stringify(content))
  }
  if (plan !== undefined) await writeFile(join(folder, 'plan.yaml'), plan)
  const { world } = someWorld({ cwd: folder })
  return answered({ paths: ['res'], ...(plan !== undefined && { plan: 'plan.yaml' }) }, world)
}

/** The lines with the # taken away, of all that have a value. */
const taken = (lines: readonly string[]): string =>
  lines
    .filter((line) => !/^# +\w+: +#/.test(line))
    .map((line) => line.replace('# ', ''))
    .slice(1)
    .join('\n')

const answersOf = ({ series }: Report) =>
  series.map(({ model, layout, workload, variant, capacity, headroom }) => {
    const lengths = [workload.inputTokens, workload.outputTokens, workload.kind]
    return [model, layout.name, lengths, variant, capacity.maxConcurrency, headroom?.arrivalRate]
  })

const matches = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => /match: "(.*)"/.exec(line)?.[1] ?? [])

const levels = [4, 8, 16]

const layouts: Readonly<Record<string, { readonly files: Files; readonly globs: readonly string[] }>> = {
  'two models in one folder, by names of which one begins as the other': {
    files: Object.fromEntries(
      ['m', 'm-fp8'].flatMap((model) => levels.map((level) => [`${model}-c${level}.json`, result(model, level)])),
    ),
    globs: ['res/m-c*.json', 'res/m-fp8-c*.json'],
  },
  'one above the folders of others': {
    files: {
      ...Object.fromEntries(levels.map((level) => [`c${level}.json`, result('above', level)])),
      ...Object.fromEntries(levels.map((level) => [`one/c${level}.json`, result('one', level)])),
      ...Object.fromEntries(levels.map((level) => [`one/two/c${level}.json`, result('two', level)])),
    },
    globs: ['res/*', 'res/one/*', 'res/one/two/**'],
  },
  'names that tell nothing': {
    files: Object.fromEntries(
      [0, 1, 2, 3, 4, 5].map((i) => [`run {${i}}.json`, result(i % 2 ? 'odd' : 'even', levels[i >> 1]!)]),
    ),
    globs: ['res/run \\\\{0\\\\}.json', 'res/run \\\\{2\\\\}.json', 'res/run \\\\{4\\\\}.json'],
  },
  'lengths that were sent together': {
    files: Object.fromEntries(
      levels.map((level) => [`c${level}.json`, result('m', level, { mix: '256,256:80;4096,100:20', gpu: 'H100' })]),
    ),
    globs: ['res/**'],
  },
  'several lengths of one model': {
    files: Object.fromEntries(
      levels.flatMap((level) =>
        [1000, 2000].map((length) => {
          const tokens = { input_len: length, output_len: 100, total_input_tokens: length * 100 * level }
          return [`in${length}_out100_c${level}.json`, result('m', level, tokens)]
        }),
      ),
    ),
    globs: ['res/in1000_out100_c*.json', 'res/in2000_out100_c*.json'],
  },
  'two models in one file': {
    files: { 'all.json': ['a', 'b'].flatMap((model) => levels.map((level) => result(model, level, { gpu: 'H100' }))) },
    globs: ['res/**'],
  },
  'a run that belongs to no series beside them': {
    files: {
      ...Object.fromEntries(levels.map((level) => [`c${level}.json`, result('m', level)])),
      'free.json': result('other', 4, { max_concurrency: null, request_rate: 'inf' }),
    },
    globs: ['res/c*.json'],
  },
}

describe('seriesLines', () => {
  it.each(Object.entries(layouts))('relabels nothing when the # is taken away: %s', async (_, { files, globs }) => {
    const report = await read(files)
    for (const locale of ['en', 'ja'] as const) {
      const lines = seriesLines(editionOf(report, createLanguage(locale)))
      expect(matches(lines)).toEqual(expect.arrayContaining([...globs]))
      const planned = await read(files, taken(lines))
      expect(planned.unmet).toEqual([])
      expect(answersOf(planned)).toEqual(answersOf(report))
    }
  })

  it('states of series in one file what they share, and says so', async () => {
    const lines = seriesLines(editionOf(await read(layouts['two models in one file']!.files), createLanguage('en')))
    expect(lines.filter((line) => /model:|gpu:|share/.test(line))).toEqual([
      '#   # These lie in the same files: only what all of them share can be stated.',
      '#     gpu: "H100"    # found',
    ])
  })

  it('offers the mix of what was sent together, and no lengths', async () => {
    const report = await read(layouts['lengths that were sent together']!.files)
    const lines = seriesLines(editionOf(report, createLanguage('en')))
    expect(lines).toContain('#     mix: "256,256:80;4096,100:20"    # found')
    expect(lines.filter((line) => /putTokens:/.test(line))).toEqual([])
  })

  it('leaves lengths that were only measured a blank, with their mean', async () => {
    const report = await read({ 'c4.json': result('m', 4) })
    expect(seriesLines(editionOf(report, createLanguage('en')))).toContain(
      '#     inputTokens:    # not in the files; 1,000 on average',
    )
    expect(seriesLines(editionOf(report, createLanguage('ja')))).toContain(
      '#     outputTokens:    # 記録なし(実測平均 100)',
    )
  })

  it('is nothing where no series was found', async () => {
    const report = await read({ 'free.json': result('m', 4, { max_concurrency: null, request_rate: 'inf' }) })
    expect(seriesLines(editionOf(report, createLanguage('en')))).toEqual([])
  })
})
