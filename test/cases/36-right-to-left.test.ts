import { expect, it } from 'vitest'
import { documentOf } from '../../src/document/document.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { page } from '../../src/render/page.ts'
import { ask, vllmRecord } from './dump.ts'
import { editionOf } from '../../src/document/edition.ts'

const pageOf = async (gpu: string): Promise<string> => {
  const report = await ask({ 'c8.json': vllmRecord({}, { gpu, gpu_count: '1' }) })
  const language = createLanguage('en')
  const html = await page(documentOf(editionOf(report, language), 'evidence'), language, 'konkyo 0.0.0')
  return html.replace(/<style>[^]*?<\/style>/, '')
}

it('a mark that turns the text around is shown by its number, everywhere', async () => {
  const html = await pageOf('RTX 5090\u202e')
  expect(html).toContain(String.raw`RTX 5090\u202e`)
  expect(html).not.toMatch(/\p{Cf}/u)
})

it('a name from right to left is isolated from what stands beside it', async () => {
  const html = await pageOf('כרטיס')
  expect(html).toContain('<bdi>כרטיס</bdi>')
  expect(html.replaceAll(/<bdi>כרטיס<\/bdi>|\u2068כרטיס\u2069/g, '')).not.toMatch(/\p{Script=Hebrew}/u)
})
