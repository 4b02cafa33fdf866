import type { Series } from '../model/report.ts'
import { groupBy } from '../series/group-by.ts'
import { loopKey } from '../series/loop.ts'
import type { RunGroup } from '../series/series-of.ts'

export interface SeriesName {
  readonly name: string
  /** What the name says beside layout, variant and lengths. */
  readonly distinction: Series['distinction']
}

const tokens = (value: number | null): string => (value === null ? '?' : String(value))

const settings = (told: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(told).map(([key, value]) => `${key}=${value}`)

const nameOf = ({ layout, lengths, variant }: RunGroup, distinction: Series['distinction']): string => {
  const { model, ...others } = distinction
  return [
    ...(model === undefined ? [] : [model]),
    layout.name ?? '?',
    ...settings(variant),
    ...settings(others),
    `${tokens(lengths.inputTokens)}/${tokens(lengths.outputTokens)}`,
  ].join(' · ')
}

/** `gpt-oss-120b` of `openai/gpt-oss-120b`, of a local folder, and of a place in the cache of Hugging Face. */
const shortModel = (model: string): string => {
  const cached = /models--(?:[^/]+--)?([^/]+)\/snapshots\//.exec(model)?.[1]
  return cached ?? model.split('/').findLast((part) => part !== '') ?? model
}

/** A name for each model, short where that is enough; none where there is but one model. */
const modelNames = (groups: readonly RunGroup[]): ReadonlyMap<string, string> => {
  const models = [...new Set(groups.map(({ model }) => model))]
  if (models.length < 2) return new Map()
  const known = models.filter((model) => model !== null)
  const short = groupBy(known, shortModel)
  return new Map(known.map((model) => [model, short.get(shortModel(model))!.length > 1 ? model : shortModel(model)]))
}

/** What else keeps series apart, in the order in which it is told. */
const others: Readonly<Record<string, (group: RunGroup) => string>> = {
  engine: ({ engine }) => engine ?? '?',
  tool: ({ tool }) => tool,
  load: ({ runs }) => loopKey(runs[0]!).split(' ')[0]!,
  burstiness: ({ runs }) => loopKey(runs[0]!).split(' ').slice(1).join(' '),
  lengths: ({ lengths }) => lengths.kind,
  layout: ({ layout: { name: _, ...parts } }) =>
    Object.values(parts)
      .map((part) => part ?? '?')
      .join('/'),
  synthetic: ({ runs }) => runs[0]!.synthetic ?? 'no',
}

type Named = readonly { readonly group: RunGroup; readonly distinction: Series['distinction'] }[]

const alike = (named: Named): ReadonlyMap<string, Named> =>
  groupBy(named, ({ group, distinction }) => nameOf(group, distinction))

const told = (named: Named, key: string, valueOf: (group: RunGroup, place: number) => string): Named => {
  const same = alike(named)
  return named.map((one) => {
    const { group, distinction } = one
    const members = same.get(nameOf(group, distinction))!
    const values = members.map((member, place) => valueOf(member.group, place))
    const own = values[members.indexOf(one)]!
    return new Set(values).size < 2 ? one : { group, distinction: { ...distinction, [key]: own } }
  })
}

/**
 * No two of a report are named alike: by the model where there are several, and else by the first of the things in which
 * they differ; by a number where nothing can be named.
 */
export const namesOf = (groups: readonly RunGroup[]): readonly SeriesName[] => {
  const models = modelNames(groups)
  const start: Named = groups.map((group) => {
    const model = group.model === null ? undefined : models.get(group.model)
    return { group, distinction: model === undefined ? {} : { model } }
  })
  const apart = Object.entries(others).reduce((named, [key, valueOf]) => told(named, key, valueOf), start)
  const numbered = told(apart, 'number', (_, place) => String(place + 1))
  return numbered.map(({ group, distinction }) => ({ name: nameOf(group, distinction), distinction }))
}
