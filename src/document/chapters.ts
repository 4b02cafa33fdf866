import type { Language } from '../i18n/language.ts'
import type { Locale } from '../i18n/locale.ts'
import { chapterPlaces } from '../model/documents.ts'
import { type Block, note, type Section, type Volume } from './block.ts'

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
