import { spawnSync } from 'node:child_process'

/** One line of the results: what was measured, what came out, and the bar where there is one. */
export interface Row {
  readonly what: string
  readonly measured: string
  /** How many times the floor, or a size; at most `most`. */
  readonly bar?: { readonly value: number; readonly most: number }
}

/** Wall seconds of a child process: of Node.js, or of Python where its first argument is a program of that. */
export const seconds = (args: readonly string[]): number => {
  const program = args[0]?.endsWith('.py') ? 'python3' : process.execPath
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 30 })
  if (status !== 0) throw new Error(stderr)
  return Number(process.hrtime.bigint() - start) / 1e9
}

export const medianOf = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** Medians of several commands that take turns, so that what else the machine does falls on all of them; one round warms. */
export const inTurns = (commands: readonly (readonly string[])[], rounds = 5): readonly number[] => {
  for (const args of commands) seconds(args)
  const all = Array.from({ length: rounds }, () => commands.map(seconds))
  return commands.map((_, i) => medianOf(all.map((round) => round[i]!)))
}

/** Runs a program, and gives the number that an expression has at its end. */
const atEnd = (expression: string, args: readonly string[]): number => {
  const report = `process.on("exit",()=>process.stderr.write("\\nat end "+(${expression})))`
  const reports = `data:text/javascript,${encodeURIComponent(report)}`
  const { status, stderr } = spawnSync(process.execPath, ['--import', reports, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  const [, value] = /at end ([\d.]+)$/.exec(stderr) ?? []
  if (status !== 0 || value === undefined) throw new Error(stderr)
  return Number(value)
}

/** Processor seconds of the program, user and system. */
export const cpuSeconds = (args: readonly string[]): number =>
  atEnd('(({user,system})=>user+system)(process.cpuUsage())', args) / 1e6

/** Where the system tells it: what getrusage tells of a program counts the one that started it too. */
const peak =
  'process.platform==="linux"?/VmHWM:\\s+(\\d+)/.exec(process.getBuiltinModule("fs").readFileSync("/proc/self/status","utf8"))[1]:process.resourceUsage().maxRSS'

/** The most memory that the program held, in MB. */
export const peakMegabytes = (args: readonly string[]): number => atEnd(peak, args) / 1000
