/**
 * Milliseconds of a date as benchmark clients write it: `YYYYMMDD-HHMMSS` in local time without a zone, or ISO 8601.
 * Without a zone it is taken for UTC, so that differences within one machine hold. Null when it is neither.
 */
export const dateOf = (text: string | null): number | null => {
  const match = /^(\d{4})(\d{2})(\d{2})(?:-(\d{2})(\d{2})(\d{2}))?$/.exec(text?.trim() ?? '')
  if (match) {
    const [, year, month, day, hours = '00', minutes = '00', seconds = '00'] = match
    return instant(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  }
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text?.trim() ?? '',
  )
  if (!iso) return null
  const zoned = iso[1] !== undefined || iso[0].length === 10
  return instant(zoned ? iso[0] : `${iso[0].replace(' ', 'T')}Z`)
}

const instant = (iso: string): number | null => {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? null : time
}
