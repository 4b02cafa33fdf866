import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)
const root = new URL('..', import.meta.url).pathname

/** What a new number takes, here the requests of an hour at the limit: files of `src`, each with what is put before what. */
const changes: Readonly<Record<string, readonly (readonly [before: string, text: string])[]>> = {
  'formulas/limit.ts': [['  slack: own(', "  perHour: own('3600 · X', ({ one }) => 3600 * one('X')),\n"]],
  'model/report/series.ts': [['  plateau: number,\n', '  perHour: number,\n']],
  'analysis/capacity-of.ts': [
    [
      '    plateau,\n    recommended',
      "    perHour: limit ? made('perHour', { X: of(limit.throughput, 'requests') }) : null,\n",
    ],
  ],
  'i18n/en/levels.ts': [
    ["  'formula.slack.name'", "  'formula.perHour.text': 'Of an hour.',\n  'number.perHour': 'Requests/h',\n"],
  ],
  'i18n/ja/levels.ts': [
    ["  'formula.slack.name'", "  'formula.perHour.text': '1 時間分。',\n  'number.perHour': '件/時',\n"],
  ],
  'document/trail/quantities.ts': [["  ['plateau'", "  ['perHour', 'count', 'capacity/perHour'],\n"]],
  'document/body/options.ts': [
    ["    right('decision.column.rate'", "    number('number.perHour', 'capacity/perHour', 'count'),\n"],
  ],
}

const changed = async (folder: string): Promise<void> => {
  for (const [name, edits] of Object.entries(changes)) {
    const file = join(folder, 'src', name)
    let text = await readFile(file, 'utf8')
    for (const [before, more] of edits) {
      expect(text.split(before), `${name}: ${before}`).toHaveLength(2)
      text = text.replace(before, () => more + before)
    }
    await writeFile(file, text)
  }
}

it('a new number touches at most eight files, and is then in the report with its trail and on the page of each language', async () => {
  expect(Object.keys(changes).length).toBeLessThanOrEqual(8)
  const folder = await mkdtemp(join(tmpdir(), 'konkyo-'))
  try {
    for (const name of [
      'src',
      'bundle',
      'templates',
      'LICENSE',
      'package.json',
      'tsconfig.json',
      'tsconfig.build.json',
    ])
      await cp(join(root, name), join(folder, name), { recursive: true })
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    await changed(folder)
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
      cwd: folder,
    })
    await run(process.execPath, ['--import', 'tsx', 'bundle/program.ts'], { cwd: folder })
    const sweep = join(root, 'fixtures/sample/1xRTX5090/in4096_out4096')
    const asked = ['report', sweep, '--format', 'html,json', '-o', join(folder, 'out')]
    await run(process.execPath, [join(folder, 'dist/cli.js'), ...asked], { cwd: folder })
    const report = JSON.parse(await readFile(join(folder, 'out.report.json'), 'utf8'))
    const { perHour, throughput } = report.series[0].capacity
    expect(perHour).toBeCloseTo(3600 * throughput, 6)
    expect(report.trails['series/0/capacity/perHour'].formula).toBe('perHour')
    const shown = Math.round(perHour).toLocaleString('en-US')
    for (const [locale, head] of [
      ['ja', '件/時'],
      ['en', 'Requests/h'],
    ] as const) {
      const page = await readFile(join(folder, `out.${locale}.html`), 'utf8')
      expect(page).toContain(head)
      expect(page).toContain(shown)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
