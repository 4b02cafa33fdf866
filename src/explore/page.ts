import { createLanguage, type Language } from '../i18n/language.ts'
import { isLocale, type Locale, locales } from '../i18n/locale.ts'
import type { Report } from '../model/report.ts'
import { visible } from '../visible.ts'
import { controlsOf } from './controls.ts'
import { h } from './dom.ts'
import { droppedFiles } from './files.ts'
import { linkedIn, linkOf } from './link.ts'
import type { Fault, GivenFile, Question, Reply } from './messages.ts'
import { resultsOf } from './results.ts'
import { type Settings, settingsFrom, yamlOf } from './settings.ts'

/** What is shown: computing and reading show the answer before, struck through. */
type State = 'reading' | 'computing' | 'verdicts' | 'whole' | 'refused' | 'broken'

/** All that the page knows; the one place that changes. */
interface Shown {
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

const element = (id: string): HTMLElement => document.getElementById(id)!

const startWorker = (onReply: (reply: Reply) => void): ((question: Question) => void) => {
  const program = new Blob([element('program').textContent ?? ''], { type: 'text/javascript' })
  const worker = new Worker(URL.createObjectURL(program))
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => onReply(data))
  worker.addEventListener('error', ({ message }) => onReply({ kind: 'broken', id: Infinity, text: message }))
  return (question) =>
    worker.postMessage(question, question.kind === 'files' ? question.files.map(({ bytes }) => bytes) : [])
}

/** A file made of text, which the browser saves. */
const save = (name: string, text: string): void => {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/yaml' })), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

const numberOf = (text: string): number | null => (Number(text) > 0 ? Number(text) : null)

const faultText = ({ code, values }: Fault, language: Language): string =>
  language.say(`error.${code}`, { near: '', ...values })

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea, summary') !== null

/** Opens the page: shows the answer to the embedded question, and answers what is changed. */
export const openPage = (): void => {
  const linked = linkedIn(location.hash)
  const own = document.documentElement.lang
  const shown: Shown = {
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
  let timer: ReturnType<typeof setTimeout> | undefined
  const language = (): Language => createLanguage(shown.locale)

  const showStatus = (): void => {
    const { state, faults } = shown
    document.body.dataset['state'] = state
    element('results').setAttribute(
      'aria-busy',
      String(state === 'computing' || state === 'verdicts' || state === 'reading'),
    )
    element('status').replaceChildren(
      h('span', { class: `state ${state}` }, language().say(`explore.state.${state}`)),
      ...faults.map((fault) => h('p', { class: 'fault' }, visible(fault))),
    )
  }

  const showResults = (): void => {
    const { report, stage, gpus } = shown
    if (report)
      element('results').replaceChildren(
        ...resultsOf(report, stage, numberOf(gpus), language()).filter((one) => one !== null),
      )
  }

  const writeLink = (): void => {
    const plan = yamlOf(shown.settings)
    const isChanged = plan !== yamlOf(shown.start)
    location.replace(linkOf({ plan: isChanged ? plan : null, gpus: shown.gpus, locale: shown.locale }))
  }

  const ask = (): void => {
    shown.id += 1
    shown.state = 'computing'
    shown.faults = []
    showStatus()
    clearTimeout(timer)
    timer = setTimeout(() => {
      writeLink()
      send({ kind: 'ask', id: shown.id, plan: yamlOf(shown.settings) })
    }, 150)
  }

  const showControls = (): void =>
    controlsOf(element('controls'), {
      language: language(),
      settings: () => shown.settings,
      set: (settings) => {
        shown.settings = settings
        ask()
      },
      report: shown.report,
      gpus: shown.gpus,
      setGpus: (gpus) => {
        shown.gpus = gpus
        writeLink()
        showResults()
      },
      reset: () => {
        shown.settings = shown.start
        shown.gpus = ''
        showControls()
        ask()
      },
      save: () => save('konkyo.yaml', yamlOf(shown.settings)),
      copyLink: async () => navigator.clipboard.writeText(location.href),
      present,
      take,
    })

  const showAll = (): void => {
    const say = language().say
    document.documentElement.lang = shown.locale
    document.title = say('explore.title')
    element('title').textContent = say('explore.title')
    element('intro').textContent = say('explore.intro')
    element('language').textContent = say('explore.language')
    element('presenter').textContent = say(
      document.body.classList.contains('presenting') ? 'explore.present.end' : 'explore.present',
    )
    element('controls').setAttribute('aria-label', say('explore.controls'))
    element('results').setAttribute('aria-label', say('explore.results'))
    showControls()
    showStatus()
    showResults()
  }

  const present = (): void => {
    document.body.classList.toggle('presenting')
    showAll()
  }

  const take = (files: readonly GivenFile[]): void => {
    if (files.length === 0) return
    send({ kind: 'files', files })
    ask()
  }

  const onAnswer = (reply: Extract<Reply, { kind: 'answer' }>): void => {
    const isFirst = shown.report === null
    shown.report = reply.report
    shown.stage = reply.stage
    shown.state = reply.stage
    if (isFirst || reply.stage === 'whole') if (!isTyping(document.activeElement)) showControls()
    showResults()
    showStatus()
    document.dispatchEvent(new CustomEvent('konkyo', { detail: reply }))
  }

  const onReply = (reply: Reply): void => {
    if (reply.kind === 'ready') {
      shown.start = settingsFrom(reply.plan)
      shown.settings = linked.plan === null ? shown.start : settingsFrom(linked.plan)
      showAll()
      ask()
    } else if (reply.id < shown.id) return
    else if (reply.kind === 'answer') onAnswer(reply)
    else {
      shown.state = reply.kind
      shown.faults = reply.kind === 'refused' ? reply.faults.map((fault) => faultText(fault, language())) : [reply.text]
      showStatus()
    }
  }

  const send = startWorker(onReply)
  element('language').addEventListener('click', () => {
    shown.locale = locales.find((one) => one !== shown.locale) ?? shown.locale
    writeLink()
    showAll()
  })
  element('presenter').addEventListener('click', present)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) present()
    if (event.key === 'Escape' && document.body.classList.contains('presenting')) present()
  })
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(take)
  })
  showAll()
  send({ kind: 'embedded', base64: element('grounds').textContent ?? '' })
}
