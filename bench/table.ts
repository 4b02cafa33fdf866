import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import type { Row } from './measure.ts'

const results = new URL('RESULTS.md', import.meta.url)

const machine = (): string =>
  `${availableParallelism()} processors (${cpus()[0]?.model.trim() ?? 'of unknown model'}), Node.js ${process.versions.node}`

const cellsOf = ({ what, measured, bar }: Row): readonly [string, string, string] => [
  what,
  measured,
  bar ? `${bar.value.toFixed(2)}, at most ${bar.most}: ${bar.value <= bar.most ? 'met' : 'missed'}` : '',
]

export const print = (row: Row): void => {
  const [what, measured, bar] = cellsOf(row)
  process.stdout.write(`${what.padEnd(58)} ${measured.padEnd(34)} ${bar}\n`)
}

const tableOf = (rows: readonly Row[]): string => rows.map((row) => `| ${cellsOf(row).join(' | ')} |`).join('\n')

/** Puts the tables of these topics in the place of their last ones; the others stay. */
export const write = (topics: ReadonlyMap<string, readonly Row[]>): void => {
  let text = readFileSync(results, 'utf8')
  for (const [topic, rows] of topics) {
    const section = `## ${topic}\n\n${machine()}.\n\n| what | measured | against its bar |\n|---|---|---|\n${tableOf(rows)}\n\n`
    const place = new RegExp(`## ${topic}\n[^]*?(?=\n## |$)`)
    text = place.test(text)
      ? text.replace(place, () => section.trimEnd() + '\n')
      : `${text.trimEnd()}\n\n${section.trimEnd()}\n`
  }
  writeFileSync(results, text)
}
