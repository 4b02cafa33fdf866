import type { Report } from '../model/report.ts'
import { h } from './dom.ts'
import { input, type Panel } from './fields.ts'
import { at, changed, type Settings, shown } from './settings.ts'

/** A price of the plan, or a place for one that the plan has not. */
interface Price {
  readonly index: number
  readonly name: string | null
  readonly gpus: number | null
}

const layoutsIn = (settings: Settings): readonly unknown[] => {
  const layouts = at(settings, ['cost', 'layouts'])
  return Array.isArray(layouts) ? layouts : []
}

/** The prices of the plan, and one for each number of GPUs that has none. */
const pricesOf = (settings: Settings, { series }: Report): readonly Price[] => {
  const written = layoutsIn(settings).map((one, index) => {
    const [name, gpus] = [at(one, ['name']), at(one, ['gpus'])]
    return { index, name: typeof name === 'string' ? name : null, gpus: typeof gpus === 'number' ? gpus : null }
  })
  if (written.some(({ name }) => name !== null)) return written
  const measured = [...new Set(series.flatMap(({ layout: { gpus } }) => gpus ?? []))].toSorted((a, b) => a - b)
  const without = measured.filter((gpus) => written.every((price) => price.gpus !== gpus))
  return [...written, ...without.map((gpus, i) => ({ index: written.length + i, name: null, gpus }))]
}

/** Currency, date and source, which no price may lack: those of the plan, or that they were said today. */
const grounded = (settings: Settings, day: string, source: string): Settings => {
  const missing = { currency: 'JPY', date: day, source }
  return Object.entries(missing).reduce(
    (all, [key, value]) => (at(all, ['cost', key]) === undefined ? changed(all, ['cost', key], value) : all),
    settings,
  )
}

/** Without prices that say nothing, and without grounds where no price is left. */
const priced = (settings: Settings): Settings => {
  const kept = layoutsIn(settings).filter((one) => ['purchase', 'monthly'].some((key) => at(one, [key]) !== undefined))
  const cleaned = changed(settings, ['cost', 'layouts'], kept.length > 0 ? kept : undefined)
  const others = ['electricity', 'api', 'layouts'].some((key) => at(cleaned, ['cost', key]) !== undefined)
  return others ? cleaned : changed(cleaned, ['cost'], undefined)
}

/** Swedes write a day as ISO does. */
const today = (): string => new Date().toLocaleDateString('sv-SE')

const amountField = (price: Price, key: 'purchase' | 'monthly', panel: Panel): HTMLElement => {
  const { settings, set } = panel
  const layout = price.name ?? panel.say('unit.gpus', { gpus: price.gpus })
  const path = ['cost', 'layouts', price.index] as const
  const own = () =>
    layoutsIn(settings()).findIndex(
      (one) => at(one, ['gpus']) === price.gpus && (at(one, ['name']) ?? null) === price.name,
    )
  const write = (text: string): void => {
    const found = own()
    const place = ['cost', 'layouts', found < 0 ? layoutsIn(settings()).length : found] as const
    const named = found < 0 ? changed(settings(), [...place, 'gpus'], price.gpus) : settings()
    const amount = text.trim() === '' ? undefined : Number.isFinite(Number(text)) ? Number(text) : text
    set(priced(grounded(changed(named, [...place, key], amount), today(), panel.say('explore.price.source'))))
  }
  return input(panel.say(`cost.${key}`, { layout }), shown(at(settings(), [...path, key])), write, {
    inputmode: 'decimal',
    'data-field': `${key}-${price.gpus ?? price.name}`,
  })
}

/** What one server of each layout costs, as far as somebody says so. */
export const priceFields = (panel: Panel, report: Report): readonly HTMLElement[] => {
  const { settings, set } = panel
  const currency = input(
    panel.say('explore.price.currency'),
    shown(at(settings(), ['cost', 'currency'])),
    (text) => {
      if (at(settings(), ['cost']) !== undefined) set(changed(settings(), ['cost', 'currency'], text.trim()))
    },
    { placeholder: 'JPY' },
  )
  const amounts = pricesOf(settings(), report).flatMap((price) =>
    (['purchase', 'monthly'] as const).map((key) => amountField(price, key, panel)),
  )
  return [...amounts, currency, h('p', { class: 'note' }, panel.say('explore.price.note'))]
}
