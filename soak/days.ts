import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { revisionText } from '../src/document/revision-text.ts'
import { createLanguage } from '../src/i18n/language.ts'
import { withTemporaryFolder } from '../src/render/temporary-folder.ts'
import { batchIn, someResult } from '../test/commands/batch-folder.ts'
import { konkyo } from '../test/e2e/konkyo.ts'
import type { Suite, Tally } from './suite.ts'

const levels = [8, 16, 32, 64]
const repeats = 5

/** Those whose answers are looked at; runs of five seconds are not judged, which is quick. */
const told: ReadonlySet<string> = new Set(['p0', 'p1', 'p2', 'p3'])

const result = (plan: string, repeat: number, level: number): string => `results/${plan}/c${level}-r${repeat}.json`

const planOf = (plan: string, wrong = ''): readonly [path: string, text: string] => [
  `plans/${plan}.yaml`,
  `inputs: ../results/${plan}\nout: ../reports/${plan}\nformats: json\nlang: en\n${wrong}`,
]

/** Something that happens, the plans whose documents alone it may change, and what a change then says. */
interface Step {
  readonly what: string
  readonly act: () => Promise<unknown>
  readonly changed: readonly string[]
  readonly says: readonly RegExp[]
  readonly failed: readonly string[]
}

type Place = ReturnType<typeof batchIn>

const stepsIn = ({ folder, put }: Place): readonly Step[] => {
  const more = Array.from({ length: 10 }, (_, i) => 33 + i)
  const step = { says: [], failed: [] }
  return [
    { ...step, what: 'nothing', act: async () => undefined, changed: [] },
    {
      ...step,
      what: 'ten runs more',
      act: () => Promise.all(more.map((at) => put(result('p0', 0, at), someResult(at, 32, { seed: 0 })))),
      changed: ['p0'],
      says: [/Runs: 10 added\./, /Limit: /],
    },
    {
      ...step,
      what: 'a run replaced',
      act: () => put(result('p1', 2, 32), someResult(32, 16)),
      changed: ['p1'],
      says: [/^Runs: 1 replaced\..*Limit: .*32.* → .*16/],
    },
    {
      ...step,
      what: 'a run deleted',
      act: () => rm(join(folder, result('p2', 4, 64))),
      changed: ['p2'],
      says: [/Runs: 1 removed\./],
    },
    {
      ...step,
      what: 'a file cut',
      act: () => put(result('p3', 0, 8), someResult(8, 32).slice(0, 400)),
      changed: ['p3'],
      says: [/Runs: 1 removed\./],
    },
    {
      ...step,
      what: 'a plan that is none',
      act: () => put(...planOf('p4', 'slo: 3\n')),
      changed: [],
      failed: ['plans/p4.yaml'],
    },
  ]
}

const write = async ({ put }: Place, plans: readonly string[]): Promise<void> => {
  for (const plan of plans) {
    for (let repeat = 0; repeat < repeats; repeat += 1)
      for (const level of levels) {
        const more = told.has(plan) ? { seed: repeat } : { seed: repeat, duration: 5 }
        await put(result(plan, repeat, level), someResult(level, 32 + repeat / 100, more))
      }
    await put(...planOf(plan))
  }
}

/** Bytes and time of every document. */
const documentsIn = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.report.json')).toSorted()
  const read = names.map(async (name) => {
    const [{ mtimeMs }, text] = [await stat(join(folder, name)), await readFile(join(folder, name), 'utf8')]
    return [name.replace('.report.json', ''), `${mtimeMs} ${text}`] as const
  })
  return new Map(await Promise.all(read))
}

const differs = (what: string, found: unknown, wanted: unknown): readonly string[] =>
  JSON.stringify(found) === JSON.stringify(wanted)
    ? []
    : [`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`]

const unsaid = async ({ report }: Place, { changed, says }: Step): Promise<readonly string[]> => {
  const faults = changed.map(async (plan) => {
    const last = (await report(`reports/${plan}`)).revisions.at(-1)
    const text = last ? revisionText(last, createLanguage('en')) : ''
    return says.filter((each) => !each.test(text)).map((each) => `${plan} does not say ${each}: ${text}`)
  })
  return (await Promise.all(faults)).flat()
}

const faultsOf = async (place: Place, step: Step, plans: number): Promise<readonly string[]> => {
  const reports = join(place.folder, 'reports')
  const before = await documentsIn(reports)
  await step.act()
  const { code, of } = await place.batch('plans')
  const after = await documentsIn(reports)
  const [made, failed] = [step.changed.length, step.failed.length]
  const counted = of('summary').map((one) => [one.made, one.unchanged, one.failed])
  const faults = [
    ...differs(
      'changed',
      [...after.keys()].filter((name) => before.get(name) !== after.get(name)),
      step.changed,
    ),
    ...differs('made, unchanged and failed', counted, [[made, plans - made - failed, failed]]),
    ...differs(
      'failed',
      of('failed').map(({ plan }) => plan),
      step.failed,
    ),
    ...differs('exit code', code, failed > 0 ? 2 : 0),
    ...(await unsaid(place, step)),
  ]
  return faults.length === 0 ? [] : [`${step.what}: ${faults.join('; ')}`]
}

const dayOf = async (place: Place, count: number): Promise<Tally> => {
  const plans = Array.from({ length: count }, (_, i) => `p${i}`)
  await write(place, plans)
  const { of } = await place.batch('plans')
  const lost = [
    ...differs(
      'made at first',
      of('summary').map(({ made }) => made),
      [count],
    ),
  ]
  const steps = stepsIn(place)
  for (const step of steps) lost.push(...(await faultsOf(place, step, count)))
  return { what: `a day of ${count} plans`, tried: steps.length + 1, lost }
}

/** Of 100 plans over 2,000 files only the right documents change, and each says how its answer moved. */
export const days: Suite = ({ quick }) =>
  withTemporaryFolder('konkyo-day', async (folder) => [await dayOf(batchIn(folder, konkyo), quick ? 10 : 100)])
