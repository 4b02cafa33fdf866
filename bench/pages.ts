import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentOf } from '../src/document/document.ts'
import { groundsIn } from '../src/document/trail/leaves.ts'
import { createLanguage } from '../src/i18n/language.ts'
import { locales } from '../src/i18n/locale.ts'
import { answer } from '../src/pipeline.ts'
import { version } from '../src/version.ts'
import { inTurns, type Row } from './measure.ts'
import { writeSeries } from './many-runs.ts'
import { editionOf } from '../src/document/edition.ts'

const sample = ['fixtures/sample', 'fixtures/sample/konkyo.yaml'] as const

/** The charts of both volumes in both languages, each once. */
const chartsOf = async (path: string, planPath?: string): Promise<readonly string[]> => {
  const stamp = { version, now: '2026-09-01T00:00:00Z' }
  const report = await answer({ paths: [path], cwd: process.cwd(), planPath, flags: {}, stamp })
  const grounds = groundsIn(report)
  const blocks = locales.flatMap((locale) =>
    (['body', 'evidence'] as const).flatMap((volume) =>
      documentOf(editionOf(report, createLanguage(locale)), volume, grounds).sections.flatMap(
        (section) => section.blocks,
      ),
    ),
  )
  return [...new Set(blocks.flatMap((block) => (block.kind === 'figure' ? JSON.stringify(block.drawing.spec) : [])))]
}

/** Both languages as pages against the drawing of their charts alone. */
const against = async (
  folder: string,
  {
    name,
    path,
    plan,
    format,
  }: { readonly name: string; readonly path: string; readonly plan?: string; readonly format: string },
) => {
  const charts = await chartsOf(path, plan)
  const file = join(folder, `${name}.charts.json`)
  writeFileSync(file, `[${charts.join()}]`)
  const report = ['dist/cli.js', 'report', path, ...(plan ? ['-p', plan] : []), '-q', '--format', format]
  const [ours = 0, floor = 0] = inTurns([
    [...report, '-o', join(folder, name)],
    ['bench/draw-charts.mjs', file],
  ])
  return { ours, floor, charts: charts.length }
}

const sizes = (folder: string, name: string): readonly Row[] =>
  readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.`) && file.endsWith('.html'))
    .toSorted()
    .map((file) => {
      const kilobytes = statSync(join(folder, file)).size / 1024
      return { what: file, measured: `${kilobytes.toFixed(0)} kB`, bar: { value: kilobytes, most: 1024 } }
    })

/** The bar of many runs allows half a second beside the charts. */
const beside = 0.5

export const pages = async (folder: string): Promise<readonly Row[]> => {
  const one = await against(folder, { name: 'sample', path: sample[0], plan: sample[1], format: 'html' })
  const path = writeSeries(join(folder, 'series'), 1000, 20)
  const many = await against(folder, { name: 'many', path, format: 'json,html' })
  const megabytes = statSync(join(folder, 'many.report.json')).size / 1e6
  return [
    {
      what: 'sample, HTML of both languages',
      measured: `${one.ours.toFixed(2)} s, ${one.charts} charts alone ${one.floor.toFixed(2)} s`,
      bar: { value: one.ours / one.floor, most: 2 },
    },
    ...sizes(folder, 'sample'),
    {
      what: '1,000 files in 20 series, JSON and HTML of both languages',
      measured: `${many.ours.toFixed(2)} s, ${many.charts} charts alone ${many.floor.toFixed(2)} s`,
      bar: { value: (many.ours - beside) / many.floor, most: 1.5 },
    },
    { what: 'report.json of these, MB', measured: `${megabytes.toFixed(2)} MB`, bar: { value: megabytes, most: 4 } },
  ]
}
