import { fork } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { inputs, type InputId } from '../src/inputs/index.ts'
import { mutantOf } from './mutating/mutants.ts'
import type { Tried } from './mutating/worker.ts'
import type { Suite, Tally } from './suite.ts'

/*
 * Result files of every format, mutated: each is read, understood and answered, in a process whose memory is bounded and
 * that is ended when it does not come back. Lost is what crashes, takes more than 2 s of processor time, needs more than the
 * memory, makes a report that konkyo would not read again, or answers better than the whole file without saying why not to
 * trust it.
 *
 * Better is: a higher limit, throughput, planning rate or number of users, or a run that passes and did not. Said is: a
 * problem, or a finding of weight, that the whole file does not have. Mutations that remove or break evidence, or put a
 * number there that nothing measured can be, may never make an answer better unsaid. Those that may have put another
 * plausible number there are held to the same unless a number that was read is another one now: that is another file,
 * which nobody can tell from an honest one, and its answer may be what it likes.
 */

const tries = { full: 20_000, quick: 100 } as const

/** Of the heap of a worker, megabytes. */
const heap = 700

/** Seconds without a word after which a worker is ended: on a machine that is busy with other things too. */
const patience = 120

interface Lost {
  readonly number: number
  readonly fault: string
}

const folder = new URL('lost/', import.meta.url).pathname
const worker = new URL('mutating/worker.ts', import.meta.url).pathname

/** Tries mutants until the end, or until one is lost with its worker: the number to go on with. */
const work = (format: InputId, from: number, end: number, onLost: (lost: Lost) => void): Promise<number> =>
  new Promise((resolve) => {
    const execArgv = [...process.execArgv, `--max-old-space-size=${heap}`]
    const child = fork(worker, [format, String(from), String(end)], {
      execArgv,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let next = from
    const endIt = (): unknown => child.kill('SIGKILL')
    let watch = setTimeout(endIt, 1000 * patience)
    child.on('message', ({ number, fault }: Tried) => {
      next = number + 1
      clearTimeout(watch)
      watch = setTimeout(endIt, 1000 * patience)
      if (fault !== null) onLost({ number, fault })
    })
    child.on('exit', (code, signal) => {
      clearTimeout(watch)
      if (next < end) onLost({ number: next, fault: `ended its process: ${signal ?? code}` })
      resolve(next < end ? next + 1 : end)
    })
  })

/** The file of a lost mutant, to be looked at and tried again by its number. */
const kept = async (format: InputId, { number, fault }: Lost): Promise<string> => {
  const { path, content, mutation } = mutantOf(format, number)
  const file = join(folder, `${format}-${number}-${path.replaceAll('/', '-')}`)
  await mkdir(folder, { recursive: true })
  await writeFile(file, content ?? '')
  return `${format} ${number}, ${mutation}: ${fault}, ${file}`
}

const tallied = async (format: InputId, first: number, end: number): Promise<Tally> => {
  const all: Lost[] = []
  let from = first
  while (from < end) from = await work(format, from, end, (one) => all.push(one))
  return { what: `mutated ${format}`, tried: end - first, lost: await Promise.all(all.map((one) => kept(format, one))) }
}

/** `--format=ID` and `--number=N` try one format, or one mutant again. */
const asked = (name: string): string | undefined =>
  process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)

export const mutations: Suite = async ({ quick, say }) => {
  const number = asked('number')
  const first = Number(number ?? 1)
  const end = first + (number === undefined ? tries[quick ? 'quick' : 'full'] : 1)
  const left = (Object.keys(inputs) as InputId[]).filter((format) => (asked('format') ?? format) === format)
  const tallies: Tally[] = []
  const next = async (): Promise<void> => {
    const format = left.shift()
    if (!format) return
    const tally = await tallied(format, first, end)
    say(`${tally.what}: ${tally.lost.length} of ${tally.tried} lost`)
    tallies.push(tally)
    await next()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, next))
  return tallies
}
