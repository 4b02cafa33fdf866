import { createLanguage, type Language } from '../i18n/language.ts'
import { isLocale, type Locale, locales } from '../i18n/locale.ts'
import type { Report } from '../model/report.ts'
import { visible } from '../visible.ts'
import { controlsOf } from './controls.ts'
import { h } from './dom.ts'
import { droppedFiles } from './files.ts'
import { withThreshold } from './limits.ts'
import { type Settings, settingsFrom, yamlOf, linkedIn, linkOf } from './settings.ts'
import { labelOf } from './fields.ts'
import { type Fault, type GivenFile, type Question, type Reply, element, startWorker } from './messages.ts'
import { resultsOf } from './results.ts'
import { editionOf } from '../document/edition.ts'

/** What is shown: computing and reading show the answer before, struck through. */
type State = 'reading' | 'computing' | 'verdicts' | 'whole' | 'refused' | 'broken'

/** All that the page knows; the one place that changes. */
interface Shown {
  readonly send: (question: Question) => void
  timer: ReturnType<typeof setTimeout> | undefined
  locale: Locale
  start: Settings
  settings: Settings
  gpus: string
  id: number
  state: State
  stage: 'verdicts' | 'whole'
  report: Report | null
  faults: readonly string[]
}

/** A file made of text, which the browser saves. */
const save = (name: string, text: string): void => {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/yaml' })), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

const numberOf = (text: string): number | null => (Number(text) > 0 ? Number(text) : null)

/** The sentence of the command line, with the name of the field in the place of that in a file. */
const faultText = ({ code, values }: Fault, language: Language): string => {
  const label = labelOf(values['key'], language)
  return language.say(`error.${code}`, { near: '', ...values, ...(label !== null && { where: `${label}:` }) })
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea, summary') !== null

const otherThan = (locale: Locale): Locale => locales.find((one) => one !== locale) ?? locale

/** A language by its own name. */
const nameOf = (locale: Locale): string => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale

const languageOf = ({ locale }: Shown): Language => createLanguage(locale)

const isBusy = ({ state }: Shown): boolean => state === 'reading' || state === 'computing' || state === 'verdicts'

const showStatus = (shown: Shown): void => {
  const { state, faults } = shown
  document.body.dataset['state'] = state
  element('results').setAttribute('aria-busy', String(isBusy(shown)))
  element('status').replaceChildren(
    h('span', { class: `state ${state}` }, languageOf(shown).say(`explore.state.${state}`)),
    ...faults.map((fault) => h('p', { class: 'fault' }, visible(fault))),
  )
}

const showResults = (shown: Shown): void => {
  const { report, stage, gpus } = shown
  if (!report) return
  const parts = resultsOf(editionOf(report, languageOf(shown)), stage, numberOf(gpus), (limit, seconds) => {
    shown.settings = withThreshold(shown.settings, limit, seconds)
    showControls(shown)
    ask(shown)
  })
  element('results').replaceChildren(...parts.filter((part) => part !== null))
}

/** The address carries the settings where they are not those of the file. */
const writeLink = ({ settings, start, gpus, locale }: Shown): void => {
  const plan = yamlOf(settings)
  location.replace(linkOf({ plan: plan === yamlOf(start) ? null : plan, gpus, locale }))
}

const pauseAfterTyping = 150

const ask = (shown: Shown): void => {
  shown.id += 1
  shown.state = 'computing'
  shown.faults = []
  showStatus(shown)
  clearTimeout(shown.timer)
  shown.timer = setTimeout(() => {
    writeLink(shown)
    shown.send({ kind: 'ask', id: shown.id, plan: yamlOf(shown.settings) })
  }, pauseAfterTyping)
}

const take = (shown: Shown, files: readonly GivenFile[]): void => {
  if (files.length === 0) return
  shown.send({ kind: 'files', files })
  ask(shown)
}

const reset = (shown: Shown): void => {
  shown.settings = shown.start
  shown.gpus = ''
  showControls(shown)
  ask(shown)
}

const showControls = (shown: Shown): void =>
  controlsOf(element('controls'), {
    ...languageOf(shown),
    report: shown.report,
    gpus: shown.gpus,
    settings: () => shown.settings,
    set: (settings) => {
      shown.settings = settings
      ask(shown)
    },
    setGpus: (gpus) => {
      shown.gpus = gpus
      writeLink(shown)
      showResults(shown)
    },
    reset: () => reset(shown),
    save: () => save('konkyo.yaml', yamlOf(shown.settings)),
    copyLink: async () => navigator.clipboard.writeText(location.href),
    take: (files) => take(shown, files),
  })

const isPresenting = (): boolean => document.body.classList.contains('presenting')

const showFrame = (shown: Shown): void => {
  const { say } = languageOf(shown)
  document.documentElement.lang = shown.locale
  document.title = say('explore.title')
  const texts = {
    title: say('explore.title'),
    intro: say('explore.intro'),
    conditions: say('explore.controls'),
    language: nameOf(otherThan(shown.locale)),
    presenter: say(isPresenting() ? 'explore.present.end' : 'explore.present'),
  }
  for (const [id, text] of Object.entries(texts)) element(id).textContent = text
  element('controls').setAttribute('aria-label', say('explore.controls'))
  element('results').setAttribute('aria-label', say('explore.results'))
}

const showAll = (shown: Shown): void => {
  showFrame(shown)
  showControls(shown)
  showStatus(shown)
  showResults(shown)
}

/** Only the answer, in large type, and back. */
const present = (shown: Shown): void => {
  document.body.classList.toggle('presenting')
  showFrame(shown)
}

type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>

const onAnswer = (shown: Shown, reply: ReplyOf<'answer'>): void => {
  Object.assign(shown, { report: reply.report, stage: reply.stage, state: reply.stage })
  if (!isTyping(document.activeElement)) showControls(shown)
  showResults(shown)
  showStatus(shown)
  document.dispatchEvent(new CustomEvent('konkyo', { detail: reply }))
}

const onFailure = (shown: Shown, reply: ReplyOf<'refused' | 'broken'>): void => {
  shown.state = reply.kind
  shown.faults =
    reply.kind === 'refused' ? reply.faults.map((fault) => faultText(fault, languageOf(shown))) : [reply.text]
  showStatus(shown)
}

/** A link that was opened in the page itself. */
const follow = (shown: Shown): void => {
  const { plan, gpus, locale } = linkedIn(location.hash)
  const settings = plan === null ? shown.start : settingsFrom(plan)
  const isOwn = yamlOf(settings) === yamlOf(shown.settings) && gpus === shown.gpus
  Object.assign(shown, { settings, gpus, locale: locale ?? shown.locale })
  if (isOwn) return
  showAll(shown)
  ask(shown)
}

const onReady = (shown: Shown, plan: string): void => {
  const linked = linkedIn(location.hash)
  shown.start = settingsFrom(plan)
  shown.settings = linked.plan === null ? shown.start : settingsFrom(linked.plan)
  showAll(shown)
  ask(shown)
}

/** Answers to questions that a newer one has overtaken are not shown. */
const onReply = (shown: Shown, reply: Reply): void => {
  if (reply.kind === 'ready') onReady(shown, reply.plan)
  else if (reply.id < shown.id) return
  else if (reply.kind === 'answer') onAnswer(shown, reply)
  else onFailure(shown, reply)
}

const switchLanguage = (shown: Shown): void => {
  shown.locale = otherThan(shown.locale)
  writeLink(shown)
  showAll(shown)
}

const onKey = (shown: Shown, { key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): void => {
  const isPlain = !ctrlKey && !metaKey && !altKey && !isTyping(target)
  if ((key === 'p' && isPlain) || (key === 'Escape' && isPresenting())) present(shown)
}

const listen = (shown: Shown): void => {
  element('language').addEventListener('click', () => switchLanguage(shown))
  element('conditions').addEventListener('click', () => element('controls').scrollIntoView())
  element('presenter').addEventListener('click', () => present(shown))
  globalThis.addEventListener('hashchange', () => follow(shown))
  document.addEventListener('keydown', (event) => onKey(shown, event))
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((files) => take(shown, files))
  })
}

/** Opens the page: shows the answer to the embedded question, and answers what is changed. */
export const openPage = (): void => {
  const linked = linkedIn(location.hash)
  const own = document.documentElement.lang
  const shown: Shown = {
    send: startWorker((reply) => onReply(shown, reply)),
    timer: undefined,
    locale: linked.locale ?? (isLocale(own) ? own : locales[0]),
    start: {},
    settings: {},
    gpus: linked.gpus,
    id: 0,
    state: 'reading',
    stage: 'whole',
    report: null,
    faults: [],
  }
  listen(shown)
  showAll(shown)
  shown.send({ kind: 'embedded', base64: element('grounds').textContent ?? '' })
}
