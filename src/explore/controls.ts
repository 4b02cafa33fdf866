import type { Report } from '../model/report.ts'
import { h } from './dom.ts'
import { type Panel, balancerField, fieldsOf, input, spareField } from './fields.ts'
import { chosenFiles } from './files.ts'
import { limitFields } from './limits.ts'
import type { GivenFile } from './messages.ts'
import { type Settings, at, changed, shown } from './settings.ts'

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
const priceFields = (panel: Panel, report: Report): readonly HTMLElement[] => {
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

/** What the controls show and do. */
interface Controls extends Panel {
  readonly report: Report | null
  readonly gpus: string
  readonly setGpus: (gpus: string) => void
  readonly reset: () => void
  readonly save: () => void
  readonly copyLink: () => Promise<void>
  readonly take: (files: readonly GivenFile[]) => void
}

const group = (title: string, ...parts: readonly HTMLElement[]): HTMLElement =>
  h('fieldset', {}, h('legend', {}, title), ...parts)

const button = (text: string, onClick: () => void, id: string): HTMLElement => {
  const made = h('button', { type: 'button', 'data-action': id }, text)
  made.addEventListener('click', onClick)
  return made
}

const picker = (label: string, folder: boolean, take: Controls['take']): HTMLElement => {
  const box = h('input', {
    type: 'file',
    multiple: true,
    webkitdirectory: folder,
    'data-files': folder ? 'folder' : 'files',
  })
  box.addEventListener('change', () => {
    if (box.files) void chosenFiles(box.files).then(take)
  })
  return h('label', { class: 'field' }, h('span', {}, label), box)
}

const actions = ({ save, reset, copyLink, say }: Controls): HTMLElement => {
  const said = h('span', { role: 'status', class: 'note' })
  const copy = async (): Promise<void> => {
    const isCopied = await copyLink().then(
      () => true,
      () => false,
    )
    said.textContent = say(isCopied ? 'explore.link.copied' : 'explore.link.inBar')
  }
  return h(
    'div',
    { class: 'actions' },
    button(say('explore.save'), save, 'save'),
    button(say('explore.link'), () => void copy(), 'link'),
    button(say('explore.reset'), reset, 'reset'),
    said,
  )
}

/** All controls, drawn anew: what is typed stays, as it is part of the settings. */
export const controlsOf = (place: HTMLElement, controls: Controls): void => {
  const { report, gpus, setGpus, take } = controls
  const say = controls.say
  const limits = h('div', {})
  const drawLimits = (): void => limits.replaceChildren(...limitFields(controls, drawLimits))
  drawLimits()
  const open = new Set(Array.from(place.querySelectorAll('details[open]'), ({ id }) => id))
  const more = (id: string, title: string, parts: readonly HTMLElement[]): HTMLElement =>
    h('details', { id, open: open.has(id) }, h('summary', {}, title), ...parts)
  place.replaceChildren(
    group(say('assumption.sla'), limits),
    group(say('explore.group.rhythm'), ...fieldsOf(['interval', 'thinkTime'], controls)),
    group(
      say('explore.group.demand'),
      ...fieldsOf(['users', 'arrivalRate', 'peakDay'], controls),
      spareField(controls),
      balancerField(controls),
      input(say('explore.field.gpus'), gpus, setGpus, { inputmode: 'numeric', placeholder: '8', 'data-field': 'gpus' }),
    ),
    group(say('explore.group.margin'), ...fieldsOf(['headroom', 'overflow'], controls)),
    more(
      'people',
      say('explore.group.people'),
      fieldsOf(['registered', 'active', 'perDay', 'busyHour', 'growth', 'years'], controls),
    ),
    more('prices', say('section.cost'), report ? priceFields(controls, report) : []),
    more('files', say('explore.group.files'), [
      h('p', { class: 'note' }, say('explore.files.note')),
      picker(say('explore.files.files'), false, take),
      picker(say('explore.files.folder'), true, take),
    ]),
    actions(controls),
  )
}
