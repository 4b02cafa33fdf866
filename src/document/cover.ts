import type { Language } from '../i18n/language.ts'
import { historyOf, type Version, versionOf } from '../model/history.ts'
import type { Report } from '../model/report.ts'
import { type Cover, left, table, type Table, type Volume, rowOf } from './block.ts'
import { gradeMeaning } from './meanings.ts'
import { revisionText } from './revision-text.ts'
import { localText, slaText } from './speech.ts'
import type { Edition } from './edition.ts'

const withoutAnswer = (all: readonly { readonly grade: Report['grade'] }[]) => ({
  unanswered: all.filter(({ grade }) => grade === 'D').length,
  all: all.length,
})

/** The grade with its meaning, and how many questions, or else layouts, it leaves out because they have no answer. */
const gradeText = (edition: Edition): string => {
  const { grade, series, decisions } = edition.report
  const text = edition.say('grade.text', { grade, meaning: gradeMeaning(grade, series, edition) })
  const [questions, layouts] = [withoutAnswer(decisions), withoutAnswer(series)]
  if (grade === 'D') return text
  if (questions.unanswered > 0) return edition.say('grade.partly.questions', { text, ...questions })
  return layouts.unanswered > 0 ? edition.say('grade.partly', { text, ...layouts }) : text
}

const factsOf = (edition: Edition, templates: readonly string[]): Cover['facts'] => {
  const { plan, createdAt, tool } = edition.report
  const { number, company } = plan.document
  const texts = {
    number,
    version: versionOf(edition.report),
    date: edition.date(createdAt),
    company: localText(company, edition),
    author: localText(plan.author, edition),
    sla: slaText(plan.sla, edition),
    grade: gradeText(edition),
    tool: `${tool.name} ${tool.version}`,
    templates: templates.length > 0 ? edition.list(templates) : null,
  }
  return (Object.keys(texts) as (keyof typeof texts)[]).flatMap((id) => {
    const text = texts[id]
    return text === null ? [] : [{ term: edition.say(`cover.${id}`), text }]
  })
}

const approvalsOf = (edition: Edition): Cover['approvals'] =>
  (
    [
      ['author', edition.report.plan.author],
      ['reviewer', edition.report.plan.document.reviewer],
      ['approver', edition.report.plan.document.approver],
    ] as const
  ).map(([role, name]) => ({ role: edition.say(`cover.${role}`), name: localText(name, edition) ?? '' }))

/** More that were made would push the contents from their page. */
const mostMade = 8

/** All that the plan states, and the last that were made. */
const shownVersions = (report: Report): readonly Version[] => {
  const made = historyOf(report).filter((one) => one.made)
  const earlier = new Set(made.slice(0, -mostMade).map((one) => one.made))
  return historyOf(report).filter((one) => !one.made || !earlier.has(one.made))
}

const changesText = ({ made, stated }: Version, language: Language): string =>
  made ? revisionText(made, language) : (localText(stated?.changes ?? null, language) ?? '')

const revisionsOf = (edition: Edition): Table | null => {
  const shown = shownVersions(edition.report)
  if (shown.length === 0) return null
  const earlier = historyOf(edition.report).length - shown.length
  const rows = shown.map((one) =>
    rowOf(
      one.version,
      edition.date(one.date),
      changesText(one, edition),
      localText(one.stated?.author ?? null, edition) ?? '—',
    ),
  )
  return table(
    edition.say('cover.revisions'),
    (['version', 'date', 'changes', 'author'] as const).map((id) => left(edition.say(`cover.${id}`))),
    earlier === 0 ? rows : [rowOf('…', '', edition.say('cover.earlier', { count: earlier }), ''), ...rows],
  )
}

/** A name that bears its title of respect already is not given a second one. */
const customerText = (name: string, { locale, say }: Language): string =>
  locale === 'ja' && /(様|御中|殿)$/.test(name.trim()) ? name.trim() : say('cover.customer', { customer: name })

/** Who the document is for, what it is, and who answers for it; only the body is signed. */
export const coverOf = (edition: Edition, volume: Volume, templates: readonly string[] = []): Cover => {
  const { customer, document } = edition.report.plan
  const name = localText(customer, edition)
  return {
    company: localText(document.company, edition),
    customer: name === null ? null : customerText(name, edition),
    confidentiality: localText(document.confidentiality, edition),
    facts: factsOf(edition, templates),
    approvals: volume === 'body' ? approvalsOf(edition) : [],
    revisions: volume === 'body' ? revisionsOf(edition) : null,
  }
}
