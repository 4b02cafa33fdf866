import { readFileSync } from 'node:fs'
import { reportOf } from '../../src/analysis/report.ts'
import type { Facts } from '../../src/model/fact.ts'
import type { Report } from '../../src/model/report.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { factsOn, somePlan } from '../builders.ts'
import { elsewhere, stated } from '../document/elsewhere.ts'
import { someReport } from '../document/some-report.ts'
import { folderRead } from '../inputs/read-folder.ts'
import { comparison } from '../inputs/single-stream/comparison.ts'

const stamp = { version: '0', now: '2026-01-01T00:00:00Z' }

const answer = (generation: number): string =>
  JSON.stringify({
    model: 'm:8b',
    done: true,
    total_duration: 3e9,
    load_duration: 5e7,
    prompt_eval_count: 100,
    prompt_eval_duration: 4.5e8,
    eval_count: 50,
    eval_duration: generation,
  })

const oneStream = (): Report => {
  const files = { 'a.jsonl': [answer(2.4e9), answer(2.5e9)].join('\n'), 'c.json': comparison() }
  return reportOf(folderRead(files), somePlan(), stamp)
}

const scrape = (name: string): string =>
  readFileSync(new URL(`../../fixtures/prometheus/${name}`, import.meta.url), 'utf8')

const scraped = (): Report =>
  reportOf(folderRead({ 'before.prom': scrape('before.prom'), 'after.prom': scrape('after.prom') }), somePlan(), stamp)

const asking = (tokens: number): Facts => ({ ...factsOn(1), inputTokens: stated(tokens) })

const purchase = (): Report =>
  someReport(
    [
      ...elsewhere(someSweep('pppf'), asking(256), 1),
      ...elsewhere(someSweep('pppf'), asking(1024), 2, { tokens: { input: 1024, output: 256 } }),
    ],
    { plan: { demand: someDemand({ arrivalRates: [0.3] }) } },
  )

/** What stands beside the answer, or in place of one: tests of one stream, what a server says, what several answers take together. */
export const besideReports = { oneStream, scraped, purchase }
