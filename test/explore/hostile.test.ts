import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { answered, exploreMaker, pageMaker } from '../../src/pipeline.ts'
import { writeHostile } from '../hostile/hostile-folder.ts'
import { inquiryOf, lend, watch } from './explore-page.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konkyo-hostile-'))
  const plan = await writeHostile(folder)
  const whole = await answered(inquiryOf(['results'], plan, folder))
  const page = pageMaker()
  for (const volume of ['body', 'evidence'] as const)
    await writeFile(join(folder, `${volume}.html`), await page(whole.report, volume, createLanguage('en')))
  await writeFile(join(folder, 'explore.html'), await exploreMaker(whole, 'en')())
}, 300_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

it('pages of hostile files and plans run nothing and ask for nothing', { timeout: 300_000 }, async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html'))
  expect(names).toHaveLength(3)
  const told: string[] = []
  await lend(async (browser) => {
    for (const name of names) {
      const { page, requests, complaints } = await watch(browser)
      const dialogs: string[] = []
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message())
        void dialog.dismiss()
      })
      const url = pathToFileURL(join(folder, name)).href
      await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
      if (name === 'explore.html')
        await page.waitForFunction(() => document.body.dataset['state'] === 'whole', { timeout: 120_000, polling: 100 })
      const foreign = requests.filter((request) => request !== url && !/^(?:data|blob):/.test(request))
      expect({ name, foreign, dialogs, complaints }).toEqual({ name, foreign: [], dialogs: [], complaints: [] })
      told.push((await page.evaluate(() => document.body.textContent)) ?? '')
      await page.close()
    }
  })
  for (const text of told) expect(text).toContain('`backtick` = equals')
})
