import { type Printer, withBrowser } from '../render/browser.ts'
import type { BrowserOptions } from '../render/start-browser.ts'
import type { LendPrinter } from './documents.ts'

interface Held {
  readonly printer: Promise<Printer>
  readonly release: () => void
  /** When the browser is closed. */
  readonly closed: Promise<void>
}

const hold = (options: BrowserOptions): Held => {
  const end = new AbortController()
  const released = new Promise<void>((resolve) => end.signal.addEventListener('abort', () => resolve()))
  let closed = Promise.resolve()
  const printer = new Promise<Printer>((resolve, reject) => {
    closed = withBrowser(options, async (lent) => {
      resolve(lent)
      await released
    }).catch(reject)
  })
  return { printer, release: () => end.abort(), closed }
}

/** One browser for many documents, started when the first is printed, and anew after one that failed. */
export const sharedBrowser = (
  options: BrowserOptions,
): { readonly lend: LendPrinter; readonly close: () => Promise<void> } => {
  let held: Held | null = null
  const close = async (): Promise<void> => {
    const last = held
    held = null
    last?.release()
    await last?.closed
  }
  const lend: LendPrinter = async (use) => {
    held ??= hold(options)
    try {
      return await use(await held.printer)
    } catch (error) {
      await close()
      throw error
    }
  }
  return { lend, close }
}
