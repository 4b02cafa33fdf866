import { spawnSync } from 'node:child_process'

/** One line of the results: what was measured, what came out, and the bar where there is one. */
export interface Row {
  readonly what: string
  readonly measured: string
  /** How many times the floor, or a size; at most `most`. */
  readonly bar?: { readonly value: number; readonly most: number }
}

/** Wall seconds of a child process. */
export const seconds = (args: readonly string[]): number => {
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 })
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

const reportsCpu =
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("\\ncpu "+(user+system))})'

/** Processor seconds of the program, user and system. */
export const cpuSeconds = (args: readonly string[]): number => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', reportsCpu, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  const [, microseconds] = /cpu (\d+)$/.exec(stderr) ?? []
  if (status !== 0 || microseconds === undefined) throw new Error(stderr)
  return Number(microseconds) / 1e6
}
