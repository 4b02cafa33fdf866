import type { Language } from '../i18n/language.ts'
import { historyOf, type Version, versionOf } from '../model/history.ts'
import type { Report } from '../model/report.ts'
import { cell, type Cover, left, table, type Table, type Volume } from './block.ts'
import { gradeMeaning } from './meanings.ts'
import { revisionText } from './revision-text.ts'
import { localText, slaText } from './speech.ts'

const withoutAnswer = (all: readonly { readonly grade: Report['grade'] }[]) => ({
  unanswered: all.filter(({ grade }) => grade === 'D').length,
  all: all.length,
})

/** The grade with its meaning, and how many questions, or else layouts, it leaves out because they have no answer. */
const gradeText = ({ grade, series, decisions }: Report, language: Language): string => {
  const text = language.say('grade.text', { grade, meaning: gradeMeaning(grade, series, language) })
  const [questions, layouts] = [withoutAnswer(decisions), withoutAnswer(series)]
  if (grade === 'D') return text
  if (questions.unanswered > 0) return language.say('grade.partly.questions', { text, ...questions })
  return layouts.unanswered > 0 ? language.say('grade.partly', { text, ...layouts }) : text
}

const factsOf = (report: Report, language: Language, templates: readonly string[]): Cover['facts'] => {
  const { plan, createdAt, tool } = report
  const { number, company } = plan.document
  const texts = {
    number,
    version: versionOf(report),
    date: language.date(createdAt),
    company: localText(company, language),
    author: localText(plan.author, language),
    sla: slaText(plan.sla, language),
    grade: gradeText(report, language),
    tool: `${tool.name} ${tool.version}`,
    templates: templates.length > 0 ? language.list(templates) : null,
  }
  return (Object.keys(texts) as (keyof typeof texts)[]).flatMap((id) => {
    const text = texts[id]
    return text === null ? [] : [{ term: language.say(`cover.${id}`), text }]
  })
}

const approvalsOf = ({ plan: { author, document } }: Report, language: Language): Cover['approvals'] =>
  (
    [
      ['author', author],
      ['reviewer', document.reviewer],
      ['approver', document.approver],
    ] as const
  ).map(([role, name]) => ({ role: language.say(`cover.${role}`), name: localText(name, language) ?? '' }))

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

const revisionsOf = (report: Report, language: Language): Table | null => {
  const shown = shownVersions(report)
  if (shown.length === 0) return null
  const earlier = historyOf(report).length - shown.length
  const rows = shown.map((one) => [
    cell(one.version, { header: true }),
    cell(language.date(one.date)),
    cell(changesText(one, language)),
    cell(localText(one.stated?.author ?? null, language) ?? '—'),
  ])
  return table(
    language.say('cover.revisions'),
    (['version', 'date', 'changes', 'author'] as const).map((id) => left(language.say(`cover.${id}`))),
    earlier === 0
      ? rows
      : [
          [cell('…', { header: true }), cell(''), cell(language.say('cover.earlier', { count: earlier })), cell('')],
          ...rows,
        ],
  )
}

/** A name that bears its title of respect already is not given a second one. */
const customerText = (name: string, language: Language): string =>
  language.locale === 'ja' && /(様|御中|殿)$/.test(name.trim())
    ? name.trim()
    : language.say('cover.customer', { customer: name })

/** Who the document is for, what it is, and who answers for it; only the body is signed. */
export const coverOf = (
  report: Report,
  volume: Volume,
  language: Language,
  templates: readonly string[] = [],
): Cover => {
  const { customer, document } = report.plan
  const name = localText(customer, language)
  return {
    company: localText(document.company, language),
    customer: name === null ? null : customerText(name, language),
    confidentiality: localText(document.confidentiality, language),
    facts: factsOf(report, language, templates),
    approvals: volume === 'body' ? approvalsOf(report, language) : [],
    revisions: volume === 'body' ? revisionsOf(report, language) : null,
  }
}
