import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printTimes } from './print.ts'
import { writeFiles, writeMixed, writeTable } from './many-runs.ts'

/* Speed and size as ratios and figures of one run on this machine. Nothing is asserted: `npm run bench` prints. */

const repeats = 7

const seconds = (args: readonly string[]): number => {
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** The median of several runs, after one that warms the disk. */
const median = (args: readonly string[]): number => {
  seconds(args)
  const times = Array.from({ length: repeats }, () => seconds(args)).toSorted((a, b) => a - b)
  return times[Math.floor(repeats / 2)] ?? 0
}

const reportsCpu =
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("\\ncpu "+(user+system))})'

/** Processor seconds of the program, user and system. */
const cpuSeconds = (args: readonly string[]): number => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', reportsCpu, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  const [, microseconds] = /cpu (\d+)$/.exec(stderr) ?? []
  if (status !== 0 || microseconds === undefined) throw new Error(stderr)
  return Number(microseconds) / 1e6
}

/** How the answer's cost grows between two amounts. */
const growth = (
  what: string,
  [few, many]: readonly [number, number],
  make: (runs: number) => string,
  aim: number,
): void => {
  const [less, more] = [few, many].map((runs) => cpuSeconds(['dist/cli.js', 'analyze', make(runs), '-q']))
  const amounts = [few, many].map((runs) => runs.toLocaleString('en')).join(' and ')
  const ratio = (more! / less!).toFixed(2)
  print(
    `konkyo analyze, ${amounts} ${what}`,
    `${less!.toFixed(1)} and ${more!.toFixed(1)} s of CPU = ${ratio} x (aim: ${aim})`,
  )
}

const print = (what: string, value: string): void => {
  process.stdout.write(`${what.padEnd(58)} ${value}\n`)
}

const folder = mkdtempSync(join(tmpdir(), 'konkyo-bench-'))
try {
  const out = join(folder, 'sample')
  const report = (format: string): readonly string[] => [
    'dist/cli.js',
    'report',
    'fixtures/sample',
    '-p',
    'fixtures/sample/konkyo.yaml',
    '-q',
    '--format',
    format,
    '-o',
    out,
  ]
  const node = median(['-e', '0'])
  const help = median(['dist/cli.js', '--help'])
  print('node -e 0', `${(node * 1000).toFixed(0)} ms`)
  print('konkyo --help', `${(help * 1000).toFixed(0)} ms = ${(help / node).toFixed(2)} x node -e 0 (aim: 3)`)
  print(
    'konkyo analyze, sample of 53 files, 10 MB',
    `${median(['dist/cli.js', 'analyze', 'fixtures/sample', '-q']).toFixed(2)} s`,
  )
  print('HTML in both languages, without PDF', `${median(report('html')).toFixed(2)} s (aim: 3)`)
  print('HTML and PDF in both languages', `${seconds(report('html,pdf')).toFixed(2)} s`)
  const [printing, floor] = await printTimes(folder)
  print(
    'print of these pages',
    `${printing.toFixed(2)} s = ${(printing / floor).toFixed(2)} x Chromium's own (aim: 1.3)`,
  )
  growth('files', [1000, 4000], (runs) => writeFiles(join(folder, `f${runs}`), runs), 4.3)
  const mixed = cpuSeconds(['dist/cli.js', 'check', writeMixed(join(folder, 'mixed'), 3000), '-q'])
  print('konkyo check, 3,000 files, a tenth of them foreign', `${mixed.toFixed(1)} s of CPU`)
  growth('rows of one CSV', [2000, 20_000], (runs) => writeTable(join(folder, `r${runs}.csv`), runs), 11)
  for (const name of readdirSync(folder)
    .filter((file) => file.startsWith('sample.'))
    .toSorted()) {
    print(
      name,
      `${(statSync(join(folder, name)).size / 1024).toFixed(0)} kB${name.endsWith('html') ? ' (aim: under 1024)' : ''}`,
    )
  }
} finally {
  rmSync(folder, { recursive: true })
}
