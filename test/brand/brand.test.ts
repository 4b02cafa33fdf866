import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noBrand, readBrand } from '../../src/brand/brand.ts'
import { UserError } from '../../src/errors.ts'
import { readFontFile } from '../../src/render/fonts.ts'
import { folderWith, png, svg } from './some-files.ts'

const chapter = (file: string, more = ''): string => `brand:\n  chapters:\n    - { file: ${file}${more} }\n`

const brandIn = async (root: string) => readBrand('konkyo.yaml', root)

/** All that is wrong, as code and the place in the plan. */
const faultsIn = async (root: string): Promise<readonly string[]> => {
  try {
    await brandIn(root)
    return []
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return [error, ...error.also].map(({ code, values }) => `${code} ${values['where']}`)
  }
}

describe('readBrand', () => {
  it('is nothing for a plan without one', async (context) => {
    expect(await brandIn(await folderWith(context, { 'konkyo.yaml': 'title: x\n' }))).toEqual(noBrand)
  })

  it('reads every part, from the folder of the plan', async (context) => {
    const root = await folderWith(context, {
      'plans/konkyo.yaml': `brand:
  logo: pictures/logo.svg
  customerLogo: pictures/customer.png
  colours: { primary: "#5B1130", accent: "#c0392b" }
  font: { regular: f.woff, bold: f.woff }
  templates: t
  chapters:
    - { file: { ja: a.md, en: b.md }, after: scope }
    - { file: a.md, title: { en: Given }, volume: evidence }
`,
      'plans/pictures/logo.svg': svg(),
      'plans/pictures/customer.png': png(2, 2),
      'plans/f.woff': readFontFile('latin', 400),
      'plans/a.md': '# はじめに\n\n文',
      'plans/b.md': '# Introduction\n\ntext',
      'plans/t/extra.css': 'p {}',
    })
    const brand = await readBrand('plans/konkyo.yaml', root)
    expect(brand).toMatchObject({
      logo: { uri: expect.stringMatching(/^data:image\/svg/), size: [90, 30] },
      customerLogo: { uri: expect.stringMatching(/^data:image\/png/), size: [2, 2] },
      colours: { primary: '#5B1130', accent: '#c0392b', tint: '#f2ecee' },
      font: { regular: { hasWeights: false, family: 'BIZ UDPGothic', isJapanese: false }, bold: { hasWeights: false } },
      templates: { style: 'p {}' },
    })
    expect(
      brand.chapters.map(({ id, volume, after, texts }) => [id, volume, after, texts.ja.title, texts.en.title]),
    ).toEqual([
      ['chapter-1', 'body', 'scope', 'はじめに', 'Introduction'],
      ['chapter-2', 'evidence', 'end', 'Given', 'Given'],
    ])
    expect(brand.chapters[1]?.texts.ja.blocks[0]).toMatchObject({ kind: 'heading', text: 'はじめに' })
  })

  it('tells all that is wrong at once, each with its place', async (context) => {
    const root = await folderWith(context, {
      'konkyo.yaml': `brand:\n  logo: none.png\n  customerLogo: x.md\n  font: ../f.ttf\n  templates: none\n  chapters:\n    - { file: x.md }\n    - { file: none.md }\n`,
      'x.md': 'no heading',
    })
    expect(await faultsIn(root)).toEqual([
      'brandUnreadable konkyo.yaml:2:3',
      'badImage konkyo.yaml:3:3',
      'brandOutside konkyo.yaml:4:3',
      'brandNoFolder konkyo.yaml:5:3',
      'chapterUntitled konkyo.yaml:7:9',
      'brandUnreadable konkyo.yaml:8:9',
    ])
  })

  it.for([
    ['brand:\n  colours:\n    primary: "#ffcc00"\n    accent: #0b5394\n', ['paleColour 3:5', 'badColour 4:5']],
    ['brand:\n  colours: { accent: red }\n', ['badColour 2:14']],
    ['brand:\n  logos: x.png\n', ['planUnknownKey 2:3']],
    ['brand:\n  chapters:\n    - { file: a.md, after: findings }\n', ['badChoice 3:21']],
    ['brand:\n  chapters:\n    - { file: a.md, volume: evidence, after: scope }\n', ['badChoice 3:39']],
    ['brand:\n  chapters:\n    - { file: a.md, volume: third }\n', ['badChoice 3:21']],
    ['brand:\n  chapters:\n    - { title: A }\n', ['planMissing 3:7']],
    ['brand:\n  font: { regular: a.ttf }\n', ['planMissing 2:3']],
  ] as const)('refuses %j', async ([text, expected], context) => {
    const root = await folderWith(context, { 'konkyo.yaml': text })
    expect(await faultsIn(root)).toEqual(expected.map((fault) => fault.replace(' ', ' konkyo.yaml:')))
  })
})

describe('chapters', () => {
  it('are read in UTF-8 and Shift_JIS, and up to a size', async (context) => {
    const of = async (content: string | Uint8Array) =>
      faultsIn(await folderWith(context, { 'konkyo.yaml': chapter('a.md'), 'a.md': content }))
    expect(await of(Buffer.from('2320835E0A', 'hex'))).toEqual([])
    expect(await of(Buffer.from('23200080', 'hex'))).toEqual(['chapterNoText konkyo.yaml:3:9'])
    expect(await of(`# a\n${'x'.repeat(200_000)}`)).toEqual(['brandUnreadable konkyo.yaml:3:9'])
  })

  it.for([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'other.md',
    '#a',
    '//example.com',
    'ftp://x',
  ])('link not to %s', async (link, context) => {
    const root = await folderWith(context, { 'konkyo.yaml': chapter('c/a.md'), 'c/a.md': `# a\n\n[b](${link})` })
    await expect(brandIn(root)).rejects.toMatchObject({
      code: 'chapterLink',
      values: { path: 'c/a.md', line: 3, text: link },
    })
  })

  it('show pictures beside them, and none of elsewhere', async (context) => {
    const of = async (image: string) => {
      const files = {
        'c/a.md': `# a\n\n![b](${image})`,
        'c/p/絵 1.png': png(2, 2),
        'p.png': png(2, 2),
        'c/no.png': 'x',
      }
      const root = await folderWith(context, { 'konkyo.yaml': chapter('c/a.md'), ...files })
      await symlink('/etc/hostname', join(root, 'c/away.png'))
      return faultsIn(root)
    }
    expect(await of('<p/絵 1.png>')).toEqual([])
    expect(await of('../p.png')).toEqual([])
    for (const away of ['../../p.png', 'away.png', '/etc/hostname'])
      expect(await of(away), away).toEqual(['brandOutside konkyo.yaml:3:9'])
    for (const remote of ['https://example.com/x.png', '//example.com/x.png', 'data:image/png;base64,AA=='])
      expect(await of(remote), remote).toEqual(['chapterImage konkyo.yaml:3:9'])
    expect(await of('no.png')).toEqual(['badImage konkyo.yaml:3:9'])
  })
})
