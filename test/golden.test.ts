import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { locales } from '../src/i18n/locale.ts'
import { volumes } from '../src/document/block.ts'
import { createLanguage } from '../src/i18n/language.ts'
import { reportSchema } from '../src/model/report.ts'
import { pageMaker } from '../src/pipeline.ts'
import { withTemporaryFolder } from '../src/render/temporary-folder.ts'
import { parsePage } from './document/html.ts'
import {
  hollowWords,
  looseEnds,
  raggedTables,
  sharedNumbers,
  strangeMarkup,
  touchingWords,
  wrongReferences,
} from './document/page-faults.ts'
import { konkyo } from './e2e/konkyo.ts'
import {
  jsonText,
  kept,
  makeSample,
  sampleFolder,
  sampleNames,
  sampleNow,
  samplePage,
  sampleReports,
} from './samples.ts'

const shown = (text = ''): string => text.slice(0, 200)

/** The first line that differs, short enough to read; the new version is left beside the old. */
const differenceFrom = async (name: string, now: string): Promise<string | null> => {
  const path = `${sampleFolder}${name}`
  const old = await readFile(path, 'utf8').catch(() => '')
  if (old === now) {
    await rm(`${path}.actual`, { force: true })
    return null
  }
  await writeFile(`${path}.actual`, now)
  const [before, after] = [old.split('\n'), now.split('\n')]
  const line = after.findIndex((text, i) => text !== before[i])
  return [
    `reports/sample/${name} differs from line ${line + 1}; the new version is in ${name}.actual.`,
    `- ${shown(before[line])}`,
    `+ ${shown(after[line])}`,
    'Read the difference; if it is meant, accept it with: npm run samples',
  ].join('\n')
}

/** Contents of what the built program makes of the ugly folder on such a machine. */
const madeOn = (env: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  withTemporaryFolder('konkyo-test', async (folder) => {
    const flags = ['--interval', '3s', '--now', sampleNow, '--format', 'json,html', '-q', '-o', `${folder}/ugly`]
    const { code, out } = await konkyo(['report', 'fixtures/ugly', ...flags], { env })
    expect(code).toBe(0)
    return Promise.all(out.map((path) => readFile(path, 'utf8')))
  })

describe('the samples', () => {
  it.each(Object.entries(kept))('%s is as it was accepted', async (name, make) => {
    expect(await differenceFrom(name, await make())).toBeNull()
  })

  it('are these files and no others', async () => {
    const files = (await readdir(sampleFolder)).filter((name) => !name.endsWith('.actual'))
    expect(files.toSorted()).toEqual(Object.keys(kept).toSorted())
  })

  const everyPage = sampleNames.flatMap((name) =>
    volumes.flatMap((volume) => locales.map((locale) => [name, volume, locale] as const)),
  )
  it.each(everyPage)(
    '%s, its %s in %s, is a sound page whose numbers are those of its report.json',
    async (name, volume, locale) => {
      const report = reportSchema.parse(JSON.parse(jsonText(await sampleReports[name]())))
      const root = parsePage(await samplePage(name, volume, locale))
      expect(strangeMarkup(root)).toEqual([])
      expect(hollowWords(root)).toEqual([])
      expect(touchingWords(root)).toEqual([])
      expect(looseEnds(root)).toEqual([])
      expect(raggedTables(root)).toEqual([])
      expect(sharedNumbers(root)).toEqual([])
      expect(wrongReferences(root, report, locale)).toEqual([])
    },
  )

  it('come out the same when they are made again', async () => {
    const again = await makeSample('ugly')
    expect(jsonText(again)).toBe(jsonText(await sampleReports.ugly()))
    const html = pageMaker()
    for (const volume of volumes)
      for (const locale of locales)
        expect(await html(again, volume, createLanguage(locale))).toBe(await samplePage('ugly', volume, locale))
  })

  it('come out the same of the built program on a machine of another language and time zone', async () => {
    const there = await madeOn({ TZ: 'Pacific/Apia', LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' })
    const pages = locales.flatMap((locale) => volumes.map((volume) => samplePage('ugly', volume, locale)))
    const here = [jsonText(await sampleReports.ugly()), ...(await Promise.all(pages))]
    expect(here).toHaveLength(5)
    expect(there).toEqual(here)
  })
})
