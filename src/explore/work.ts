import { stringify } from 'yaml'
import { UserError } from '../errors.ts'
import { unpacked, type Grounds } from '../packing.ts'
import { writtenPlan } from '../question/written-plan.ts'
import { recogniseAll, type Recognised } from '../recognition/recognise.ts'
import type { GivenFile, Question, Reply, Fault } from './messages.ts'
import { inOrder, beginningBytes, isCandidate, isHidden } from '../reading/candidates.ts'
import { readDocuments } from '../reading/documents.ts'
import type { ReadSource } from '../model/source.ts'
import { onOneLine } from '../visible.ts'
import { type PromiseOf, promisedOf } from '../analysis/headroom/promised.ts'
import { reportOf } from '../analysis/report.ts'
import type { Plan } from '../model/plan.ts'
import type { Report } from '../model/report.ts'
import { locatedPlan } from '../question/located-plan.ts'
import { resolvePlan } from '../question/resolve.ts'

/** What there is to answer from: the runs, by what the plan says of the columns of tables. */
interface Answering extends Pick<Grounds, 'stamp'> {
  readonly recognised: (plan: Pick<Plan, 'columns'>) => readonly Recognised[]
}

/** Promises of sweeps that were replayed before, by the question. */
type Memory = Map<string, ReturnType<PromiseOf>>

/** With the servers that answers are replayed on, some 0.2 MB each. */
const mostRemembered = 300

interface Verdicts {
  readonly report: Report
  /** Nothing had to be replayed: the report is the whole answer. */
  readonly whole: boolean
}

const planOf = (text: string) => resolvePlan({}, locatedPlan('konkyo.yaml', new TextEncoder().encode(text)))

const keyOf: (...asked: Parameters<PromiseOf>) => string = (input, offered) =>
  JSON.stringify([input, offered.map(({ point: { runs, verdict } }) => [runs, verdict])])

/** The answer as far as it is known without a replay. Throws UserError for a plan that cannot be read. */
const verdicts = ({ recognised, stamp }: Answering, text: string, memory: Memory): Verdicts => {
  let whole = true
  const plan = planOf(text)
  const report = reportOf(recognised(plan), plan, stamp, (input, offered) => {
    const key = keyOf(input, offered)
    if (!memory.has(key)) whole = false
    return memory.get(key) ?? null
  })
  return { report, whole }
}

/** The whole answer, as `konkyo analyze` gives it. Throws UserError for a plan that cannot be read. */
const wholeAnswer = ({ recognised, stamp }: Answering, text: string, memory: Memory): Report => {
  const plan = planOf(text)
  return reportOf(recognised(plan), plan, stamp, (input, offered) => {
    const key = keyOf(input, offered)
    const promised = memory.has(key) ? memory.get(key)! : promisedOf(input, offered)
    memory.set(key, promised)
    for (const oldest of memory.keys()) if (memory.size > mostRemembered) memory.delete(oldest)
    return promised
  })
}

/** All that is wrong with a question. */
const faultsOf = (error: UserError): readonly Fault[] =>
  [error, ...error.also].map(({ code, values }) => ({ code, values }))

const hexadecimal = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The ending of a name with its dot, as Node tells it: none of a name that begins with its only dot. */
const endingOf = (path: string): string => /[^/](\.[^./]*)$/.exec(path)?.[1] ?? ''

const isWanted = async ({ path, named, bytes }: GivenFile): Promise<boolean> =>
  named ||
  (!path.split('/').some(isHidden) &&
    (await isCandidate(endingOf(path), async () => new TextDecoder().decode(bytes.slice(0, beginningBytes)))))

/** The files worth reading, in the order in which the command line reads them. */
const wantedOf = async (files: readonly GivenFile[]): Promise<readonly GivenFile[]> => {
  const wanted = await Promise.all(files.map(isWanted))
  const byPath = new Map(files.filter((_, i) => wanted[i]).map((file) => [file.path, file]))
  return inOrder([...byPath.keys()]).map((path) => byPath.get(path)!)
}

/** Files as the command line reads them. */
const readFiles = async (files: readonly GivenFile[]): Promise<readonly ReadSource[]> => {
  const wanted = await wantedOf(files)
  return Promise.all(
    wanted.map(async ({ path, named, bytes }, i) => {
      const sha256 = hexadecimal(await crypto.subtle.digest('SHA-256', bytes))
      const known = { id: `s${i + 1}`, path: onOneLine(path), named, sha256, bytes: bytes.byteLength }
      return { ...known, ...readDocuments(new Uint8Array(bytes)) }
    }),
  )
}

type Say = (reply: Reply) => void

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))

/** The text that was pressed with gzip. */
const inflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()

const refusing = (id: number, say: Say, work: () => void): void => {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) say({ kind: 'refused', id, faults: faultsOf(error) })
    else say({ kind: 'broken', id, text: String(error) })
  }
}

/** Lets messages that wait be heard. */
const pause = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

interface Desk {
  readonly say: Say
  readonly memory: Memory
  /** The newest results, once they are read: what is asked waits for them. */
  grounds: Promise<Answering>
  newest: number
}

/** Verdicts first where something must be replayed, and nothing for a question that a newer one has overtaken. */
const answer = async (desk: Desk, id: number, plan: string): Promise<void> => {
  const { say, memory } = desk
  const from = await desk.grounds
  await pause()
  if (id !== desk.newest) return
  let open = false
  refusing(id, say, () => {
    const { report, whole } = verdicts(from, plan, memory)
    open = !whole
    say({ kind: 'answer', id, stage: whole ? 'whole' : 'verdicts', report })
  })
  await pause()
  if (!open || id !== desk.newest) return
  refusing(id, say, () => say({ kind: 'answer', id, stage: 'whole', report: wholeAnswer(from, plan, memory) }))
}

const embedded = async ({ say }: Desk, base64: string): Promise<Answering> => {
  const { plan, recognised, stamp } = unpacked(await inflated(bytesOf(base64)))
  say({ kind: 'ready', plan: stringify(writtenPlan(plan)) })
  return { recognised: () => recognised, stamp }
}

/** The same files are read once more only where the plan says something else of their columns. */
const replaced = async (before: Promise<Answering>, files: readonly GivenFile[]): Promise<Answering> => {
  const sources = await readFiles(files)
  const known = new Map<string, readonly Recognised[]>()
  const recognised: Answering['recognised'] = ({ columns }) => {
    const key = JSON.stringify(columns)
    if (!known.has(key)) known.set(key, recogniseAll(sources, columns))
    return known.get(key)!
  }
  return { stamp: (await before).stamp, recognised }
}

const orBroken = async (desk: Desk, work: Promise<unknown>): Promise<void> => {
  try {
    await work
  } catch (error) {
    desk.say({ kind: 'broken', id: Infinity, text: String(error) })
  }
}

/** Answers what the page asks: the newest question, of the newest results. */
export const worker = (say: Say): ((question: Question) => Promise<void>) => {
  const nothing: Answering = { recognised: () => [], stamp: { version: '', now: '' } }
  const desk: Desk = { say, memory: new Map(), grounds: Promise.resolve(nothing), newest: 0 }
  return async (question) => {
    if (question.kind === 'embedded') desk.grounds = embedded(desk, question.base64)
    else if (question.kind === 'files') desk.grounds = replaced(desk.grounds, question.files)
    else desk.newest = question.id
    await orBroken(desk, question.kind === 'ask' ? answer(desk, question.id, question.plan) : desk.grounds)
  }
}
