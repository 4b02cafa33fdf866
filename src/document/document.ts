import { versionOf } from '../model/history.ts'
import { bannerText } from './nature.ts'
import type { Document, Section, Volume } from './block.ts'
import { bodyOf } from './body/body.ts'
import { type OwnChapter, withChapters } from './chapters.ts'
import { coverOf } from './cover.ts'
import { evidenceOf } from './evidence/evidence.ts'
import { localText } from './speech.ts'
import { groundsIn, type GroundsOf } from './trail/leaves.ts'
import { traced } from './trail/formula-text.ts'
import type { Edition } from './edition.ts'

const sectionsOf = (edition: Edition, volume: Volume, groundsOf: GroundsOf): readonly Section[] =>
  volume === 'body' ? bodyOf(edition) : evidenceOf(edition, groundsOf)

const markOf = ({ report, list, say }: Edition): string => {
  const [number, version] = [report.plan.document.number, versionOf(report)]
  return list([...(number === null ? [] : [number]), ...(version === null ? [] : [say('cover.mark', { version })])])
}

/** What a document has that is not konkyo's: chapters, and files in place of templates. */
export interface Own {
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
