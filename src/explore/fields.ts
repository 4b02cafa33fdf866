import type { Language } from '../i18n/language.ts'
import { h } from './dom.ts'
import { at, changed, type Settings, shown } from './settings.ts'

/** What controls read and change. */
export interface Panel extends Language {
  readonly settings: () => Settings
  readonly set: (settings: Settings) => void
}

interface Field {
  readonly path: readonly string[]
  readonly example: string
  /** How what is typed stands in a plan. */
  readonly kind: 'text' | 'texts' | 'number' | 'numbers'
}

const demand = (key: string, kind: Field['kind'], example: string): Field => ({ path: ['demand', key], kind, example })
const people = (key: string, kind: Field['kind'], example: string): Field => ({
  path: ['demand', 'employees', key],
  kind,
  example,
})

const fields = {
  interval: demand('interval', 'texts', '10s'),
  thinkTime: demand('thinkTime', 'texts', '30s'),
  headroom: { path: ['headroom'], kind: 'text', example: '70-80%' },
  overflow: { path: ['overflow'], kind: 'text', example: '1%' },
  users: demand('users', 'numbers', '80, 100'),
  arrivalRate: demand('arrivalRate', 'texts', '2/s'),
  peakDay: { path: ['demand', 'peakDay', 'factor'], kind: 'number', example: '1.8' },
  registered: people('registered', 'number', '500'),
  active: people('active', 'text', '30%'),
  perDay: people('perDay', 'number', '10'),
  busyHour: people('busyHour', 'text', '20%'),
  growth: people('growth', 'text', '20%'),
  years: people('years', 'number', '3'),
} as const satisfies Readonly<Record<string, Field>>

type FieldName = keyof typeof fields

/** What the page calls the field of a key of the plan; null where it has none. */
export const labelOf = (key: unknown, { say }: Language): string | null => {
  const name = (Object.keys(fields) as FieldName[]).find((one) => fields[one].path.join('.') === key)
  return name === undefined ? null : say(`explore.field.${name}`)
}

const numberFrom = (text: string): number | string =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text

/** What is typed, as a plan holds it; a text that is no number stays one, so that the plan says what is wrong with it. */
const valueFrom = (text: string, kind: Field['kind']): unknown => {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (kind === 'number') return numberFrom(trimmed)
  if (kind === 'text') return trimmed
  const parts = trimmed.split(/[,、]/).map((part) => part.trim())
  const values = kind === 'numbers' ? parts.map(numberFrom) : parts
  return values.length === 1 ? values[0] : values
}

/** A labelled input; `onText` gets what is typed. */
export const input = (
  label: string,
  value: string,
  onText: (text: string) => void,
  more: Readonly<Record<string, string | number | boolean>> = {},
): HTMLElement => {
  const box = h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', value, ...more })
  box.addEventListener('input', () => onText(box.value))
  return h('label', { class: 'field' }, h('span', {}, label), box)
}

const fieldOf = (name: FieldName, { settings, set, say }: Panel): HTMLElement => {
  const { path, kind, example } = fields[name]
  return input(
    say(`explore.field.${name}`),
    shown(at(settings(), path)),
    (text) => set(changed(settings(), path, valueFrom(text, kind))),
    { placeholder: example, 'data-field': name },
  )
}

export const fieldsOf = (names: readonly FieldName[], panel: Panel): readonly HTMLElement[] =>
  names.map((name) => fieldOf(name, panel))

/** A box to tick that writes one of two words into the plan. */
const tick = (
  name: 'spare' | 'balancer',
  path: readonly string[],
  [on, off]: readonly [on: string, off: string],
  { settings, set, say }: Panel,
): HTMLElement => {
  const isOn = shown(at(settings(), path)).toLowerCase() === on
  const box = h('input', { type: 'checkbox', checked: isOn, 'data-field': name })
  box.addEventListener('change', () => set(changed(settings(), path, box.checked ? on : off)))
  return h('label', { class: 'field check' }, box, h('span', {}, say(`explore.field.${name}`)))
}

/** Whether a server more is kept for when one fails. */
export const spareField = (panel: Panel): HTMLElement => tick('spare', ['availability'], ['n+1', 'n'], panel)

/** Whether requests go to the server with the fewest in flight. */
export const balancerField = (panel: Panel): HTMLElement =>
  tick('balancer', ['demand', 'balancer'], ['pooled', 'random'], panel)

/** One choice of several. */
export const choice = (
  label: string,
  value: string,
  choices: readonly (readonly [value: string, text: string])[],
  onChoice: (value: string) => void,
): HTMLElement => {
  const options = choices.map(([one, text]) => h('option', { value: one, selected: one === value }, text))
  const box = h('select', { 'aria-label': label }, ...options)
  box.addEventListener('change', () => onChoice(box.value))
  return box
}
