import { settingOf } from '../model/setting.ts'
import type { Ends } from './ends.ts'
import { auditsAt, measuredRequests, rateAt, wantedRequests, type Subject } from './levels.ts'
import type { Gain } from './proposal.ts'

/** The levels on which the limit rests, where a larger sample would confirm what is only a point estimate. */
export const samples = ({ limit, next, rungs }: Ends, subject: Subject): readonly Gain[] =>
  [limit, next].flatMap((rung): readonly Gain[] => {
    if (!rung || rung.point.verdict === 'unknown' || rung.point.confidence === 'confirmed') return []
    const sameLoad = rungs.filter(({ load }) => load === rung.load)
    const measured = Math.max(...sameLoad.map(({ point }) => measuredRequests(point, subject)))
    const wanted = wantedRequests(rung.load, rateAt(rung.load, subject)?.rate ?? null, subject)
    if (measured >= wanted) return []
    const audits = auditsAt(rung.point, subject).filter((id) => ['V02', 'V03', 'V04', 'V09'].includes(id))
    return [{ kind: 'samples', level: rung.load, measured, audits }]
  })

export const cacheKeys = ['prefix_caching', 'enable_prefix_caching', 'prefix_cache', 'no_enable_prefix_caching']

/** The limit again with the cache off, where nothing says whether prompts were read from it. */
export const prefixCache = ({ limit }: Ends, { runs, report, series }: Subject): readonly Gain[] => {
  const own = limit?.point.runs.flatMap((id) => runs.get(id) ?? []) ?? []
  const silent = own.some(({ settings }) => settingOf(settings, cacheKeys) === null)
  const found = report.findings.some(({ id, series: about }) => id === 'V12' && about === series.id)
  return limit && (silent || found) ? [{ kind: 'prefixCache', level: limit.load }] : []
}

export const repeats = ({ limit }: Ends): readonly Gain[] => {
  const measured = limit?.point.runs.length ?? 3
  return limit && measured < 3 ? [{ kind: 'repeats', level: limit.load, measured }] : []
}

/** Four digits, never more than was promised. */
const rounded = (rate: number): number => {
  const unit = 10 ** (Math.floor(Math.log10(rate)) - 3)
  return Number((Math.floor(rate / unit + 1e-9) * unit).toPrecision(4))
}

/** What open runs have left to be tried. */
export const openLoop = ({ series: { headroom, basis } }: Subject): readonly Gain[] => {
  const rate = headroom?.nextRate ?? null
  return rate === null || !basis?.judged || !(rate > 0) ? [] : [{ kind: 'openLoop', rate: rounded(rate) }]
}
