import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
const [, , file, variant = '0'] = process.argv
const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
const { tidySvg } = await import('../dist/render/svg.js')
const { textWidth } = await import('../dist/chart-parts/text-width.js')
vega.textMetrics.width = ({ fontSize = 11, fontWeight, limit }, text) => {
  const w = textWidth(String(text ?? '').trim(), fontSize, fontWeight === 'bold' || Number(fontWeight) >= 600)
  return limit !== undefined && limit > 0 ? Math.min(w, limit) : w
}
const logger = vega.logger(vega.None)
const vegaConfig = {
  legend: {
    layout: { bottom: { direction: 'vertical', anchor: 'start', frame: 'bounds', bounds: 'full', margin: 4 } },
  },
}
const known = new Map()
const fnOf = (ctx, args, code) => {
  if (!code.endsWith(';')) code = `return(${code});`
  const key = args.join() + '|' + code
  let fn = known.get(key)
  if (!fn) known.set(key, (fn = Function(...args, code)))
  return ctx && ctx.functions ? fn.bind(ctx.functions) : fn
}
const h = createHash('sha256')
const t0 = performance.now()
const c0 = process.cpuUsage()
let bytes = 0
const v = new Set(variant)
let tc = 0,
  tp = 0,
  tv = 0,
  tt = 0
for (const spec of JSON.parse(readFileSync(file))) {
  const config = { font: 'konkyo, sans-serif', ...(v.has('a') ? { aria: false } : {}) }
  let a = performance.now()
  const c = compile({ ...spec, description: 'a b' }, { config, logger }).spec
  let b = performance.now()
  tc += b - a
  const parsed = vega.parse(c, vegaConfig)
  a = performance.now()
  tp += a - b
  const view = new vega.View(parsed, { renderer: 'none', logger })
  const svg = await view.toSVG()
  view.finalize()
  b = performance.now()
  tv += b - a
  const tidy = tidySvg(svg, { idPrefix: 'x', description: 'a b', font: 'konkyo, sans-serif' })
  tt += performance.now() - b
  bytes += tidy.length
  h.update(tidy)
}
const c1 = process.cpuUsage(c0)
console.log(
  variant,
  h.digest('hex').slice(0, 12),
  bytes,
  'wall',
  (performance.now() - t0).toFixed(0),
  'cpu',
  ((c1.user + c1.system) / 1000).toFixed(0),
  'compile',
  tc.toFixed(0),
  'parse',
  tp.toFixed(0),
  'view',
  tv.toFixed(0),
  'tidy',
  tt.toFixed(0),
)
