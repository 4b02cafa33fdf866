import { type BrowserOptions, type Print, withBrowser } from '../render/browser.ts'
import type { LendPrint } from './documents.ts'

interface Held {
  readonly print: Promise<Print>
  readonly release: () => void
  /** When the browser is closed. */
  readonly closed: Promise<void>
}

const hold = (options: BrowserOptions): Held => {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let closed = Promise.resolve()
  const print = new Promise<Print>((resolve, reject) => {
    closed = withBrowser(options, async (lent) => {
      resolve(lent)
      await released
    }).catch(reject)
  })
  return { print, release, closed }
}

/** One browser for many documents, started when the first is printed, and anew after one that failed. */
export const sharedBrowser = (
  options: BrowserOptions,
): { readonly lend: LendPrint; readonly close: () => Promise<void> } => {
  let held: Held | null = null
  const close = async (): Promise<void> => {
    const last = held
    held = null
    last?.release()
    await last?.closed
  }
  const lend: LendPrint = async (use) => {
    held ??= hold(options)
    try {
      return await use(await held.print)
    } catch (error) {
      await close()
      throw error
    }
  }
  return { lend, close }
}
