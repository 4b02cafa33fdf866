import type { Comparison, QuestionPart } from '../comparing/comparison.ts'
import { slaText } from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

type Plan = Report['plan']

const spoken: Readonly<Record<QuestionPart, (plan: Plan, language: Language) => string>> = {
  sla: ({ sla }, language) => slaText(sla, language),
  demand: () => '',
  overflow: ({ overflow }, language) => language.value(overflow, 'percent'),
  headroom: () => '',
  repeatPolicy: ({ repeatPolicy }) => repeatPolicy,
  accept: ({ accept }, language) => language.list(accept) || '—',
}

/** What was asked of both, and each part in which the questions differ. */
export const questionLines = (
  { question }: Comparison,
  { old, new: next }: { readonly old: Report; readonly new: Report },
  language: Language,
): readonly string[] => [
  ...question.map((part) =>
    language.say(`compare.question.${part}`, {
      old: spoken[part](old.plan, language),
      new: spoken[part](next.plan, language),
    }),
  ),
  ...(question.includes('sla')
    ? []
    : [language.say('compare.question.same', { sla: slaText(next.plan.sla, language) })]),
]
