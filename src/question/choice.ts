import { audits, isAuditId, type AuditId } from '../audits/index.ts'
import { UserError } from '../errors.ts'
import { locales } from '../i18n/locale.ts'
import { balancers, repeatPolicies } from '../model/plan.ts'
import { formats } from '../model/documents.ts'

/** How many letters must change, or neighbours swap, to make one text of the other (optimal string alignment). */
export const distance = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const [above, twoAbove] = [rows[i - 1]!, rows[i - 2]]
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSwap = twoAbove && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwap ? twoAbove[j - 2]! + 1 : Infinity
      const changed = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(row[j - 1]! + 1, above[j]! + 1, changed, swapped))
    }
    rows.push(row)
  }
  return rows.at(-1)!.at(-1)!
}

/** Longer texts are no slip of the hand, and comparing them takes time. */
const longest = 64

/** `tensor_parallel`, `Tensor-Parallel` and `tensorParallel` are one name. */
const bare = (text: string): string => text.toLowerCase().replace(/[-_\s.]/g, '')

/** The choice that was probably meant: a third of its letters wrong, or its beginning; null where none is near. */
export const nearest = (text: string, choices: readonly string[]): string | null => {
  const written = bare(text)
  if (written === '' || written.length > longest) return null
  const ranked = choices.map((choice) => ({ choice, far: distance(written, bare(choice)) }))
  const [best] = ranked.toSorted((a, b) => a.far - b.far)
  if (best && best.far <= Math.max(1, Math.floor(written.length / 3))) return best.choice
  const begun = choices.filter((choice) => bare(choice).startsWith(written))
  return begun.length === 1 && written.length > 2 ? begun[0]! : null
}

/** The same as a value of an error, to be said after its sentence. */
export const meant = (text: string, choices: readonly string[]): { readonly near?: string } => {
  const near = nearest(text, choices)
  return near === null ? {} : { near }
}

/** The spelling of a flag: `--repeatPolicy` and `--repeat-policy` are one. */
export const spelled = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Audits by their ids, from `V05,V12` or a list; each once, in order. Else UserError badChoice. */
export const parseAccept = (text: string | readonly string[], where: string): readonly AuditId[] => {
  const asked = (typeof text === 'string' ? text.split(',') : text).map((one) => one.trim().toUpperCase())
  const known = Object.keys(audits)
  const strange = asked.find((one) => !isAuditId(one))
  if (strange !== undefined)
    throw new UserError('badChoice', { where, text: strange, choices: known.join(', '), ...meant(strange, known) })
  return [...new Set(asked.filter(isAuditId))].toSorted()
}

/** One of a few words, whatever their case; else UserError badChoice. */
const parseOneOf =
  <const Choice extends string>(choices: readonly Choice[]) =>
  (text: string, where: string): Choice => {
    const found = choices.find((choice) => choice === text.trim().toLowerCase())
    if (!found) throw new UserError('badChoice', { where, text, choices: choices.join(', '), ...meant(text, choices) })
    return found
  }

export const parseRepeatPolicy = parseOneOf(repeatPolicies)
export const parseBalancer = parseOneOf(balancers)

/** Some of a few words, from `html,pdf` or a list; each once, in the order of the choices. Else UserError badChoice. */
const parseSome =
  <const Choice extends string>(choices: readonly Choice[]) =>
  (text: string | readonly string[], where: string): readonly Choice[] => {
    const written = typeof text === 'string' ? text.split(',') : text
    const asked = new Set(written.map((one) => parseOneOf(choices)(one, where)))
    return choices.filter((choice) => asked.has(choice))
  }

export const parseFormats = parseSome(formats)
export const parseLocales = parseSome(locales)
