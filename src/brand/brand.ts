import { realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { OwnChapter } from '../document/document.ts'
import { UserError } from '../errors.ts'
import { readPlanFile } from '../question/plan-file.ts'
import { readChapter } from './chapters.ts'
import { type Colours, coloursOf } from './colours.ts'
import { type OwnFont, readFontFile } from './font.ts'
import { type Picture, readPicture } from './image.ts'
import type { Named, OnRead } from './own-file.ts'
import { type OwnTemplates, readTemplates } from './templates.ts'

/** What a document looks like beyond what is konkyo's, and what it says besides. */
export interface Brand {
  readonly logo: Picture | null
  readonly customerLogo: Picture | null
  readonly colours: Colours
  readonly font: OwnFont | null
  readonly chapters: readonly OwnChapter[]
  readonly templates: OwnTemplates
}

export const noBrand: Brand = {
  logo: null,
  customerLogo: null,
  colours: coloursOf(null, null),
  font: null,
  chapters: [],
  templates: { partials: [], style: '', names: [] },
}

/** All that can be read, or one error with all that cannot. */
const together = async <T extends readonly Promise<unknown>[]>(parts: T): Promise<void> => {
  const outcomes = await Promise.allSettled(parts)
  const causes = outcomes.flatMap((outcome): readonly unknown[] =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  )
  const [first, ...also] = causes
  if (first === undefined) return
  const told = [first, ...also].filter((one) => one instanceof UserError)
  if (told.length < causes.length || !(first instanceof UserError)) throw first
  throw new UserError(first.code, first.values, { also: told.slice(1) })
}

/** The brand of a plan file. Throws the UserErrors of its parts, of all that is wrong together. */
export const readBrand = async (planPath: string, cwd: string, onRead?: OnRead): Promise<Brand> => {
  const { values, where: at } = await readPlanFile(planPath, cwd)
  const { logo, customerLogo, colours, font, chapters = [], templates } = values.brand ?? {}
  const root = await realpath(dirname(resolve(cwd, planPath)))
  const read = async <T>(
    key: string,
    path: string | undefined,
    reader: (named: Named) => Promise<T>,
  ): Promise<T | null> =>
    path === undefined ? null : reader({ path, from: root, root, where: at('brand', key), onRead })
  const parts = {
    logo: read('logo', logo, readPicture),
    customerLogo: read('customerLogo', customerLogo, readPicture),
    regular: read('font', typeof font === 'object' ? font.regular : font, readFontFile),
    bold: read('font', typeof font === 'object' ? font.bold : undefined, readFontFile),
    templates: read('templates', templates, readTemplates),
  }
  const own = chapters.map((chapter, i) => readChapter(chapter, i + 1, { root, at, onRead }))
  await together([...Object.values(parts), ...own])
  const regular = await parts.regular
  return {
    logo: await parts.logo,
    customerLogo: await parts.customerLogo,
    colours: coloursOf(colours?.primary ?? null, colours?.accent ?? null),
    font: regular && { regular, bold: (await parts.bold) ?? (regular.hasWeights ? regular : null) },
    chapters: await Promise.all(own),
    templates: (await parts.templates) ?? noBrand.templates,
  }
}
