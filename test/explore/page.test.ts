import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { type Standing, standings } from '../../src/model/report.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import {
  answered,
  asJson,
  asked,
  differences,
  inquiryOf,
  lend,
  listen,
  pageFile,
  settled,
  toldBy,
  watch,
  type Watched,
} from './explore-page.ts'
import { someSettings } from './some-settings.ts'

const paths = ['fixtures/course']

/** One browser and one folder for all tests of this file. */
let browser: Browser
let folder: string
let url: string
let close: () => void

beforeAll(
  async () =>
    new Promise<void>((ready, failed) => {
      const done = new Promise<void>((resolve) => {
        close = resolve
      })
      withTemporaryFolder('konkyo-explore', async (made) =>
        lend(async (lent) => {
          browser = lent
          folder = made
          url = await pageFile(inquiryOf(paths), folder)
          ready()
          await done
        }),
      ).catch(failed)
    }),
)
afterAll(() => close())

const opened = async (link = '', from = url): Promise<Watched> => {
  const watched = await watch(browser)
  await listen(watched.page)
  await watched.page.goto(from + link)
  await settled(watched.page)
  return watched
}

const type = async (page: Page, selector: string, text: string): Promise<void> => {
  await page.click(selector, { count: 3 })
  await page.type(selector, text)
}

/** The plan that the page would save. */
const savedPlan = async (page: Page): Promise<string> => {
  await page.evaluate(() => {
    const made = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (blob) => {
      void (blob as Blob).text().then((text) => Object.assign(globalThis, { saved: text }))
      return made(blob)
    }
  })
  await page.click('[data-action="save"]')
  await page.waitForFunction(() => Reflect.has(globalThis, 'saved'))
  return page.evaluate(() => String(Reflect.get(globalThis, 'saved')))
}

