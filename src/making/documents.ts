import { UserError, errorCodes } from '../errors.ts'
import type { Format } from '../model/documents.ts'
import { type Workshop, outputs } from '../outputs/index.ts'
import { type Rendering, render } from '../pipeline.ts'
import { type Printer, withBrowser } from '../render/browser.ts'
import { prepareDrawing } from '../render/draw.ts'
import type { BrowserOptions } from '../render/start-browser.ts'
import type { FileToWrite } from '../writing/aside.ts'

/** Lends what prints pages to whoever needs it. Throws the UserErrors of the browser. */
export type LendPrinter = <T>(use: (printer: Printer) => Promise<T>) => Promise<T>

/** What is made of a report. */
export interface Job extends Omit<Rendering, 'workshop' | 'onFile'>, Pick<Workshop, 'brand' | 'explore' | 'html'> {
  readonly lendPrinter: LendPrinter
}

interface Made {
  readonly files: readonly FileToWrite[]
  /** Why there is no PDF, null when there is or none was asked for. */
  readonly trouble: UserError | null
  /** Why the browser ran without its sandbox, null where it had one or none ran. */
  readonly unsandboxed: string | null
}

/** How many files a job makes. */
export const countOf = ({ formats, locales }: Pick<Job, 'formats' | 'locales'>): number =>
  formats.reduce(
    (count, format) => count + outputs[format].volumes.length * (outputs[format].perLanguage ? locales.length : 1),
    0,
  )

/** Begins what takes long and needs no report. */
export const prepare = (formats: readonly Format[]): void => {
  if (formats.includes('html') || formats.includes('pdf')) prepareDrawing()
}

const noPrinter = async (): Promise<never> => {
  throw new Error('no browser was asked for')
}

const printed = async (job: Job, onFile: (path: string) => void): Promise<Made> => {
  const { brand, explore, html } = job
  try {
    return await job.lendPrinter(async ({ start, print, unsandboxed }) => {
      start()
      const files = await render({ ...job, formats: ['pdf'], onFile, workshop: { brand, html, explore, print } })
      return { files, trouble: null, unsandboxed: unsandboxed() }
    })
  } catch (error) {
    if (!(error instanceof UserError) || errorCodes[error.code] !== 3) throw error
    return { files: [], trouble: error, unsandboxed: null }
  }
}

/** The PDF beside everything else, as a browser prints one page while the next is made; without one the rest is still there. */
export const make = async (job: Job, onFile: (path: string) => void): Promise<Made> => {
  const { brand, explore, html } = job
  const formats = job.formats.filter((format) => format !== 'pdf')
  const [rest, prints] = await Promise.all([
    render({ ...job, formats, onFile, workshop: { brand, html, explore, print: noPrinter } }),
    job.formats.includes('pdf') ? printed(job, onFile) : { files: [], trouble: null, unsandboxed: null },
  ])
  return { ...prints, files: [...rest, ...prints.files] }
}

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
