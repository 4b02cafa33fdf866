import type { Language } from '../../i18n/language.ts'
import type { Mix, Report } from '../../model/report.ts'
import type { Block, Step } from '../block.ts'
import { cell } from '../cells.ts'
import { seriesOf } from '../speech.ts'
import type { Answered } from './mix-tables.ts'
import { layoutName, mixName } from './mix-words.ts'

const termsOf = (report: Report, { layout }: Answered, id: 'throughput' | 'concurrency', language: Language) =>
  layout.classes
    .map(({ series, requests }) => {
      const { capacity } = seriesOf(report, series ?? '')
      const values = { share: requests, throughput: capacity.throughput }
      return id === 'throughput'
        ? language.say('step.mix.throughput.term', values)
        : language.say('step.mix.concurrency.term', { ...values, level: capacity.maxConcurrency })
    })
    .join(' + ')

/** The arithmetic of one layout with the values put in: the others follow the same way. */
export const mixSteps = (report: Report, mix: Mix, one: Answered, language: Language): Block => {
  const steps: readonly Step[] = [
    {
      label: language.say('step.mix.throughput'),
      formula: language.say('step.mix.throughput.formula', { terms: termsOf(report, one, 'throughput', language) }),
      result: cell(language.value(one.limit.throughput, 'rate'), { ref: `${one.ref}/limit/throughput` }),
    },
    {
      label: language.say('step.mix.concurrency'),
      formula: language.say('step.mix.concurrency.formula', {
        throughput: one.limit.throughput,
        terms: termsOf(report, one, 'concurrency', language),
      }),
      result: cell(language.value(one.limit.concurrency, 'number'), { ref: `${one.ref}/limit/concurrency` }),
    },
  ]
  const values = { name: mixName(report, mix, language), layout: layoutName(report, one.layout, language) }
  return { kind: 'steps', caption: language.say('mix.steps', values), steps }
}
