import { mkdir, realpath, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { TestContext } from 'vitest'
import type { Named } from '../../src/brand/own-file.ts'
import { readFontFile } from '../../src/render/fonts.ts'
import { temporaryFolder } from '../e2e/konkyo.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** Writes these files below a folder. */
export const fill = async (folder: string, files: Files): Promise<void> => {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

/** A new folder with these files, which goes away with the test. */
export const folderWith = async (context: Pick<TestContext, 'onTestFinished'>, files: Files): Promise<string> => {
  const folder = await realpath(await temporaryFolder(context))
  await fill(folder, files)
  return folder
}

/** A path of a plan at the top of the folder. */
export const named = (root: string, path: string): Named => ({ path, from: root, root, where: 'plan.yaml:1:1' })

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A grey picture; of a height that is claimed, one row is there. */
export const png = (width: number, height: number, rows = height): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const pixels = deflateSync(
    Buffer.concat(Array.from({ length: rows }, () => Buffer.alloc(width + 1, 0x80).fill(0, 0, 1))),
  )
  const magic = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

export const svg = (content = '', attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"${attributes}><rect width="30" height="30" fill="#5b1130"/>${content}</svg>`

/** The word that breaks layouts. */
export const longWord = 'Donaudampfschifffahrtsgesellschaft'.repeat(4).slice(0, 127)

/** A chapter with everything that could break a page. */
export const uglyChapter = `# Introduction to **it**

Why *this* and **鬱**: see [the wiki](https://wiki.example.com/a?b=1&c=2). <script>document.body.dataset.own = 'ran'</script>
<img src=x onerror="document.body.dataset.own = 'ran'"> {{title}} {{{title}}} ${longWord}

## Background

- one \`code\`
  - two

#### Deep

> quoted

\`\`\`html
<b>${'x'.repeat(300)}</b>
\`\`\`

| ${Array.from({ length: 12 }, (_, i) => `head ${i}`).join(' | ')} |
|${'---:|'.repeat(12)}
| ${Array.from({ length: 12 }, () => longWord.slice(0, 40)).join(' | ')} |

## Empty

| a | b |
|---|---|

![A picture](pictures/one.png)
`

/** A plan with every part of a brand, and its files. */
const plan = `document: { company: Example Ltd. }
brand:
  logo: logo.svg
  customerLogo: customer.png
  colours: { primary: "#5b1130", accent: "#c0392b" }
  font: own.woff
  templates: templates
  chapters:
    - { file: chapters/ugly.md, after: scope }
    - { file: { ja: chapters/desk.ja.md, en: chapters/desk.en.md }, volume: evidence, after: points }
`

export const brandFiles = {
  'konkyo.yaml': plan,
  'logo.svg': svg(),
  'customer.png': png(60, 24),
  'own.woff': readFontFile('latin', 400),
  'chapters/ugly.md': uglyChapter,
  'chapters/pictures/one.png': png(400, 300),
  'chapters/desk.ja.md': '# 運用窓口\n\n## 体制\n\n連絡先。\n',
  'chapters/desk.en.md': '# Operation desk\n\n## People\n\nWhom to call.\n',
  'templates/blocks/definitions.hbs':
    '<dl class="mine">{{#each items}}<div><dt>{{term}}</dt><dd>{{text}}</dd></div>{{/each}}</dl>',
  'templates/extra.css': '.mine { margin: 0 }',
}