describe('the explore page', () => {
  it('answers as the command line does, whatever is asked, and asks nobody else', async () => {
    const { page, requests, complaints } = await opened()
    expect(differences(await toldBy(page), asJson(await answered(paths, '{}', folder)))).toEqual([])
    for (let seed = 1; seed <= 4; seed++) {
      const plan = someSettings(seed)
      expect(differences(await asked(page, plan), asJson(await answered(paths, plan, folder)))).toEqual([])
    }
    expect(requests.map((request) => request.replace(/^blob:.*/, 'blob:'))).toEqual([url, 'blob:'])
    expect(complaints).toEqual([])
  })

  it('takes what is typed; the plan it saves and its link ask the same again', async () => {
    const { page } = await opened()
    await type(page, '[data-limit="p99 TTFT"]', '1500')
    await type(page, '[data-field="interval"]', '10s, 60s')
    await type(page, '[data-field="users"]', '100')
    await page.waitForFunction(() => location.hash.includes('users'))
    const told = await toldBy(page)
    const plan = await savedPlan(page)
    expect(plan).toContain('ttft.p99<=1500ms')
    expect(differences(told, asJson(await answered(paths, plan, folder)))).toEqual([])
    const link = await page.evaluate(() => location.hash)
    const again = await opened(link)
    expect(await toldBy(again.page)).toEqual(told)
  })

  it('has no column of costs for servers that nobody gave a price of', async () => {
    const own = await mkdtemp(join(folder, 'ugly-'))
    const plan = 'sla: ttft.p99<=20s\ndemand: { interval: 30s, users: 100 }'
    const link = `#${new URLSearchParams({ lang: 'en', plan })}`
    const { page } = await opened(link, await pageFile(inquiryOf(['fixtures/sample/1xRTX5090/in256_out256']), own))
    const shown = await page.evaluate(() => document.body.innerText)
    expect(shown).toContain('Servers for each demand')
    expect(shown).not.toContain('Monthly cost')
  })

  it('lets a pointer drag a limit in its chart, and its field and the answer follow', async () => {
    const own = await mkdtemp(join(folder, 'ugly-'))
    const { page } = await opened('', await pageFile(inquiryOf(['fixtures/ugly']), own))
    const grip = (await page.$('[data-limit-line="ttft.p99"] .grip'))!
    await grip.scrollIntoView()
    const { x, y, width } = (await grip.boundingBox())!
    await page.mouse.move(x + width / 2, y)
    await page.mouse.down()
    await page.mouse.move(x + width / 2, y + 40, { steps: 4 })
    const shownAs = await page.$eval('[data-limit-line="ttft.p99"] text', ({ textContent }) => textContent)
    await page.mouse.up()
    const told = await toldBy(page)
    const typed = await page.$eval('[data-limit="p99 TTFT"]', (box) => (box as HTMLInputElement).value)
    expect(Number(typed)).toBeLessThan(3000)
    expect(shownAs?.replaceAll('\u00a0', ' ')).toContain(
      Number(typed) < 1000 ? `${typed} ms` : `${Number(typed) / 1000} s`,
    )
    const plan = `sla: ttft.p99<=${typed}ms,itl.p99<=120ms\n`
    expect(differences(told, asJson(await answered(['fixtures/ugly'], plan, folder)))).toEqual([])
  })

  it('draws a percentile that no result has by the one that decided, and names it', async () => {
    const own = await mkdtemp(join(folder, 'others-'))
    const inquiry = { ...inquiryOf(['fixtures/ugly']), flags: { sla: 'ttft.p98<=3s' } }
    const { page } = await opened('', await pageFile(inquiry, own))
    const titles = await page.$$eval('figcaption', (all) => all.map(({ textContent }) => textContent))
    expect(titles.length).toBeGreaterThan(0)
    expect(titles.every((title) => title?.includes('p99 TTFT'))).toBe(true)
  })

  it('draws the marks of the document and calls synthetic results so', async () => {
    const own = await mkdtemp(join(folder, 'marks-'))
    const { page } = await opened('', await pageFile(inquiryOf(['fixtures/ugly']), own))
    const [marks, legend, titles] = await page.evaluate(() =>
      ['figure > svg .series path', 'figure .legend', 'figcaption'].map((selector) =>
        Array.from(document.querySelectorAll(selector), (one) => one.getAttribute('class') ?? one.textContent),
      ),
    )
    const words = await page.$$eval('figure .legend', (all) => all.map(({ textContent }) => textContent).join(' '))
    expect(new Set(marks)).toEqual(new Set(standings.filter((one) => marks!.includes(one))))
    for (const one of new Set(marks as Standing[]))
      expect(
        ['ja', 'en'].some((locale) => words.includes(createLanguage(locale as 'ja').say(`chart.mark.${one}`))),
      ).toBe(true)
    expect(legend!.length).toBe(2 * titles!.length)
    for (const title of titles!) expect(title).toMatch(/synthetic|合成/)
  })

  it('begins with the answer on a phone, its tables as cards', async () => {
    const { page } = await opened()
    await page.setViewport({ width: 390, height: 800 })
    const [results, controls, display] = await page.evaluate(() => [
      document.getElementById('results')!.getBoundingClientRect().top,
      document.getElementById('controls')!.getBoundingClientRect().top,
      getComputedStyle(document.querySelector('#results td[data-label]')!).display,
    ])
    expect(results).toBeLessThan(400)
    expect(controls).toBeGreaterThan(Number(results))
    expect(display).toBe('flow-root')
    await page.click('#conditions')
    expect(await page.$eval('#controls', (one) => one.getBoundingClientRect().top)).toBeLessThan(800)
  })

  it('says what is wrong with a setting, and that the answer shown is not for it', async () => {
    const { page } = await opened()
    await type(page, '[data-field="interval"]', 'often')
    await page.waitForFunction(() => document.body.dataset['state'] === 'refused')
    expect(await page.$eval('#status', ({ textContent }) => textContent)).toMatch(/often/)
    expect(await page.$eval('#results td', (cell) => getComputedStyle(cell).textDecorationLine)).toBe('line-through')
  })

  it('never shows an old number as new: from the first key on it is struck through', async () => {
    const { page } = await opened()
    await page.focus('[data-field="interval"]')
    const at = await page.evaluate(() => {
      const box = document.activeElement as HTMLInputElement
      box.value = '7s'
      box.dispatchEvent(new Event('input'))
      return [document.body.dataset['state'], document.getElementById('results')!.getAttribute('aria-busy')]
    })
    expect(at).toEqual(['computing', 'true'])
    expect(await page.$eval('#results td', (cell) => getComputedStyle(cell).textDecorationLine)).toBe('line-through')
  })
})

