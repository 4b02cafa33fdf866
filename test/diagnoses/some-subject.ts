import {
  quantities,
  type DiagnosedLevel,
  type Diagnosis,
  type DiagnosisSubject,
  type Judged,
  type Quantity,
  type Told,
} from '../../src/diagnoses/diagnosis.ts'

export type Known = Partial<Record<Quantity, Told>>

export interface LevelChoices {
  readonly usable?: boolean
  readonly excused?: boolean
}

/** A level of which only what is told is known. */
export const someLevel = (index: number, known: Known, more: LevelChoices = {}): DiagnosedLevel => ({
  index,
  run: `r${index + 1}`,
  below: null,
  level: index + 1,
  usable: true,
  excused: false,
  ...more,
  told: {
    ...(Object.fromEntries(quantities.map((name) => [name, ['level']])) as unknown as Record<Quantity, Told>),
    ...known,
  },
})

/** What a rule says of these levels, the last of which is the limit unless told otherwise. */
export const judged = (
  diagnosis: Diagnosis,
  levels: readonly DiagnosedLevel[],
  around: Partial<DiagnosisSubject> = {},
): Judged =>
  diagnosis.judge({ levels, limit: levels.at(-1) ?? null, unloaded: levels[0] ?? null, longer: null, ...around })

/** `holds reason`, `absent`, or `unknown missing …`. */
export const brief = (one: Judged): string => {
  if (one.answer === 'holds') return `holds ${one.reason}`
  return one.answer === 'absent' ? 'absent' : ['unknown', ...one.missing].join(' ')
}

/** The same for the numbers of one level. */
export const ofOne = (diagnosis: Diagnosis, known: Known): string => brief(judged(diagnosis, [someLevel(0, known)]))
