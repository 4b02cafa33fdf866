import { limitName, slaText, thresholdText } from '../document/speech.ts'
import { type Draft, type Subject, tablesOf } from './draft.ts'
import type { Part } from './slide.ts'
import { tableIn } from './tables.ts'
import { frame } from './theme.ts'
import { below, textIn } from './parts.ts'

/** More limits than this are in the title alone. */
const cardsAtMost = 4
const { body } = frame
const gap = 10
const cardHeight = 74

/** Each limit of the service level as it has to be kept. */
const limitCards = (subject: Subject): readonly Part[] => {
  const { report } = subject
  const limits = report.plan.sla.limits.slice(0, cardsAtMost)
  const width = (body.width - gap * (limits.length - 1)) / limits.length
  return limits.map(({ id, threshold }, i) => {
    const box = { x: body.x + i * (width + gap), y: body.y, width, height: cardHeight }
    const text = subject.say('slides.scope.limit', { threshold: thresholdText(threshold, subject) })
    const name = { text: limitName(id), size: 14, colour: 'quiet', align: 'center' } as const
    const number = { text, size: 24, bold: true, colour: 'strong', align: 'center' } as const
    return textIn(box, [name, number], { fill: 'tint', middle: true })
  })
}

/** In how many runs it was judged, or that it was in none of those that were read, if any was. */
const titleOf = (subject: Subject): string => {
  const {
    report: { plan, runs, series },
  } = subject
  const judged = series.flatMap(({ points }) =>
    points.flatMap((point) => (point.verdict === 'unknown' ? [] : point.runs)),
  )
  const sla = slaText(plan.sla, subject)
  if (judged.length > 0) return subject.say('slides.scope.title', { sla, runs: judged.length })
  if (runs.length === 0) return subject.say('slides.scope.unloaded', { sla })
  return subject.say('slides.scope.unjudged', { sla, runs: runs.length })
}

/** What is asked for, and what was measured for it. */
export const scope = (subject: Subject): Draft => {
  const [table] = tablesOf(subject, 'scope')
  return {
    id: 'scope',
    kicker: subject.say('body.section.scope'),
    title: titleOf(subject),
    parts: [
      ...limitCards(subject),
      ...(table ? tableIn(table, below(body, body.y + cardHeight + 14), subject).parts : []),
    ],
  }
}
