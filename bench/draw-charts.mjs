/* The floor of pages: Node imports Vega, Vega-Lite and Handlebars, and draws the charts of a file once. */
import { readFileSync } from 'node:fs'

const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite'), import('handlebars')])
const logger = vega.logger(vega.None)
for (const spec of JSON.parse(readFileSync(process.argv[2], 'utf8')))
  await new vega.View(vega.parse(compile(spec, { logger }).spec), { renderer: 'none', logger }).toSVG()
