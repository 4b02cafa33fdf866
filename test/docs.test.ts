import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { printAnswer } from '../src/commands/answer-text.ts'
import { commands } from '../src/commands/index.ts'
import { plain } from '../src/commands/styled.ts'
import { errorCodes } from '../src/errors.ts'
import { catalogs, createLanguage } from '../src/i18n/language.ts'
import { locales, type Locale } from '../src/i18n/locale.ts'
import { inputs } from '../src/inputs/index.ts'
import { reportSchema } from '../src/model/report.ts'
import { type Option, options } from '../src/options.ts'
import { type OutputId, outputs, pathOf } from '../src/outputs/index.ts'
import { planFileSchema } from '../src/question/plan-schema.ts'
import { slaPresets } from '../src/question/sla.ts'
import { resolvePlan } from '../src/question/resolve.ts'
import { lookalikes } from '../src/recognition/lookalikes.ts'
import { sizeLines } from './commands/size-call.ts'
import { codes, table } from './markdown.ts'
import { sampleReports } from './samples.ts'
import { editionOf } from '../src/document/edition.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const sorted = (names: Iterable<string>): readonly string[] => [...names].toSorted()

const fenced = (text: string, kind: string): string =>
  new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? ''

/** The first words of each table: flags, exit codes, presets, plan keys, statuses, sources, files, claims. */
const readmes: readonly { path: string; locale: Locale; headers: string }[] = [
  { path: 'README.md', locale: 'en', headers: 'flag code preset key status source file claim' },
  { path: 'README.ja.md', locale: 'ja', headers: 'フラグ コード プリセット キー 判定 出所 ファイル 主張' },
]

/** `demand.interval`, `series[].match` … of a JSON schema. */
const keysOf = (schema: z.core.JSONSchema.JSONSchema, path = ''): readonly string[] => {
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([key, value]) =>
      keysOf(value as z.core.JSONSchema.JSONSchema, path ? `${path}.${key}` : key),
    )
  }
  const items = schema.items as z.core.JSONSchema.JSONSchema | undefined
  return items?.properties ? keysOf(items, `${path}[]`) : [path]
}

const planKeys = keysOf(z.toJSONSchema(planFileSchema, { io: 'input' }))

/** What stands at a path, of lists in the first entry that has it. */
const at = (value: unknown, path: string): unknown => {
  const [key = '', ...rest] = path.split(/\[\]\.|\./)
  const entries = (Array.isArray(value) ? value : [value]).map((entry) => entry?.[key as keyof unknown] as unknown)
  return rest.length === 0
    ? entries.find((entry) => entry !== undefined)
    : entries.map((entry) => at(entry, rest.join('.'))).find((found) => found !== undefined)
}

it('there is a README for each language', () => {
  expect(sorted(readmes.map(({ locale }) => locale))).toEqual(sorted(locales))
})

