import * as z from 'zod'
import { openPage } from './page.ts'
import type { Question, Reply } from './messages.ts'
import { worker } from './work.ts'

/** The policy of the page allows no code made from text. */
z.config({ jitless: true })

/** The worker's side of the channel, as far as it is used here. */
interface Channel {
  readonly postMessage: (reply: Reply, options: { readonly transfer: Transferable[] }) => void
  readonly addEventListener: (kind: 'message', listen: (event: MessageEvent<Question>) => void) => void
}

const serve = (channel: Channel): void => {
  const ask = worker((reply) => channel.postMessage(reply, { transfer: [] }))
  channel.addEventListener('message', ({ data }) => void ask(data))
}

/** One program for both sides: the page starts a worker from its own text. */
if (typeof document === 'undefined') serve(globalThis as unknown as Channel)
else openPage()
