import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeDumps } from './dump-files.ts'
import { inTurns, peakMegabytes, type Row } from './measure.ts'

const megabytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const found = statSync(join(folder, name))
    return sum + (found.isFile() ? found.size / 1e6 : 0)
  }, 0)

const hasNumpy = (): boolean => spawnSync('python3', ['-c', 'import numpy']).status === 0

/** The time of each command, in turns, against the first: the answer. */
const times = (folder: string): readonly Row[] => {
  const python = hasNumpy() ? [['bench/read_dumps.py', folder]] : []
  const [ours = 0, plain = 0, typed = 0, numpy] = inTurns(
    [
      ['dist/cli.js', 'analyze', folder, '-q'],
      ['bench/read-dumps.mjs', folder],
      ['bench/read-dumps.mjs', folder, 'typed'],
      ...python,
    ],
    3,
  )
  const what = `analyze, 20 dumps of ${megabytesIn(folder).toFixed(0)} MB in all`
  const told = (name: string, floor: number): string => `${ours.toFixed(2)} s, ${name} ${floor.toFixed(2)} s`
  return [
    { what, measured: told('JSON.parse and sort', plain), bar: { value: ours / plain, most: 0.4 } },
    { what, measured: told('JSON.parse and typed arrays', typed) },
    numpy === undefined
      ? { what, measured: 'no Python with numpy here' }
      : { what, measured: told('json and numpy', numpy), bar: { value: ours / numpy, most: 0.5 } },
  ]
}

const memory = (what: string, folder: string): Row => {
  const peak = peakMegabytes(['dist/cli.js', 'analyze', folder, '-q'])
  const size = `${megabytesIn(folder).toFixed(0)} MB`
  rmSync(folder, { recursive: true })
  return { what: `memory, ${what}, ${size}`, measured: `${peak.toFixed(0)} MB`, bar: { value: peak, most: 400 } }
}

/** Results with arrays of single requests. */
export const dumps = async (folder: string): Promise<readonly Row[]> => {
  const twenty = writeDumps(join(folder, 'dumps'), 20, 2000)
  return [
    ...times(twenty),
    memory('20 dumps', twenty),
    memory('80 dumps', writeDumps(join(folder, 'many-dumps'), 80, 2000)),
    memory('one dump', writeDumps(join(folder, 'one-dump'), 1, 155_000)),
  ]
}
