import { stringify } from 'yaml'
import { UserError } from '../errors.ts'
import { unpacked } from '../packing.ts'
import { writtenPlan } from '../question/written-plan.ts'
import { type Answering, faultsOf, type Memory, verdicts, wholeAnswer } from './answering.ts'
import type { Question, Reply } from './messages.ts'
import { readFiles } from './reading.ts'

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

/** Answers what the page asks: the newest question first, and none that a newer one has overtaken. */
export const worker = (say: Say): ((question: Question) => Promise<void>) => {
  const memory: Memory = new Map()
  let grounds: Answering | null = null
  let newest = 0

  const answer = async (id: number, plan: string): Promise<void> => {
    const from = grounds
    await pause()
    if (id !== newest || !from) return
    let open = true
    refusing(id, say, () => {
      const { report, whole } = verdicts(from, plan, memory)
      open = !whole
      say({ kind: 'answer', id, stage: whole ? 'whole' : 'verdicts', report })
    })
    await pause()
    if (open && id === newest)
      refusing(id, say, () => say({ kind: 'answer', id, stage: 'whole', report: wholeAnswer(from, plan, memory) }))
  }

  return async (question) => {
    if (question.kind === 'embedded') {
      const { plan, ...rest } = unpacked(await inflated(bytesOf(question.base64)))
      grounds = rest
      say({ kind: 'ready', plan: stringify(writtenPlan(plan)) })
    } else if (question.kind === 'files') {
      grounds = { stamp: grounds!.stamp, recognised: await readFiles(question.files) }
    } else {
      newest = question.id
      await answer(question.id, question.plan)
    }
  }
}
