import type { Block } from '../document/block.ts'
import { documentOf } from '../document/document.ts'
import { localText } from '../document/speech.ts'
import { traced } from '../document/trail/formula-text.ts'
import { groundsIn } from '../document/trail/leaves.ts'
import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'
import { briefReport } from './brief.ts'
import { conclusion } from './conclusion.ts'
import { conditions } from './conditions.ts'
import type { Draft, Subject } from './draft.ts'
import { firstSlide } from './first-slide.ts'
import { cut, sizeOf } from './fit.ts'
import { growth } from './growth.ts'
import { next } from './next.ts'
import { notesOf } from './notes.ts'
import { options } from './options.ts'
import { results } from './results.ts'
import { risks } from './risks.ts'
import { scope } from './scope.ts'
import type { Deck, Slide } from './slide.ts'
import { frame, type Look, sizes, theme, themeOf } from './theme.ts'
import { users } from './users.ts'

const titleSizes = [sizes.title, 22, sizes.lead] as const

const framed = (draft: Draft, subject: Subject): Slide => {
  const size = sizeOf([draft.title], frame.title, titleSizes)
  const text = cut(draft.title, frame.title.width, size, 2)
  return {
    id: draft.id,
    kicker: draft.kicker,
    title: { text, size, bold: true, colour: 'strong' },
    parts: draft.parts,
    notes: notesOf(draft, subject),
  }
}

/** In the order in which a customer asks: what, under what, for what, against what, why, for whom, what if, what next. */
const draftsOf = (subject: Subject): readonly Draft[] => [
  conclusion(subject),
  conditions(subject),
  scope(subject),
  options(subject),
  results(subject),
  ...users(subject),
  ...growth(subject),
  risks(subject),
  next(subject),
]

/** The design rationale as slides, which say what the document says. */
export const deckOf = (whole: Report, language: Language, look: Look | null = null): Deck => {
  const report = briefReport(whole)
  const grounds = groundsIn(report)
  const document = documentOf(report, 'body', language, grounds)
  const ofBlocks = (blocks: readonly Block[]): readonly Block[] =>
    traced([{ id: '', title: '', blocks }], report, language, grounds)[0]!.blocks
  const subject = { report, document, language, traced: ofBlocks }
  const foot = [document.mark, document.cover.confidentiality].filter((text) => text !== null && text !== '')
  return {
    lang: language.locale,
    theme: look ? themeOf(look) : theme,
    logos: { logo: look?.logo ?? null, customerLogo: look?.customerLogo ?? null },
    title: document.title,
    author: localText(report.plan.author, language),
    createdAt: report.createdAt,
    foot: cut(foot.length > 0 ? foot.join('  |  ') : document.title, 760, sizes.least, 1),
    banner: document.banner === null ? null : cut(document.banner, frame.banner.width - 40, sizes.least, 1),
    slides: [
      firstSlide(subject, [language.say('slides.notes.document')]),
      ...draftsOf(subject).map((draft) => framed(draft, subject)),
    ],
  }
}
