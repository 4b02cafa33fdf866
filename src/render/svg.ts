import type { View } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import { fontFamily } from './fonts.ts'
import { tidySvg } from './svg-tidy.ts'
import { textWidth } from './text-width.ts'

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

/**
 * Draws a chart without a canvas, the network or files. `idPrefix` keeps the ids of several charts on one page apart;
 * the spec's `description` becomes the image's accessible name.
 */
export const renderSvg = async (spec: TopLevelSpec, idPrefix: string): Promise<string> => {
  const [vega, { compile }] = await Promise.all([loadVega(), import('vega-lite')])
  const complaints: string[] = []
  const { loader, logger } = isolation(complaints)
  const font = `${fontFamily}, sans-serif`
  const compiled = compile(spec, { config: { font }, logger })
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', loader, logger })
  return tidySvg(await finished(view, complaints), { idPrefix, description: spec.description, font })
}
