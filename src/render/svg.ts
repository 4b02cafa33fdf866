import type { Config, View } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import { textWidth } from '../chart-parts/text-width.ts'
import { fontFamily } from './fonts.ts'

export interface TidyOptions {
  readonly idPrefix: string
  /** Accessible name of the whole image. With one, the labels Vega puts on every mark are dropped. */
  readonly description?: string | undefined
  /** The font family that most of the text is in. */
  readonly font: string
}

const numeric = new Set(
  (
    'd transform viewBox points x y x1 x2 y1 y2 dx dy cx cy r rx ry fx fy fr width height offset opacity ' +
    'fill-opacity stroke-opacity stroke-width stroke-dasharray stroke-dashoffset'
  ).split(' '),
)
const superfluous = new Set(['version', 'xmlns:xlink', 'pointer-events', 'cursor', 'class'])
/** What holds without saying so: Vega sets these on single marks, never on a group around them. */
const unsaid = new Set(['opacity=1', 'stroke-width=1', 'stroke-dasharray='])

const rounded = (value: string): string =>
  value.replace(/-?\d*\.?\d+(?:e[-+]?\d+)?/gi, (number) => String(Number(Number(number).toFixed(2)) + 0))

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

const isInvisible = (tag: string): boolean =>
  tag.startsWith('<path ') &&
  (tag.includes(' display="none"') || (tag.includes(' class="background"') && !/ (?:fill|stroke)="/.test(tag)))

/** New ids in order of appearance: Vega counts its own up through the life of the process. */
const idsOf = (svg: string, idPrefix: string): ReadonlyMap<string, string> =>
  new Map([...svg.matchAll(/ id="([^"]*)"/g)].map(([, id = ''], index) => [id, `${idPrefix}-${index + 1}`]))

const isKept = (name: string, value: string, { description, font }: TidyOptions): boolean =>
  !superfluous.has(name) &&
  !unsaid.has(`${name}=${value}`) &&
  !(name === 'font-family' && value === font) &&
  !(description !== undefined && (name === 'role' || name.startsWith('aria-')))

/** The value of an attribute, with the new ids where it is one or refers to one. */
const tidyValue = (name: string, value: string, ids: ReadonlyMap<string, string>): string => {
  if (numeric.has(name)) return rounded(value)
  if (name === 'id') return ids.get(value) ?? value
  return value.replace(/^url\(#(.*)\)$/, (_, id: string) => `url(#${ids.get(id) ?? id})`)
}

const rootAttributes = ({ description, font }: TidyOptions): string =>
  ` font-family="${font}"${description === undefined ? '' : ` role="img" aria-label="${escaped(description)}"`}`

const tidyTag = (tag: string, ids: ReadonlyMap<string, string>, options: TidyOptions): string => {
  if (tag.startsWith('</')) return tag
  if (isInvisible(tag)) return ''
  const tidy = tag.replace(/ ([\w:-]+)="([^"]*)"/g, (_, name: string, value: string) =>
    isKept(name, value, options) ? ` ${name}="${tidyValue(name, value, ids)}"` : '',
  )
  return tag.startsWith('<svg') ? tidy.replace(/>$/, () => `${rootAttributes(options)}>`) : tidy
}

/** Vega's SVG made fit to stand in a page beside others: unique ids, short numbers, one label, no invisible marks. */
export const tidySvg = (svg: string, options: TidyOptions): string => {
  const ids = idsOf(svg, options.idPrefix)
  return svg.replace(/<[^>]+>/g, (tag) => tidyTag(tag, ids, options))
}

interface TextItem {
  readonly fontSize?: number
  readonly fontWeight?: string | number
  readonly limit?: number
}

interface TextMetrics {
  width: (item: TextItem, text: unknown) => number
}

const isBold = (weight: TextItem['fontWeight']): boolean => weight === 'bold' || Number(weight) >= 600

/** Width of a text mark, never more than the limit at which Vega cuts it. */
const measure: TextMetrics['width'] = ({ fontSize = 11, fontWeight, limit }, text) => {
  const width = textWidth(String(text ?? '').trim(), fontSize, isBold(fontWeight))
  return limit !== undefined && limit > 0 ? Math.min(width, limit) : width
}

/**
 * Vega without a canvas takes 0.8 em for every character, so that Japanese labels overlap. Its measure is one
 * for the whole process: it is replaced for good rather than around a chart, as charts may be drawn side by side.
 */
const loadVega = async () => {
  const vega = await import('vega')
  const { textMetrics } = vega as unknown as { readonly textMetrics: TextMetrics }
  textMetrics.width = measure
  return vega
}

/** Loads what drawing needs. */
export const loadDrawing = async (): Promise<readonly [typeof import('vega'), typeof import('vega-lite')]> =>
  Promise.all([loadVega(), import('vega-lite')])

/** Stands between a chart and the outside world: what it tries to load or complains about ends up in `complaints`. */
const isolation = (complaints: string[]) => {
  const refuse = async (uri: string): Promise<never> => {
    complaints.push(`a chart may not load ${uri}`)
    throw new Error(`a chart may not load ${uri}`)
  }
  const sanitize = async (uri: string) => {
    complaints.push(`a chart may not refer to ${uri}`)
    return { href: '' }
  }
  const logger = {
    level: () => logger,
    error: (...messages: readonly unknown[]) => {
      complaints.push(messages.map(String).join(' '))
      return logger
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  }
  return { loader: { load: refuse, sanitize, http: refuse, file: refuse }, logger }
}

const finished = async (view: View, complaints: readonly string[]): Promise<string> => {
  try {
    const svg = await view.toSVG()
    if (complaints.length > 0) throw new Error(complaints.join('; '))
    return svg
  } finally {
    view.finalize()
  }
}

/** Legends below a plot stand at the left edge of the drawing, one below the other; Vega-Lite's types do not know this. */
const vegaConfig: Config = {
  legend: {
    layout: { bottom: { direction: 'vertical', anchor: 'start', frame: 'bounds', bounds: 'full', margin: 4 } },
  },
}

/** The labels of marks, which go where the chart has its own, take a tenth of the time to make. */
const unlabelled = ({ description }: TopLevelSpec): { readonly aria?: boolean } =>
  description === undefined ? {} : { aria: false }

/**
 * Draws a chart without a canvas, the network or files. `idPrefix` keeps the ids of several charts on one page apart;
 * the spec's `description` becomes the image's accessible name.
 */
export const renderSvg = async (spec: TopLevelSpec, idPrefix: string): Promise<string> => {
  const [vega, { compile }] = await loadDrawing()
  const complaints: string[] = []
  const { loader, logger } = isolation(complaints)
  const font = `${fontFamily}, sans-serif`
  const compiled = compile(spec, { config: { font, ...unlabelled(spec) }, logger })
  const view = new vega.View(vega.parse(compiled.spec, vegaConfig), { renderer: 'none', loader, logger })
  return tidySvg(await finished(view, complaints), { idPrefix, description: spec.description, font })
}

/** The same, of the arguments as JSON: as a chart comes to a thread. */
export const drawText = async (text: string): Promise<string> => {
  const [spec, idPrefix] = JSON.parse(text) as [TopLevelSpec, string]
  return renderSvg(spec, idPrefix)
}
