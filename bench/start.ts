import { inTurns, type Row } from './measure.ts'

export const start = async (): Promise<readonly Row[]> => {
  const [node = 0, help = 0, sample = 0] = inTurns([
    ['-e', '0'],
    ['dist/cli.js', '--help'],
    ['dist/cli.js', 'analyze', 'fixtures/sample', '-q'],
  ])
  return [
    {
      what: 'konkyo --help',
      measured: `${(help * 1000).toFixed(0)} ms, node -e 0 ${(node * 1000).toFixed(0)} ms`,
      bar: { value: help / node, most: 3 },
    },
    { what: 'konkyo analyze, sample of 53 files, 10 MB', measured: `${sample.toFixed(2)} s` },
  ]
}
