import { UserError, errorCodes } from '../errors.ts'
import type { Format } from '../model/format.ts'
import { outputs, type Workshop } from '../outputs/index.ts'
import { render, type Rendering } from '../pipeline.ts'
import type { Print } from '../render/browser.ts'
import { printNumbered } from '../render/page-numbers.ts'
import type { FileToWrite } from '../writing/aside.ts'

/** Lends what prints pages to whoever needs it. Throws the UserErrors of the browser. */
export type LendPrint = <T>(use: (print: Print) => Promise<T>) => Promise<T>

/** What is made of a report. */
export interface Job extends Omit<Rendering, 'workshop' | 'onFile'>, Pick<Workshop, 'brand' | 'explore' | 'html'> {
  readonly lendPrint: LendPrint
}

export interface Made {
  readonly files: readonly FileToWrite[]
  /** Why there is no PDF, null when there is or none was asked for. */
  readonly trouble: UserError | null
}

/** How many files a job makes. */
export const countOf = ({ formats, locales }: Pick<Job, 'formats' | 'locales'>): number =>
  formats.reduce(
    (count, format) => count + outputs[format].volumes.length * (outputs[format].perLanguage ? locales.length : 1),
    0,
  )

const noPrinter = async (): Promise<never> => {
  throw new Error('no browser was asked for')
}

/** The content of every file but the PDF. */
const pages = async (job: Job, formats: readonly Format[], onFile: (path: string) => void) => {
  const { brand, explore, html } = job
  return render({ ...job, formats, onFile, workshop: { brand, html, explore, print: noPrinter } })
}

const printed = async (job: Job, onFile: (path: string) => void) => {
  const { brand, explore, html } = job
  return job.lendPrint(async (print) =>
    render({
      ...job,
      formats: ['pdf'],
      onFile,
      workshop: { brand, html, explore, print: async (page) => printNumbered(page, print) },
    }),
  )
}

/** The content of every file. Everything but the PDF first: without a browser the rest is still there. */
export const make = async (job: Job, onFile: (path: string) => void): Promise<Made> => {
  const files = await pages(
    job,
    job.formats.filter((format) => format !== 'pdf'),
    onFile,
  )
  if (!job.formats.includes('pdf')) return { files, trouble: null }
  try {
    return { files: [...files, ...(await printed(job, onFile))], trouble: null }
  } catch (error) {
    if (!(error instanceof UserError) || errorCodes[error.code] !== 3) throw error
    return { files, trouble: error }
  }
}