describe.each(readmes)('$path', ({ path, locale, headers }) => {
  const text = read(path)
  const [flags = '', exits = '', presets = '', keys = '', statuses = '', sources = '', files = '', claims = ''] =
    headers.split(' ')

  it('has a row for each flag, ticked for the commands that take it', () => {
    const all: readonly Option[] = Object.values(options).flat()
    const expected = all.map(({ flag, alias }) => [
      [`--${flag}`, ...(alias ? [`-${alias}`] : [])].join(' '),
      ...Object.values(commands).map((command) => (command.options.some((option) => option.flag === flag) ? '✓' : '')),
    ])
    const rows = table(text, [flags, ...Object.keys(commands)].join(' | '))
    const written = rows.map(([flag, ...cells]) => [
      codes(flag).join(' '),
      ...cells.slice(0, Object.keys(commands).length),
    ])
    expect(written.toSorted()).toEqual(expected.toSorted())
  })

  it('shows how to call each command', () => {
    const called = [...text.matchAll(/^\| `konkyo (\w+)(?= )/gm)].map(([, name]) => name)
    expect(called).toEqual(Object.keys(commands))
  })

  it('has a row for each exit code', () => {
    const expected = [0, 1, ...new Set(Object.values(errorCodes)), 70]
    expect(table(text, exits).map(([code]) => Number(code))).toEqual(expected)
  })

  it('has the presets and their limits', () => {
    const written = table(text, presets).map(([name, limits]) => [...codes(name), ...codes(limits)])
    expect(written).toEqual(Object.entries(slaPresets).map((preset) => [...preset]))
  })

  it('has a row for each key of the plan file', () => {
    const written = table(text, keys).flatMap(([names]) => codes(names))
    expect(sorted(written)).toEqual(sorted(planKeys))
  })

  it('shows a plan with every key, which the program takes', () => {
    const example: unknown = parse(fenced(text, 'yaml'))
    const values = planFileSchema.parse(example)
    expect(planKeys.filter((key) => at(example, key) === undefined)).toEqual([])
    expect(resolvePlan({}, { values, where: () => path }).sla.limits).toHaveLength(2)
  })

  it('explains every status in the words of the answer', () => {
    const all = reportSchema.shape.series.element.shape.capacity.shape.status.options
    expect(sorted(table(text, statuses).map(([name = '']) => name))).toEqual(
      sorted(all.map((status) => catalogs[locale][`status.${status}`])),
    )
  })

  it('names each tool that is read, and each that is only recognised', () => {
    const rows = table(text, sources).map(([tools = '']) => tools)
    const [whole, recognised] = [rows.slice(0, -1).join(' '), rows.at(-1)]
    expect(Object.values(inputs).filter(({ tool }) => !whole.includes(`\`${tool}\``))).toEqual([])
    const tools = Object.values(lookalikes).flatMap(({ tool }) => tool ?? [])
    expect(sorted(recognised?.split(', ') ?? [])).toEqual(sorted(tools))
  })

  it('names each file that is written', () => {
    const expected = (Object.keys(outputs) as OutputId[]).flatMap((id) =>
      outputs[id].volumes.map((volume) =>
        outputs[id].perLanguage
          ? locales.map((each) => pathOf('NAME', id, volume, each))
          : [pathOf('NAME', id, volume, 'ja')],
      ),
    )
    expect(table(text, files).map(([names]) => codes(names))).toEqual(expected)
  })

  it.each(table(text, claims).map(([claim = '', call, says]) => ({ claim, call, says })))(
    'tells what the calculator says of: $claim',
    async ({ call, says }) => {
      const output = (await sizeLines(codes(call)[0] ?? '', locale)).join('\n')
      expect(codes(says).filter((words) => !output.includes(words))).toEqual([])
      expect(codes(says).length).toBeGreaterThan(0)
    },
  )

  it('shows what the calculator really prints', async () => {
    const shown = [...text.matchAll(/```console\n\$ (konkyo size .*)\n([\s\S]*?)```/g)]
    expect(shown).toHaveLength(2)
    for (const [, call = '', lines = ''] of shown)
      expect(await sizeLines(call, locale)).toEqual(expect.arrayContaining(lines.trimEnd().split('\n')))
  })

  it('shows what the sample really answers', async () => {
    const lines: string[] = []
    printAnswer(editionOf(await sampleReports.sample(), createLanguage(locale)), (line) =>
      lines.push(plain(line).replaceAll('\u00a0', ' ')),
    )
    expect(lines).toEqual(expect.arrayContaining(fenced(text, 'text').trimEnd().split('\n')))
  })
})

type Listed = 'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts'
const manifest = JSON.parse(read('package.json')) as Readonly<Record<Listed, Record<string, string>>>
const lock = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, { readonly license?: string }>>
}

describe('ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md')

  it('has a row for each dependency, with its licence', () => {
    const { dependencies, optionalDependencies, devDependencies } = manifest
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
    const expected = names.map((name) => [name, lock.packages[`node_modules/${name}`]?.license])
    const written = table(text, 'package').map((cells) => [...codes(cells[0]), cells.at(-1)])
    expect(written.toSorted()).toEqual(expected.toSorted())
  })
})

const pages = [...readdirSync(root).filter((name) => name.endsWith('.md')), 'reports/README.md', 'fixtures/README.md']

describe.each(pages)('%s', (path) => {
  const text = read(path)

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([])
  })

  it('names scripts that exist', () => {
    const named = [...text.matchAll(/\bnpm run ([\w-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([])
  })
})
