import { expect, it } from 'vitest'
import { progressOn } from '../../src/commands/progress.ts'
import { analyze } from '../../src/commands/analyze.ts'
import { report } from '../../src/commands/report.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { root, someWorld } from './some-world.ts'

const erased = '\r\u001B[2K'

const screen = (columns: number) => {
  const written: string[] = []
  return { written, line: progressOn({ columns, write: (text: string) => written.push(text) }) }
}

it('writes each text in place of the last, and takes the last away once', () => {
  const { written, line } = screen(80)
  line.clear()
  line.show('one')
  line.show('two')
  line.clear()
  line.clear()
  expect(written).toEqual([`${erased}one`, `${erased}two`, erased])
})

it('keeps to one line of the terminal, whatever a file is called', () => {
  const { written, line } = screen(10)
  line.show('0123456789')
  line.show('読み取り中です')
  line.show('a\nb')
  expect(written.map((text) => text.slice(erased.length))).toEqual(['012345678', '読み取り', String.raw`a\nb`])
})

it('tells in the language of the answer what was read and what is analysed', async () => {
  const told: string[] = []
  const { world } = someWorld({ progress: (text) => told.push(text) })
  await analyze({ paths: ['fixtures/ugly/c1.json', 'fixtures/ugly/c8.json'] }, world)
  await analyze({ paths: ['fixtures/ugly/c1.json'], lang: 'ja' }, world)
  expect(told).toEqual([
    'Reading: 1 of 2 files',
    'Reading: 2 of 2 files',
    'Analysing 2 runs of 2 files…',
    '読み取り: 1 ファイル中 1 ファイル',
    '分析中: 1 ファイル、1 件の測定…',
  ])
})

it('names each document that is made', async () => {
  await withTemporaryFolder('konkyo-progress', async (cwd) => {
    const told: string[] = []
    const { world } = someWorld({ cwd, progress: (text) => told.push(text) })
    await report({ paths: [`${root}fixtures/ugly/c1.json`], format: 'json,html', out: 'r', lang: 'en' }, world)
    expect(told.slice(-3)).toEqual([
      'Writing r.report.json (1 of 3)…',
      'Writing r.en.html (2 of 3)…',
      'Writing r.en.evidence.html (3 of 3)…',
    ])
  })
})
