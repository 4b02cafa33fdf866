import type { Report } from '../model/report.ts'
import { h } from './dom.ts'
import { balancerField, fieldsOf, input, type Panel, spareField } from './fields.ts'
import { chosenFiles } from './files.ts'
import { limitFields } from './limits.ts'
import type { GivenFile } from './messages.ts'
import { priceFields } from './prices.ts'

/** What the controls show and do. */
export interface Controls extends Panel {
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
