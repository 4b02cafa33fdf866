import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { brandFiles, fill, folderWith } from '../brand/some-files.ts'
import { parsePage, textOf, withTag } from '../document/html.ts'
import { type PdfContent, readPdf } from '../render/read-pdf.ts'
import { konkyo } from './konkyo.ts'

interface Made {
  readonly html: string
  readonly pdf: PdfContent
  readonly bytes: number
}

/** The documents by language and volume. */
const made = new Map<string, Made>()

const readMade = async (target: string): Promise<Made> => {
  const bytes = await readFile(`${target}.pdf`)
  return { html: await readFile(`${target}.html`, 'utf8'), pdf: await readPdf(bytes), bytes: bytes.length }
}

beforeAll(
  async () =>
    withTemporaryFolder('konkyo-test', async (out) => {
      const own = join(out, 'own')
      await fill(own, brandFiles)
      const call = ['report', 'fixtures/sample/1xRTX5090/in256_out256', '-p', join(own, 'konkyo.yaml'), '-q']
      const { code, err } = await konkyo([...call, '--format', 'html,pdf', '-o', join(out, 'x')])
      if (code !== 0) throw new Error(err.join('\n'))
      for (const locale of locales)
        for (const volume of ['', '.evidence'])
          made.set(`${locale}${volume}`, await readMade(join(out, `x.${locale}${volume}`)))
    }),
  300_000,
)

const depth: Readonly<Record<string, string>> = { h1: '', h2: ' ', h3: '  ', h4: '   ' }
const titlesOf = (html: string): readonly string[] =>
  withTag(parsePage(html), 'h1', 'h2', 'h3', 'h4').map((title) => `${depth[title.tag]}${textOf(title)}`)

const linesOf = (html: string): readonly string[] =>
  withTag(withTag(parsePage(html), 'nav')[0]!, 'a').map((line) => textOf(line))

describe.each(locales)('documents with a brand in %s', (locale) => {
  it('have a bookmark for each heading, those of chapters among them, with their numbers', () => {
    const { html, pdf } = made.get(locale)!
    expect(pdf.outline).toEqual(titlesOf(html))
    expect(pdf.outline).toEqual(
      expect.arrayContaining([' 3 Introduction to it', '  3.1 Background', '   Deep', '  3.2 Empty']),
    )
    expect(linesOf(html)).toEqual(expect.arrayContaining(['3 Introduction to it', '3.1 Background']))
  })

  it('have a chapter in the evidence, in its language', () => {
    const { html, pdf } = made.get(`${locale}.evidence`)!
    expect(pdf.outline).toEqual(titlesOf(html))
    expect(pdf.outline.join('\n')).toMatch(
      locale === 'ja' ? /^ \d+ 運用窓口\n {2}\d+\.1 体制$/m : /^ \d+ Operation desk\n {2}\d+\.1 People$/m,
    )
  })

  it('print in real fonts and little space, on pages of text alone', () => {
    const { pdf, bytes } = made.get(locale)!
    expect(pdf.hasType3).toBe(false)
    expect(bytes).toBeLessThan(1_500_000)
    expect(pdf.pages.join('')).toContain('{{title}} {{{title}}}')
  })

  it('take the template and the style, and say so', () => {
    const { html } = made.get(locale)!
    const expected = ['<dl class="mine">', '.mine { margin: 0 }', createLanguage(locale).say('cover.templates')]
    expect(expected.filter((text) => !html.includes(text))).toEqual([])
  })
})

describe('konkyo report', () => {
  it('says what is wrong with a brand, and writes nothing', async (context) => {
    const own = await folderWith(context, { 'konkyo.yaml': 'brand: { logo: ../x.png }\n' })
    const { code, out, err } = await konkyo(['report', 'fixtures/sample', '-p', 'konkyo.yaml', '-o', 'x'], { cwd: own })
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(err.join('\n')).toContain('konkyo.yaml:1:10 ../x.png leads out of the folder of the plan')
  })
})
