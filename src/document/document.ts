import type { Language } from '../i18n/language.ts'
import type { Locale } from '../i18n/locale.ts'
import { chapterPlaces } from '../model/documents.ts'
import { versionOf } from '../model/history.ts'
import { type Block, type Document, type Section, type Volume, note } from './block.ts'
import { bodyOf } from './body/body.ts'
import { coverOf } from './cover.ts'
import type { Edition } from './edition.ts'
import { evidenceOf } from './evidence/evidence.ts'
import { bannerText } from './nature.ts'
import { localText } from './speech.ts'
import { traced } from './trail/formula-text.ts'
import { type GroundsOf, groundsIn } from './trail/leaves.ts'

/** A chapter that is not konkyo's. */
export interface OwnChapter {
  readonly id: string
  readonly volume: Volume
  /** Part of the volume that it follows. */
  readonly after: string
  readonly texts: Readonly<Record<Locale, { readonly title: string; readonly blocks: readonly Block[] }>>
}

/** How many sections there are up to a part, or up to the last before it where the report has none. */
const placeOf = (after: string, sections: readonly Section[], volume: Volume): number => {
  const parts: readonly string[] = chapterPlaces[volume]
  const before = new Set(parts.slice(0, parts.indexOf(after) + 1))
  if (after === 'end') return sections.length
  return sections.findLastIndex(({ id }) => before.has(id.startsWith('workload') ? 'workloads' : id)) + 1
}

const sectionOf = ({ id, texts }: OwnChapter, { locale, say }: Language): Section => {
  const { title, blocks } = texts[locale]
  return { id, title, page: true, blocks: [note(say('chapter.note')), ...blocks] }
}

/** The sections of a volume with the chapters that belong to it, each saying that it is not konkyo's. */
export const withChapters = (
  sections: readonly Section[],
  chapters: readonly OwnChapter[],
  volume: Volume,
  language: Language,
): readonly Section[] => {
  const placed = chapters
    .filter((chapter) => chapter.volume === volume)
    .map((chapter) => ({ place: placeOf(chapter.after, sections, volume), section: sectionOf(chapter, language) }))
  const at = (place: number) => placed.filter((one) => one.place === place).map(({ section }) => section)
  return [...at(0), ...sections.flatMap((section, i) => [section, ...at(i + 1)])]
}

const sectionsOf = (edition: Edition, volume: Volume, groundsOf: GroundsOf): readonly Section[] =>
  volume === 'body' ? bodyOf(edition) : evidenceOf(edition, groundsOf)

const markOf = ({ report, list, say }: Edition): string => {
  const [number, version] = [report.plan.document.number, versionOf(report)]
  return list([...(number === null ? [] : [number]), ...(version === null ? [] : [say('cover.mark', { version })])])
}

/** What a document has that is not konkyo's: chapters, and files in place of templates. */
interface Own {
  readonly chapters: readonly OwnChapter[]
  readonly templates: readonly string[]
}

/** Report and language → one volume of the document: the body, which decides, or the evidence, which proves it. */
export const documentOf = (
  edition: Edition,
  volume: Volume,
  groundsOf: GroundsOf = groundsIn(edition.report),
  own: Own = { chapters: [], templates: [] },
): Document => {
  return {
    volume,
    lang: edition.locale,
    title: localText(edition.report.plan.title, edition) ?? edition.say('cover.title'),
    subtitle: edition.say(`cover.subtitle.${volume}`),
    cover: coverOf(edition, volume, own.templates),
    mark: markOf(edition),
    banner: bannerText(edition),
    heads: {
      contents: edition.say('cover.contents'),
      figures: edition.say('cover.figures'),
      tables: edition.say('cover.tables'),
    },
    sections: withChapters(
      traced(sectionsOf(edition, volume, groundsOf), edition, groundsOf),
      own.chapters,
      volume,
      edition,
    ),
  }
}
