import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { Brand } from '../brand/brand.ts'
import { colourStyle } from '../brand/colours.ts'
import type { Locale } from '../i18n/locale.ts'
import { packageFolder } from '../version.ts'
import { visible } from '../visible.ts'
import { fontFaces } from './fonts.ts'
import { readTemplate } from './template.ts'

/** Where the build leaves the program of the page. */
const program = new URL('dist/explore.js', packageFolder)

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing is loaded, sent or framed; only this program and this style, and a worker that the program starts from itself. */
const policy = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'img-src data:',
    'font-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** As the content of an attribute or element. */
const escaped = (text: string): string => visible(text).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)

/** The address of an image holds no letter that markup would have to escape. */
const bodyOf = ({
  logo,
}: Brand): string => `<header>${logo === null ? '' : `<img src="${logo.uri}" alt="">`}<h1 id="title"></h1><p id="intro"></p><button type="button" id="conditions"></button><button type="button" id="presenter"></button><button type="button" id="language"></button></header>
<div id="frame"><main><div id="status" role="status"></div><div id="results" role="region"></div></main><section id="controls"></section></div>`

interface ExplorePage {
  /** What `packed` made. */
  readonly grounds: string
  readonly generator: string
  readonly locale: Locale
  readonly brand: Brand
}

/** Whatever the page may come to say in the font of a brand: what its program says, and what the files say. */
const facesOf = async ({ font }: Brand, text: string): Promise<string> =>
  font === null ? '' : (await fontFaces(text, text, { font, beside: '' })).css

/** The page that answers other questions, as one file: its program, its style, and the runs, pressed. Same input, same bytes. */
export const explorePage = async ({ grounds, generator, locale, brand }: ExplorePage): Promise<string> => {
  const script = await readFile(program, 'utf8')
  const faces = await facesOf(brand, script + grounds)
  const style = `${faces}${await readTemplate('explore.css')}@media screen{${colourStyle(brand.colours)}}`
  const data = gzipSync(grounds, { level: 9 }).toString('base64')
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${escaped(generator)}">
<title>konkyo</title>
<style>${style}</style>
</head>
<body>
${bodyOf(brand)}
<script type="text/plain" id="grounds">${data}</script>
<script id="program">${script}</script>
</body>
</html>
`
}
