import { expect, it } from 'vitest'
import { ask, vllmRecord, type Dump } from './dump.ts'

const folder = (name: string, gaps: Readonly<Record<number, number>>): Dump =>
  Object.fromEntries(
    Object.entries(gaps).map(([level, itlP99]) => [
      `${name}/conc${level}.json`,
      vllmRecord({ concurrency: Number(level), prompts: 2000, tpot: itlP99 / 2, itlP99 }),
    ]),
  )

const a = folder('deploy-a', { 4: 30, 8: 40, 16: 60, 32: 90 })
const b = folder('deploy-b', { 4: 50, 8: 70, 16: 100, 32: 150 })
const c = folder('deploy-c', { 4: 12 })

const renamed = (dump: Dump, name: string): Dump =>
  Object.fromEntries(Object.entries(dump).map(([path, content]) => [path.replace(/^deploy-./, name), content]))

const answers = async (dump: Dump) =>
  (await ask(dump)).series.map(({ variant, capacity }) => [
    variant['place'],
    capacity.status,
    capacity.maxConcurrency,
    capacity.firstFailing,
  ])

it('02: three deployments in three folders are three answers, although one has a single level', async () => {
  expect(await answers({ ...a, ...b, ...c })).toEqual([
    ['deploy-a', 'rightCensored', 32, null],
    ['deploy-b', 'bracketed', 16, 32],
    ['deploy-c', 'rightCensored', 4, null],
  ])
})

it('02b: and the first two of them as before', async () => {
  expect(await answers({ ...a, ...b })).toEqual([
    ['deploy-a', 'rightCensored', 32, null],
    ['deploy-b', 'bracketed', 16, 32],
  ])
})

it('02: the same files in run-1, run-2 and run-3 are repeats', async () => {
  const { series } = await ask({ ...renamed(a, 'run-1'), ...renamed(b, 'run-2'), ...renamed(c, 'run-3') })
  expect(series.map(({ points }) => points.map(({ runs }) => runs.length))).toEqual([[3, 2, 2, 2]])
})
