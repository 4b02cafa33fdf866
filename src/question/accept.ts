import { audits, isAuditId, type AuditId } from '../audits/index.ts'
import { UserError } from '../errors.ts'
import { meant } from './nearest.ts'

/** Audits by their ids, from `V05,V12` or a list; each once, in order. Else UserError badChoice. */
export const parseAccept = (text: string | readonly string[], where: string): readonly AuditId[] => {
  const asked = (typeof text === 'string' ? text.split(',') : text).map((one) => one.trim().toUpperCase())
  const known = Object.keys(audits)
  const strange = asked.find((one) => !isAuditId(one))
  if (strange !== undefined)
    throw new UserError('badChoice', { where, text: strange, choices: known.join(', '), ...meant(strange, known) })
  return [...new Set(asked.filter(isAuditId))].toSorted()
}
