import type { Language } from '../i18n/language.ts'
import { versionOf } from '../model/history.ts'
import type { Report } from '../model/report.ts'
import { bannerText } from './nature.ts'
import type { Document, Section, Volume } from './block.ts'
import { bodyOf } from './body/body.ts'
import { type OwnChapter, withChapters } from './chapters.ts'
import { coverOf } from './cover.ts'
import { evidenceOf } from './evidence/evidence.ts'
import { localText } from './speech.ts'
import { groundsIn, type GroundsOf } from './trail/leaves.ts'
import { traced } from './trail/formula-text.ts'

const sectionsOf = (report: Report, volume: Volume, language: Language, groundsOf: GroundsOf): readonly Section[] =>
  volume === 'body' ? bodyOf(report, language) : evidenceOf(report, language, groundsOf)

const markOf = (report: Report, language: Language): string => {
  const [number, version] = [report.plan.document.number, versionOf(report)]
  return language.list([
    ...(number === null ? [] : [number]),
    ...(version === null ? [] : [language.say('cover.mark', { version })]),
  ])
}

/** What a document has that is not konkyo's: chapters, and files in place of templates. */
export interface Own {
  readonly chapters: readonly OwnChapter[]
  readonly templates: readonly string[]
}

/** Report and language → one volume of the document: the body, which decides, or the evidence, which proves it. */
export const documentOf = (
  report: Report,
  volume: Volume,
  language: Language,
  groundsOf: GroundsOf = groundsIn(report),
  own: Own = { chapters: [], templates: [] },
): Document => {
  return {
    volume,
    lang: language.locale,
    title: localText(report.plan.title, language) ?? language.say('cover.title'),
    subtitle: language.say(`cover.subtitle.${volume}`),
    cover: coverOf(report, volume, language, own.templates),
    mark: markOf(report, language),
    banner: bannerText(report, language),
    heads: {
      contents: language.say('cover.contents'),
      figures: language.say('cover.figures'),
      tables: language.say('cover.tables'),
    },
    sections: withChapters(
      traced(sectionsOf(report, volume, language, groundsOf), report, language, groundsOf),
      own.chapters,
      volume,
      language,
    ),
  }
}
