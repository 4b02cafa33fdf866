import type { Run } from './run.ts'

/** Failures that a result states under a name of somebody's own: a share of its requests, or a number of them. */
export interface ToldFailures {
  readonly field: string
  readonly text: string
  /** The least that the text can mean; null for a text that cannot be read. */
  readonly share: number | null
  readonly count: number | null
}

const bad = String.raw`errors?|fail(?:ures?|ed|s)?|timeouts?|timed_out|エラー|失敗|タイムアウト`
const good = String.raw`success(?:es|ful)?|succeeded|成功|完了`
const rate = String.raw`(?:rate|ratio|share|fraction|率|割合)(?:_?(?:pct|percent(?:age)?|%))?|pct|percent(?:age)?|%`
const subject = String.raw`requests?|リクエスト|要求`

const rateOf = (what: string): RegExp =>
  new RegExp(
    `^(?:(?:${subject})_?)?(?:${what})(?:_?(?:${subject}))?_?(?:${rate})$|^(?:${rate})_(?:of_)?(?:(?:${subject})_)?(?:${what})(?:_(?:${subject}))?$`,
    'u',
  )

const failureRate = rateOf(bad)
const successRate = rateOf(good)
const failureCount =
  /^(?:(?:num|n)_)?(?:timeouts|timed_out)(?:_(?:requests|count))?$|^timeout_count$|^(?:エラー|失敗|タイムアウト)(?:リクエスト)?(?:件?数)$/u

/** `エラー率(%)` as `エラー率_%`, `Fail %` as `fail_%`. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()[\]/_-]+/g, '_')
    .replaceAll(/^_|_$/g, '')

/** True for a key that tells how a run went, and never how it was made. */
export const tellsFailures = (key: string): boolean => {
  if (key.length > 80) return false
  const name = plain(key)
  return failureRate.test(name) || successRate.test(name) || failureCount.test(name)
}

const nothing = /^(?:|-+|n\/?a|none|null|nan|なし|無し|無|ゼロ)$/i
const number = /^(\d+(?:\.(\d+))?(?:e[-+]?\d+)?)\s*(%?)$/i

/** A number without a sign is a share up to 1, and percent above; half of its last place may be rounding. */
const shareIn = (name: string, text: string): number | null => {
  const [, digits, decimals = '', sign] = number.exec(text) ?? []
  if (digits === undefined) return null
  const percent = sign === '%' || /pct|percent|%/.test(name) || Number(digits) > 1
  const scale = percent ? 0.01 : 1
  const value = Number(digits) * scale
  if (value > 1) return null
  const failed = successRate.test(name) ? 1 - value : value
  return failed === 0 ? 0 : Math.max(0, failed - 0.5 * scale * 10 ** -decimals.length)
}

/** What settings and notes say of failed requests. */
export const toldFailures = (settings: Readonly<Record<string, string>>): readonly ToldFailures[] =>
  Object.entries(settings).flatMap(([field, written]) => {
    const text = written.normalize('NFKC').trim()
    if (!tellsFailures(field) || nothing.test(text)) return []
    const name = plain(field)
    const counts = failureCount.test(name)
    const count = counts && /^\d+(?:\.0+)?$/.test(text) ? Number(text) : null
    return [{ field, text: written, share: counts ? null : shareIn(name, text), count }]
  })

/** How many of the requests that is: of those that completed, where nothing else tells what failed. */
const countOf = ({ completed, failed }: Run, { share, count }: ToldFailures): number | null => {
  if (count !== null) return count > 0 || failed !== null ? count : null
  if (share === null || share >= 1 || completed === null || failed !== null) return null
  return Math.ceil((completed * share) / (1 - share) - 1e-9)
}

/** A run with the failures that it tells under a name of somebody's own, where they are a number of requests and more than it counts. */
export const withFailures = (run: Run): Run => {
  const told = toldFailures(run.settings).map((one) => ({ field: one.field, failed: countOf(run, one) ?? -1 }))
  const [most] = told.toSorted((a, b) => b.failed - a.failed)
  return most && most.failed > (run.failed ?? -1)
    ? { ...run, failed: most.failed, fields: { ...run.fields, failed: most.field } }
    : run
}
