import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'
import { syntheticMakers } from './answer.ts'
import type { Document } from './block.ts'
import { glossary, method } from './sections/appendix.ts'
import { assumptions } from './sections/assumptions.ts'
import { cost } from './sections/cost.ts'
import { demand } from './sections/demand.ts'
import { conclusion } from './sections/conclusion.ts'
import { conditions } from './sections/conditions.ts'
import { findings } from './sections/findings.ts'
import { mixes } from './sections/mix.ts'
import { points } from './sections/points.ts'
import { sources } from './sections/sources.ts'
import { trail } from './sections/trail.ts'
import { workloads } from './sections/workloads.ts'
import { localText, slaText } from './speech.ts'
import { groundsIn, type GroundsOf } from './trail/leaves.ts'
import { traced } from './trail/formula-text.ts'

/** The grade with its meaning, and how many answers it leaves out because they are none. */
const gradeText = ({ grade, series }: Report, language: Language): string => {
  const text = language.say('grade.text', { grade, meaning: language.say(`grade.${grade}`) })
  const unanswered = series.filter((one) => one.grade === 'D').length
  return grade === 'D' || unanswered === 0
    ? text
    : language.say('grade.partly', { text, unanswered, all: series.length })
}

/** Report and language → the document: conclusion first, then its grounds, then the evidence. */
export const documentOf = (report: Report, language: Language, groundsOf: GroundsOf = groundsIn(report)): Document => {
  const customer = localText(report.plan.customer, language)
  const author = localText(report.plan.author, language)
  const makers = syntheticMakers(report)
  const fact = (id: 'date' | 'author' | 'tool' | 'sla' | 'grade', text: string) => ({
    term: language.say(`cover.${id}`),
    text,
  })
  return {
    lang: language.locale,
    title: localText(report.plan.title, language) ?? language.say('cover.title'),
    subtitle: language.say('cover.subtitle'),
    customer: customer === null ? null : language.say('cover.customer', { customer }),
    facts: [
      fact('date', language.date(report.createdAt)),
      ...(author === null ? [] : [fact('author', author)]),
      fact('sla', slaText(report.plan.sla, language)),
      fact('grade', gradeText(report, language)),
      fact('tool', `konkyo ${report.tool.version}`),
    ],
    banner: makers.length > 0 ? language.say('synthetic.banner', { makers: language.list(makers) }) : null,
    contents: language.say('cover.contents'),
    sections: traced(
      [
        conclusion(report, language),
        assumptions(report, language),
        ...workloads(report, language),
        ...mixes(report, language),
        ...demand(report, language),
        ...cost(report, language),
        findings(report, language),
        conditions(report, language),
        points(report, language),
        sources(report, language),
        trail(report, language, groundsOf),
        method(report, language),
        glossary(language),
      ],
      report,
      language,
      groundsOf,
    ),
  }
}
