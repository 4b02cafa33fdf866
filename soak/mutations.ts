import { build } from 'esbuild'
import { fork, type ChildProcess } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { inputs, type InputId } from '../src/inputs/index.ts'
import { mutantOf } from './mutating/mutants.ts'
import type { Part, Tried } from './mutating/worker.ts'
import type { Suite } from './suite.ts'

/*
 * Result files of every format, mutated: each is read, understood and answered, in a process whose memory is bounded and
 * that is ended when it does not come back. Lost is what crashes, takes thirty times as long (of the processor) as an honest
 * file of a tenth of its length, needs more than the memory, makes a report that konkyo would not read again, or answers
 * better than the whole file without saying why not to trust it.
 *
 * Better is: a higher limit, throughput, planning rate or number of users, or a run that passes and did not. Said is: a
 * problem, or a finding of weight, that the whole file does not have. Mutations that remove or break evidence, or put a
 * number there that nothing measured can be, may never make an answer better unsaid. Those that may have put another
 * plausible number there are held to the same unless a number that was read is another one now: that is another file,
 * which nobody can tell from an honest one, and its answer may be what it likes.
 */

const tries = { full: 20_000, quick: 2_000 } as const

/** Mutants that a worker is given at a time. */
const partSize = 500

/** Of the heap of a worker, megabytes; where it grows, it is seldom swept while it is small. */
const memory = ['--max-old-space-size=700', '--max-semi-space-size=64']

/** Seconds without a word after which a worker is ended: on a machine that is busy with other things too. */
const patience = 120

interface Lost {
  readonly format: InputId
  readonly number: number
  readonly fault: string
}

const folder = new URL('lost/', import.meta.url).pathname

/** The worker as one program: compiled once, and without the names that a loader of TypeScript keeps for each function. */
const builtWorker = async (): Promise<string> => {
  const outfile = join(folder, 'worker.mjs')
  await build({
    entryPoints: [new URL('mutating/worker.ts', import.meta.url).pathname],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)` },
    logLevel: 'warning',
  })
  return outfile
}

/** Tries a part in a worker until its end, or until a mutant is lost with its worker. Returns the number to go on with. */
const work = (child: ChildProcess, { format, from, end }: Part, onLost: (lost: Lost) => void): Promise<number> =>
  new Promise((resolve) => {
    let next = from
    const endIt = (): unknown => child.kill('SIGKILL')
    const watch = setTimeout(endIt, 1000 * patience)
    const over = (number: number): void => {
      clearTimeout(watch)
      child.removeAllListeners()
      resolve(number)
    }
    child.on('message', ({ number, fault }: Tried) => {
      next = number + 1
      watch.refresh()
      if (fault !== null) onLost({ format, number, fault })
      if (next === end) over(end)
    })
    child.on('exit', (code, signal) => {
      onLost({ format, number: next, fault: `ended its process: ${signal ?? code}` })
      over(next + 1)
    })
    child.send({ format, from, end } satisfies Part)
  })

const started = (program: string): ChildProcess =>
  fork(program, { execArgv: memory, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })

/** Takes parts one by one, in one worker as long as it lives. */
const workThrough = async (program: string, parts: Part[], onLost: (lost: Lost) => void): Promise<void> => {
  let child = started(program)
  for (let part = parts.shift(); part; part = parts.shift())
    for (let { from } = part; from < part.end;) {
      if (child.exitCode !== null || child.signalCode !== null) child = started(program)
      from = await work(child, { ...part, from }, onLost)
    }
  child.kill()
}

/** The file of a lost mutant, to be looked at and tried again by its number. */
const kept = async ({ format, number, fault }: Lost): Promise<string> => {
  const { path, content, mutation } = mutantOf(format, number)
  const file = join(folder, `${format}-${number}-${path.replaceAll('/', '-')}`)
  await writeFile(file, content ?? '')
  return `${format} ${number}, ${mutation}: ${fault}, ${file}`
}

const partsOf = (format: InputId, first: number, count: number): readonly Part[] =>
  Array.from({ length: Math.ceil(count / partSize) }, (_, i) => {
    const from = first + i * partSize
    return { format, from, end: Math.min(first + count, from + partSize) }
  })

/** `--format=ID` and `--number=N` try one format, or one mutant again. */
const asked = (name: string): string | undefined =>
  process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)

export const mutations: Suite = async ({ quick, say }) => {
  const number = asked('number')
  const count = number === undefined ? tries[quick ? 'quick' : 'full'] : 1
  const formats = (Object.keys(inputs) as InputId[]).filter((format) => (asked('format') ?? format) === format)
  const parts = formats.flatMap((format) => partsOf(format, Number(number ?? 1), count))
  const lost: Lost[] = []
  const onLost = (one: Lost): void => {
    lost.push(one)
    say(`${one.format} ${one.number}: ${one.fault}`)
  }
  const program = await builtWorker()
  await Promise.all(Array.from({ length: availableParallelism() }, () => workThrough(program, parts, onLost)))
  return Promise.all(
    formats.map(async (format) => ({
      what: `mutated ${format}`,
      tried: count,
      lost: await Promise.all(lost.filter((one) => one.format === format).map(kept)),
    })),
  )
}