/** What the page answers once files and folders were let go above it, as a file manager does. */
const dropped = async (page: Page, files: readonly string[]): Promise<unknown> => {
  const session = await page.createCDPSession()
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  await page.evaluate(() => (document.body.dataset['state'] = 'reading'))
  for (const step of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type: step, x: 300, y: 300, data })
  return toldBy(page)
}

describe('files dropped on the explore page', () => {
  it('are answered as the command line answers them', async () => {
    const { page } = await opened()
    const names = ['c1.json', 'c2.json', 'c8.json', 'broken.json']
    await mkdir(join(folder, 'some'), { recursive: true })
    for (const name of names) await cp(join('fixtures/ugly', name), join(folder, 'some', name))
    await page.$eval('#files', (details) => details.setAttribute('open', ''))
    const chosen = await page.$('[data-files="files"]')
    await page.evaluate(() => (document.body.dataset['state'] = 'reading'))
    await (chosen as { uploadFile: (...files: string[]) => Promise<void> } | null)!.uploadFile(
      ...names.toSorted().map((name) => join(folder, 'some', name)),
    )
    const told = await toldBy(page)
    const expected = await answered(names.toSorted(), '{}', folder, join(folder, 'some'))
    expect(differences(told, asJson(expected))).toEqual([])
  })

  it.each([
    ['files', ['broken.json', 'c1.json', 'c2.json']],
    ['a folder', ['some']],
    ['a folder and a file', ['c1.json', 'some']],
  ])('by hand are answered likewise: %s', async (_, names) => {
    const own = await mkdtemp(join(folder, 'dropped-'))
    for (const name of ['c1.json', 'c2.json', 'broken.json']) await cp(join('fixtures/ugly', name), join(own, name))
    await mkdir(join(own, 'some/inner'), { recursive: true })
    await cp('fixtures/ugly/c8.json', join(own, 'some/inner/c8.json'))
    await cp('fixtures/ugly/c4-again.json', join(own, 'some/c4.json'))
    const { page, complaints } = await opened()
    const told = await dropped(
      page,
      names.map((name) => join(own, name)),
    )
    expect(differences(told, asJson(await answered(names, '{}', folder, own)))).toEqual([])
    expect(complaints).toEqual([])
  })

  it('stay inert, whatever they call themselves', async () => {
    const { page, complaints } = await opened()
    const hostile = '<img src=x onerror="globalThis.hurt=1"><script>globalThis.hurt=1</script>'
    const run: unknown = JSON.parse(await readFile('fixtures/ugly/c1.json', 'utf8'))
    const file = join(folder, 'hostile.json')
    await writeFile(file, JSON.stringify({ ...(run as object), model_id: hostile }))
    await page.evaluate(() => (document.body.dataset['state'] = 'reading'))
    await page.$eval('#files', (details) => details.setAttribute('open', ''))
    const chosen = await page.$('[data-files="files"]')
    await (chosen as { uploadFile: (...files: string[]) => Promise<void> } | null)!.uploadFile(file)
    await settled(page)
    expect(await page.$eval('#results', ({ textContent }) => textContent)).toContain('<img src=x')
    expect(
      await page.evaluate(() => [Reflect.has(globalThis, 'hurt'), document.querySelectorAll('img').length]),
    ).toEqual([false, 0])
    expect(complaints).toEqual([])
  })
})

const faults = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(`if (!globalThis.axe) { ${axe.source} }`)
  const found = await page.evaluate(
    'axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`))',
  )
  return found as readonly string[]
}

describe('the explore page for everybody', () => {
  it.each(['light', 'dark'])(
    'has nothing that keeps people out: %s, on a phone, presented, in both languages',
    async (scheme) => {
      const { page } = await opened('#lang=en&gpus=4&plan=' + encodeURIComponent(someSettings(1)))
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      await page.setViewport({ width: 390, height: 800 })
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')))
      expect(await faults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      await page.keyboard.press('p')
      expect(await faults(page)).toEqual([])
      await page.click('#language')
      expect(await faults(page)).toEqual([])
      expect(await page.$eval('html', ({ lang }) => lang)).toBe('ja')
    },
  )
})
