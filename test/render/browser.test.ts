import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { withBrowser } from '../../src/render/browser.ts'
import { printPdf } from './lend-browser.ts'
import { fontFaces } from '../../src/render/fonts.ts'
import { renderSvg } from '../../src/render/svg.ts'
import { readPdf } from './read-pdf.ts'

const env = process.env
const seconds = 1000

const page = (lang: string, title: string, css: string, body: string) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title><style>${css}
  @page { size: A4; margin: 25mm; @bottom-right { content: counter(page) " / " counter(pages) } }
  html, svg { font-family: konkyo, sans-serif } td { font-family: konkyo-tabular, konkyo }</style></head><body>${body}</body></html>`

const run = promisify(execFile)

/** Browsers that this process has started: process numbers. */
const browsers = async (): Promise<readonly number[]> => {
  const { stdout } = await run('ps', ['-eo', 'pid=,ppid=,args='])
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s.*--remote-debugging-pipe/.exec(line) ?? [])
    .flatMap(([, pid, parent]) => (Number(parent) === process.pid ? [Number(pid)] : []))
}

/** Kills browsers, each a moment after it is seen, until that is enough. */
const killed = async (isEnough: (count: number) => boolean): Promise<void> => {
  const gone = new Set<number>()
  while (!isEnough(gone.size)) {
    const pid = (await browsers()).find((one) => !gone.has(one))
    await setTimeout(300)
    if (pid === undefined || isEnough(gone.size)) continue
    process.kill(pid, 'SIGKILL')
    gone.add(pid)
  }
}

/** A page that takes its time: some seconds for each ten thousand. */
const slow = (paragraphs: number) => page('en', 't', '', '<p>words of a paragraph</p>'.repeat(paragraphs))

const body = `<h1>設計根拠書</h1><p>同時実行数の上限は <b>128</b> である。TTFT ≤ 3 秒 → 適合</p>
  <h2>測定 Measurement</h2><p>Largest concurrency that meets the SLA</p>
  <table><tr><td>1,111</td></tr></table><h2 style="break-before: page">結論</h2><p>以上</p>`

/** All that a page may ask a server for. */
const references = (url: string) => `<link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}">
  <link rel="prefetch" href="${url}/prefetch"><link rel="preload" as="font" href="${url}/preload"><link rel="icon" href="${url}/icon">
  <link rel="manifest" href="${url}/manifest"><link rel="stylesheet" href="${url}/css"><img src="${url}/img" srcset="${url}/set 2x" alt="">
  <iframe src="${url}/frame"></iframe><iframe srcdoc="<img src='${url}/inner'>"></iframe><iframe src="data:text/html,<img src='${url}/data'>"></iframe>
  <object data="${url}/object"></object><embed src="${url}/embed"><video src="${url}/video" poster="${url}/poster"></video><audio src="${url}/audio" autoplay></audio>
  <svg><image href="${url}/image"/><use href="${url}/use#a"/></svg><script src="${url}/script"></script><form action="${url}/form"><input type="image" src="${url}/input"></form>
  <p style="background: url(${url}/style); font-family: there; cursor: url(${url}/cursor), auto">styled</p>`
const cssReferences = (url: string) =>
  `@import "${url}/import"; @font-face { font-family: there; src: url(${url}/font) } @page { @top-left { content: url(${url}/margin) } }`

describe('printPdf', () => {
  it('prints a document in Japanese and English as it should be kept', { timeout: 120 * seconds }, async () => {
    const { css } = await fontFaces(`${body} /0123456789`)
    const pdf = await readPdf(await printPdf(page('ja', '設計根拠書', css, body), { env }))
    expect(pdf.pages).toHaveLength(2)
    expect(pdf.pages[0]).toContain('同時実行数の上限は 128 である。TTFT ≤ 3 秒 → 適合')
    expect(pdf.pages[0]).toContain('Largest concurrency that meets the SLA')
    expect(pdf.pages[0]).toContain('1,111')
    expect(pdf.pages.map((text) => /\d \/ \d/.exec(text)?.[0])).toEqual(['1 / 2', '2 / 2'])
    expect(pdf.outline).toEqual(['設計根拠書', ' 測定 Measurement', ' 結論'])
    expect(pdf).toMatchObject({ title: '設計根拠書', language: 'ja', tagged: true, hasType3: false })
    expect(pdf.fonts).toEqual(['BIZUDPGothic-Bold', 'BIZUDPGothic-Regular'])
  })

  it('tells of a browser that does not start', { timeout: 60 * seconds }, async () => {
    const failing = printPdf('<p>x</p>', { browser: '/dev/null', env })
    await expect(failing).rejects.toBeInstanceOf(UserError)
    await expect(failing).rejects.toMatchObject({ code: 'browserFailed', values: { path: '/dev/null' } })
    await expect(failing).rejects.toThrow('EACCES')
  })
})

describe('withBrowser', () => {
  it('prints several documents with one browser', { timeout: 120 * seconds }, async () => {
    const chart = await renderSvg(
      {
        description: 'x',
        data: { values: [{ a: 1 }] },
        mark: 'bar',
        encoding: { x: { field: 'a', title: 'Requests' } },
      },
      'c',
    )
    const titles = await withBrowser({ env }, async ({ print }) => {
      const first = await readPdf(await print(page('ja', '一', '', '<h1>一</h1>')))
      const second = await readPdf(await print(page('en', 'Two', '', `<h1>Two</h1>${chart}`)))
      expect(second.pages.join('')).toContain('Requests')
      return [first, second].map(({ title, language }) => [title, language])
    })
    expect(titles).toEqual([
      ['一', 'ja'],
      ['Two', 'en'],
    ])
  })

  it('runs no script, asks no server and reads no file', { timeout: 120 * seconds }, async () => {
    const met: string[] = []
    const server = createServer((request, response) => {
      met.push(request.url ?? '')
      response.end()
    })
    server.on('connection', () => met.push('connection')).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}`
    const urls = [
      url,
      `http://localhost:${port}`,
      `ws://127.0.0.1:${port}`,
      `file://${fileURLToPath(import.meta.url)}?`,
    ]
    const hostile = `<meta http-equiv="refresh" content="0; url=${url}/refresh"><base href="${url}/base/"><img src="relative" alt="">
      ${urls.map(references).join('')}<iframe src="${import.meta.url}"></iframe>
      <p id="p">untouched</p><script>document.getElementById('p').textContent = 'changed'</script>`
    const pdf = await readPdf(await printPdf(page('en', 't', urls.map(cssReferences).join(''), hostile), { env }))
    server.close()
    expect(pdf.pages.join('')).toContain('untouched')
    expect(pdf.pages.join('')).not.toContain('hostile')
    expect(met).toEqual([])
  })

  it('gives the same bytes for the same page, alone or beside others', { timeout: 120 * seconds }, async () => {
    const html = page('ja', '設計根拠書', '', body)
    const alone = await printPdf(html, { env })
    const beside = await withBrowser({ env }, async ({ print }) =>
      Promise.all([print('<p>x</p>'), print(html), print(html), print(html)]),
    )
    expect(beside.slice(1).map((one) => Buffer.compare(one, alone))).toEqual([0, 0, 0])
  })

  it('starts nothing where nothing is printed', async () => {
    const before = await readdir(tmpdir())
    const during = await withBrowser({ env }, async () => readdir(tmpdir()))
    const profile = during.find((name) => name.startsWith('konkyo-profile') && !before.includes(name))
    expect(profile).toMatch(new RegExp(`-${process.pid}-`))
    expect(await readdir(tmpdir())).not.toContain(profile)
  })

  it('prints with a fresh browser what one that was killed did not', { timeout: 120 * seconds }, async () => {
    const pdf = await withBrowser({ env }, async ({ print }) => {
      await print('<p>ready</p>')
      const printing = print(slow(5000))
      await killed((count) => count === 1)
      return printing
    })
    expect((await readPdf(pdf)).pages[0]).toContain('words of a paragraph')
  })

  it('tells of a browser that is killed again', { timeout: 120 * seconds }, async () => {
    const failing = withBrowser({ env }, async ({ print }) => {
      await print('<p>ready</p>')
      let isOver = false
      const printing = print(slow(100_000)).finally(() => (isOver = true))
      await Promise.all([printing, killed(() => isOver)])
    })
    await expect(failing).rejects.toBeInstanceOf(UserError)
  })

  it('passes on what goes wrong outside the browser', { timeout: 60 * seconds }, async () => {
    const failing = withBrowser({ env }, async () => Promise.reject(new RangeError('ours')))
    await expect(failing).rejects.toThrow(RangeError)
  })
})
