import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import {
  launchArgs,
  locateBrowser,
  orBrowserFailed,
  printPdf,
  reasonOf,
  withBrowser,
} from '../../src/render/browser.ts'
import { fontFaces } from '../../src/render/fonts.ts'
import { renderSvg } from '../../src/render/svg.ts'
import { readPdf } from './read-pdf.ts'

describe('reasonOf', () => {
  it('prefers what the browser said to what puppeteer says', () => {
    const message = [
      'Failed to launch the browser process:  Code: 127',
      '',
      'stderr:',
      '/opt/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file',
      '',
      'TROUBLESHOOTING: https://pptr.dev/troubleshooting',
    ].join('\n')
    expect(reasonOf(new Error(message))).toBe(
      '/opt/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file',
    )
  })

  it('is the first line otherwise', () => {
    expect(reasonOf(new Error('\n  spawn EACCES\nmore'))).toBe('spawn EACCES')
  })

  it('copes with errors that say nothing', () => {
    expect(reasonOf(new Error(''))).toBe('unknown')
  })
})

describe('orBrowserFailed', () => {
  it('passes a result on', async () => {
    expect(await orBrowserFailed('/b', async () => 1)).toBe(1)
  })

  it('turns a failure into one that names the browser, and keeps the cause', async () => {
    const cause = new Error('crashed')
    const failing = orBrowserFailed('/b', async () => Promise.reject(cause))
    await expect(failing).rejects.toBeInstanceOf(UserError)
    await expect(failing).rejects.toMatchObject({
      code: 'browserFailed',
      values: { path: '/b', reason: 'crashed' },
      cause,
    })
  })
})

describe('launchArgs', () => {
  const usual = { root: false, container: false, bundled: false }

  it('keeps the sandbox for a person at a desk', () => {
    expect(launchArgs(usual)).not.toContain('--no-sandbox')
  })

  it.each(['root', 'container', 'bundled'])('does without it for %s', (reason) => {
    expect(launchArgs({ ...usual, [reason]: true })).toContain('--no-sandbox')
  })

  it('pins the language and resolves no host', () => {
    expect(launchArgs(usual)).toEqual(expect.arrayContaining(['--lang=en-US', '--host-resolver-rules=MAP * ~NOTFOUND']))
  })
})

describe('locateBrowser', () => {
  it('takes the browser asked for', () => {
    const browser = process.execPath
    expect(locateBrowser({ browser, env: {} })).toEqual({ path: browser, from: 'option' })
  })

  it('refuses one that is not there', () => {
    expect(() => locateBrowser({ browser: '/no/such/browser', env: {} })).toThrow('browserNotFound')
  })
})

const env = process.env
const seconds = 1000

const page = (lang: string, title: string, css: string, body: string) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title><style>${css}
  @page { size: A4; margin: 25mm; @bottom-right { content: counter(page) " / " counter(pages) } }
  html, svg { font-family: konkyo, sans-serif } td { font-family: konkyo-tabular, konkyo }</style></head><body>${body}</body></html>`

const body = `<h1>設計根拠書</h1><p>同時実行数の上限は <b>128</b> である。TTFT ≤ 3 秒 → 適合</p>
  <h2>測定 Measurement</h2><p>Largest concurrency that meets the SLA</p>
  <table><tr><td>1,111</td></tr></table><h2 style="break-before: page">結論</h2><p>以上</p>`

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
    const titles = await withBrowser({ env }, async (print) => {
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
    const requests: string[] = []
    const server = createServer((request, response) => {
      requests.push(request.url ?? '')
      response.end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const hostile = `<link rel="preconnect" href="${url}"><link rel="stylesheet" href="${url}/css"><img src="${url}/img" alt="">
      <iframe src="${url}/frame"></iframe><iframe src="${import.meta.url}"></iframe><p id="p">untouched</p><script>document.getElementById('p').textContent = 'changed'</script>`
    const pdf = await readPdf(await printPdf(page('en', 't', `@import "${url}/import";`, hostile), { env }))
    server.close()
    expect(pdf.pages.join('')).toContain('untouched')
    expect(pdf.pages.join('')).not.toContain('hostile')
    expect(requests).toEqual([])
  })

  it('passes on what goes wrong outside the browser', { timeout: 60 * seconds }, async () => {
    const failing = withBrowser({ env }, async () => Promise.reject(new RangeError('ours')))
    await expect(failing).rejects.toThrow(RangeError)
  })
})
