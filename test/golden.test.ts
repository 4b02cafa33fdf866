import { readFile, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { locales } from '../src/i18n/locale.ts'
import { reportSchema } from '../src/model/report.ts'
import { withTemporaryFolder } from '../src/render/temporary-folder.ts'
import type { FileToWrite } from '../src/writing.ts'
import { parsePage } from './document/html.ts'
import {
  hollowWords,
  looseEnds,
  raggedTables,
  sharedNumbers,
  strangeMarkup,
  wrongReferences,
} from './document/page-faults.ts'
import { konkyo } from './e2e/konkyo.ts'
import { keptOf, makeSample, sampleFolder, sampleNames, sampleNow, type SampleName } from './samples.ts'

/** Made once for each sample, however many tests look at it. */
const made = new Map<SampleName, Promise<readonly FileToWrite[]>>()
const filesOf = (name: SampleName): Promise<readonly FileToWrite[]> => {
  const files = made.get(name) ?? makeSample(name)
  made.set(name, files)
  return files
}

const shown = (text = ''): string => text.slice(0, 200)

/** The first line that differs, short enough to read; the new version is left beside the old. */
const differenceFrom = async ({ path, content }: FileToWrite): Promise<string | null> => {
  const kept = `${sampleFolder}${path}`
  const [old, now] = [await readFile(kept, 'utf8').catch(() => ''), String(content)]
  if (old === now) {
    await rm(`${kept}.actual`, { force: true })
    return null
  }
  await writeFile(`${kept}.actual`, now)
  const [before, after] = [old.split('\n'), now.split('\n')]
  const line = after.findIndex((text, i) => text !== before[i])
  return [
    `reports/sample/${path} differs from line ${line + 1}; the new version is in ${path}.actual.`,
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
  it.each(sampleNames)('%s is as it was accepted', async (name) => {
    const kept = keptOf(name, await filesOf(name))
    expect(kept.length).toBe(name === 'sample' ? 3 : 1)
    expect(await Promise.all(kept.map(differenceFrom))).toEqual(kept.map(() => null))
  })

  it.each(
    sampleNames.flatMap((name) =>
      locales.flatMap((locale) => ['', '.evidence'].map((volume) => [name, locale, volume] as const)),
    ),
  )('%s.%s%s is a sound page whose numbers are those of its report.json', async (name, locale, volume) => {
    const contentOf = async (ending: string) =>
      String((await filesOf(name)).find(({ path }) => path === `${name}.${ending}`)?.content)
    const report = reportSchema.parse(JSON.parse(await contentOf('report.json')))
    const root = parsePage(await contentOf(`${locale}${volume}.html`))
    expect(strangeMarkup(root)).toEqual([])
    expect(hollowWords(root)).toEqual([])
    expect(looseEnds(root)).toEqual([])
    expect(raggedTables(root)).toEqual([])
    expect(sharedNumbers(root)).toEqual([])
    expect(wrongReferences(root, report, locale)).toEqual([])
  })

  it('come out the same when they are made again', async () => {
    expect(await makeSample('ugly')).toEqual(await filesOf('ugly'))
  })

  it('come out the same on a machine of another language and time zone', async () => {
    const [here, there] = await Promise.all([
      madeOn({ TZ: 'UTC', LANG: 'C' }),
      madeOn({ TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' }),
    ])
    expect(here).toHaveLength(5)
    expect(there).toEqual(here)
  })
})
