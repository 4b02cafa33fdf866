import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { revisionText } from '../../src/document/revision-text.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { batchFolder, someResult } from '../commands/batch-folder.ts'
import { konkyo } from './konkyo.ts'

const plans = Array.from({ length: 100 }, (_, i) => `p${i}`)
const levels = [8, 16, 32, 64]

/** Those whose answers are looked at; runs of five seconds are not judged, which is quick. */
const told: ReadonlySet<string> = new Set(['p7', 'p11', 'p23', 'p42'])

const result = (plan: string, repeat: number, level: number): string => `results/${plan}/c${level}-r${repeat}.json`

/** Bytes and time of every document. */
const documentsIn = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.report.json')).toSorted()
  const read = names.map(async (name) => {
    const [{ mtimeMs }, text] = [await stat(join(folder, name)), await readFile(join(folder, name), 'utf8')]
    return [name.replace('.report.json', ''), `${mtimeMs} ${text}`] as const
  })
  return new Map(await Promise.all(read))
}

it('a day: of 100 plans over 2,000 files only the right documents change, and each says how its answer moved', async (context) => {
  const { folder, put, batch, report } = await batchFolder(context, konkyo)
  const written = plans.map(async (plan) => {
    for (let repeat = 0; repeat < 5; repeat += 1)
      for (const level of levels) {
        const more = told.has(plan) ? { seed: repeat } : { seed: repeat, duration: 5 }
        await put(result(plan, repeat, level), someResult(level, 32 + repeat / 100, more))
      }
    await put(`plans/${plan}.yaml`, `inputs: ../results/${plan}\nout: ../reports/${plan}\nformats: json\nlang: en\n`)
  })
  await Promise.all(written)
  const changedBy = async (act: () => Promise<void>) => {
    const before = await documentsIn(join(folder, 'reports'))
    await act()
    const outcome = await batch('plans')
    const after = await documentsIn(join(folder, 'reports'))
    return { outcome, changed: [...after.keys()].filter((name) => before.get(name) !== after.get(name)) }
  }
  const lastOf = async (plan: string): Promise<string> => {
    const last = (await report(`reports/${plan}`)).revisions.at(-1)
    return last ? revisionText(last, createLanguage('en')) : ''
  }

  expect((await batch('plans')).of('summary')).toMatchObject([{ made: 100, unchanged: 0, failed: 0, exitCode: 0 }])
  const second = await changedBy(async () => undefined)
  expect(second.outcome.of('summary')).toMatchObject([{ made: 0, unchanged: 100, failed: 0, exitCode: 0 }])
  expect(second.changed).toEqual([])

  const added = await changedBy(async () => {
    for (let level = 33; level < 43; level += 1) await put(result('p7', 0, level), someResult(level, 32, { seed: 0 }))
  })
  expect(added.changed).toEqual(['p7'])
  expect(await lastOf('p7')).toContain('Runs: 10 added.')
  expect(await lastOf('p7')).toContain('Limit: ')

  const replaced = await changedBy(async () => put(result('p11', 2, 32), someResult(32, 16)))
  expect(replaced.changed).toEqual(['p11'])
  expect(await lastOf('p11')).toMatch(/^Runs: 1 replaced\..*Limit: .*32.* → .*16/)

  const deleted = await changedBy(async () => rm(join(folder, result('p23', 4, 64))))
  expect(deleted.changed).toEqual(['p23'])
  expect(await lastOf('p23')).toContain('Runs: 1 removed.')

  const broken = await changedBy(async () => put(result('p42', 0, 8), someResult(8, 32).slice(0, 400)))
  expect(broken.changed).toEqual(['p42'])
  expect(await lastOf('p42')).toContain('Runs: 1 removed.')

  const faulty = await changedBy(async () =>
    put('plans/p50.yaml', 'inputs: ../results/p50\nout: ../reports/p50\nslo: 3\n'),
  )
  expect(faulty.changed).toEqual([])
  expect([faulty.outcome.code, faulty.outcome.of('failed').map(({ plan }) => plan)]).toEqual([2, ['plans/p50.yaml']])
  expect(faulty.outcome.of('summary')).toMatchObject([{ made: 0, unchanged: 99, failed: 1 }])
}, 300_000)
