import type { Report, Revision } from './report.ts'

type Stated = Report['plan']['document']['revisions'][number]

/** A version of the document, as the plan states it or as it was made of another answer. */
export interface Version {
  readonly version: string
  readonly date: string
  readonly stated: Stated | null
  readonly made: Revision | null
}

type Told = Pick<Report, 'plan' | 'revisions'>

const day = ({ date }: Version): string => date.slice(0, 10)

/** All versions, newest last; of one day those that the plan states come first. */
export const historyOf = ({ plan: { document }, revisions }: Told): readonly Version[] =>
  [
    ...document.revisions.map(({ version, date }, i) => ({
      version,
      date,
      stated: document.revisions[i]!,
      made: null,
    })),
    ...revisions.map((made) => ({ version: made.version, date: made.date, stated: null, made })),
  ].toSorted((a, b) => (day(a) < day(b) ? -1 : Number(day(a) > day(b))))

/** The version of the document: the last that was made, unless the plan states a later one; null where there is none. */
export const versionOf = (report: Told): string | null => {
  const last = historyOf(report).at(-1)
  return last?.made ? last.version : report.plan.document.version
}

/** `1.9` → `1.10`, `Rev. 2` → `Rev. 3`, `A` → `A.1`. */
export const nextVersion = (version: string): string => {
  const [, head, number, tail] = /^(.*?)(\d+)(\D*)$/s.exec(version) ?? []
  return number === undefined ? `${version}.1` : `${head}${Number(number) + 1}${tail}`
}
