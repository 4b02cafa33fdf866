import { dirname } from 'node:path'
import type { OwnChapter } from '../document/chapters.ts'
import { UserError } from '../errors.ts'
import { type Locale, locales } from '../i18n/locale.ts'
import type { LocatedPlan } from '../question/located-plan.ts'
import type { PlanFile } from '../question/plan-schema.ts'
import { decode } from '../reading/documents.ts'
import { readPicture } from './image.ts'
import { readMarkdown } from './markdown.ts'
import { type Named, type OnRead, ownFile, ownPath } from './own-file.ts'

/** Of a chapter, bytes. */
const largestChapter = 200_000

type Planned = NonNullable<NonNullable<PlanFile['brand']>['chapters']>[number]
type Text = Exclude<Planned['title'], undefined>

const inLanguage = (text: Text, locale: Locale): string | null =>
  typeof text === 'string' ? text : (text[locale] ?? Object.values(text)[0] ?? null)

const textOf = async (named: Named): Promise<string> => {
  const text = decode(await ownFile(named, largestChapter))
  if (text === null) throw new UserError('chapterNoText', { where: named.where, path: named.path })
  return text
}

const isRemote = (text: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(text)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What links and images of a text may be: images lie beside it, within the folder of the plan. */
const referencesOf = (named: Named, folder: string) => ({
  link: ({ text, line }: { readonly text: string; readonly line: number }): void => {
    if (!/^(?:https?:\/\/|mailto:)/i.test(text))
      throw new UserError('chapterLink', { where: named.where, path: named.path, line, text })
  },
  image: async ({ text, line }: { readonly text: string; readonly line: number }): Promise<string> => {
    if (isRemote(text)) throw new UserError('chapterImage', { where: named.where, path: named.path, line, text })
    return (await readPicture({ ...named, from: folder, path: decoded(text) })).uri
  },
})

const written = async (named: Named, id: string, title: string | null) => {
  const text = await textOf(named)
  const folder = dirname((await ownPath(named)) ?? named.from)
  const own = await readMarkdown(text, { id, ...referencesOf(named, folder) })
  if (title === null && own.title === null)
    throw new UserError('chapterUntitled', { where: named.where, path: named.path })
  return { title: title ?? own.title ?? '', blocks: own.blocksOf(title === null) }
}

/** The chapter at a place of the plan in each language. */
export const readChapter = async (
  { file, title, volume = 'body', after = 'end' }: Planned,
  number: number,
  {
    root,
    at,
    onRead,
  }: { readonly root: string; readonly at: LocatedPlan['where']; readonly onRead: OnRead | undefined },
): Promise<OwnChapter> => {
  const id = `chapter-${number}`
  const inEach = async (locale: Locale) => {
    const path = inLanguage(file, locale) ?? ''
    const named = { path, from: root, root, where: at('brand', 'chapters', number - 1, 'file'), onRead }
    return [locale, await written(named, id, title === undefined ? null : inLanguage(title, locale))] as const
  }
  const texts: Partial<Record<Locale, OwnChapter['texts'][Locale]>> = Object.fromEntries(
    await Promise.all(locales.map(inEach)),
  )
  return { id, volume, after, texts: texts as OwnChapter['texts'] }
}
