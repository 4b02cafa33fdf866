import type { Words } from '../charts/chart.ts'
import type { Language } from '../i18n/language.ts'
import type { Assumption } from '../model/report.ts'
import { captionWorkload, currencyName, layoutText, levelText, limitName, moneyText, thresholdText } from './speech.ts'
import type { Edition } from './edition.ts'

type Value = Assumption['base']

const choices = ['open', 'closed', 'worst', 'median', 'pooled', 'none'] as const
type Choice = (typeof choices)[number]

const isChoice = (value: string): value is Choice => choices.some((one) => one === value)

const numberText = ({ parameter }: Assumption, value: number, language: Language): string => {
  if (parameter === 'threshold') return thresholdText(value, language)
  if (parameter === 'overflow' || parameter === 'share') return language.value(value, 'givenShare')
  return language.value(value, parameter === 'throughput' ? 'rate' : 'givenSeconds')
}

/** What an assumption is: `1.5 s`, `5%`, `median`. */
export const assumptionValue = (row: Assumption, value: Value, language: Language): string => {
  if (typeof value === 'number') return numberText(row, value, language)
  return isChoice(value) ? language.say(`sensitivity.value.${value}`) : value
}

const limitOf = ({ limit }: Assumption): string => (limit === null ? '' : limitName(limit))

/** Its name at the head of a row: `Limit on p99 TTFT`. */
export const assumptionRow = (row: Assumption, { say }: Language): string =>
  say(`sensitivity.row.${row.parameter}`, { limit: limitOf(row) })

/** Its name within a sentence: `the limit on p99 TTFT`. */
export const assumptionName = (row: Assumption, { say }: Language): string =>
  say(`sensitivity.name.${row.parameter}`, { limit: limitOf(row) })

/** What charts may say. */
export const wordsOf = (edition: Edition): Words => ({
  report: edition.report,
  label: (label, values) => edition.say(`chart.${label}`, values),
  value: (value, kind) => edition.value(value, kind),
  list: (items) => edition.list(items),
  items: (items) => edition.items(items),
  layout: (series) => layoutText(series, edition),
  workload: (workload) => captionWorkload(workload, edition),
  level: (axis, { level, requestRate }) =>
    axis === 'requestRate' && typeof requestRate === 'number'
      ? edition.say('level.requestRate.offered', { level, offered: requestRate })
      : levelText(axis, level, edition),
  limit: limitName,
  threshold: (seconds, unit) => thresholdText(seconds, edition, unit),
  currency: currencyName(edition),
  money: (amount) => moneyText(edition, amount),
  assumption: (row) => assumptionRow(row, edition),
  assumptionName: (row) => assumptionName(row, edition),
  assumptionValue: (row, value) => assumptionValue(row, value, edition),
})
