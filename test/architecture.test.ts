import { readFileSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { codes, table } from './markdown.ts'
import { codeOf, importsOf, partOf, sourceFiles, type Import } from './source-imports.ts'

interface Rule {
  /** Parts and packages that may be there at run time. */
  readonly uses: readonly string[]
  /** Parts and packages of which only types may be used: those in parentheses. */
  readonly types: readonly string[]
}

const architecture = readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8')

const ruleOf = (permissions: string): Rule => ({
  uses: codes(permissions.replace(/\(.*?\)/g, '')),
  types: codes((permissions.match(/\(.*?\)/g) ?? []).join(' ')),
})

/** Who may import whom, as the table of parts says. */
const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  table(architecture, 'part').map(([part, , parts, packages]) => [codes(part)[0], ruleOf(`${parts} ${packages}`)]),
)

const all = sourceFiles.flatMap(importsOf)

const targetOf = ({ to }: Import): string => (to.endsWith('.ts') ? partOf(to) : to)

const pairs = (imports: readonly Import[]): ReadonlySet<string> =>
  new Set(imports.map((one) => `${partOf(one.from)} ${targetOf(one)}`))

const isAllowed = (one: Import): boolean => {
  const [here, there] = [partOf(one.from), targetOf(one)]
  const { uses = [], types = [] } = rules[here] ?? {}
  return here === there || there === 'errors.ts' || uses.includes(there) || (one.erased && types.includes(there))
}

const told = ({ from, to, erased }: Import): string => `${from} imports ${erased ? 'the types of ' : ''}${to}`

describe('the parts of src', () => {
  it('are all in the table, and nothing else is', () => {
    expect(Object.keys(rules).toSorted()).toEqual([...new Set(sourceFiles.map(partOf))].toSorted())
  })

  it('import only from the parts that the table allows', () => {
    expect(all.filter((one) => !isAllowed(one)).map(told)).toEqual([])
  })

  it('use every permission, so that the table says no more than is true', () => {
    const [used, usedAtRunTime] = [pairs(all), pairs(all.filter(({ erased }) => !erased))]
    const idle = Object.entries(rules).flatMap(([part, { uses, types }]) => [
      ...uses.filter((other) => !usedAtRunTime.has(`${part} ${other}`)).map((other) => `${part} ${other}`),
      ...types.filter((other) => !used.has(`${part} ${other}`)).map((other) => `${part} (${other})`),
    ])
    expect(idle).toEqual([])
  })

  it('hold no file that needs itself', () => {
    const needs = new Map(
      sourceFiles.map((file) => [file, importsOf(file).flatMap(({ to, erased }) => (erased ? [] : [to]))]),
    )
    const reach = (file: string, seen: Set<string>): ReadonlySet<string> => {
      for (const next of needs.get(file) ?? []) if (!seen.has(next)) reach(next, seen.add(next))
      return seen
    }
    expect(sourceFiles.filter((file) => reach(file, new Set()).has(file))).toEqual([])
  })
})

const home = (file: string): string => file.slice(0, file.lastIndexOf('/'))

describe('the things of a registry', () => {
  it.each([
    ['inputs', 'input.ts'],
    ['audits', 'audit.ts'],
    ['charts', 'chart.ts'],
    ['layouts', 'rule.ts'],
    ['diagnoses', 'diagnosis.ts'],
  ])('%s know %s and not each other', (folder, contract) => {
    const siblings = all.filter(
      ({ from, to }) =>
        partOf(from) === folder &&
        partOf(to) === folder &&
        from !== `${folder}/index.ts` &&
        (home(from) === folder || home(from) !== home(to)),
    )
    expect(siblings.filter(({ to }) => to !== `${folder}/${contract}`).map(told)).toEqual([])
    expect(siblings.length).toBeGreaterThan(0)
  })
})

/** The parts that may reach files, the browser or the terminal, and the one file of `question` that reads a plan. */
const impure: ReadonlySet<string> = new Set([
  'freshness',
  'making',
  'brand',
  'reading',
  'store',
  'render',
  'commands',
  'explore',
  'pipeline.ts',
  'cli.ts',
  'version.ts',
  'writing',
])

const pure = (file: string): boolean => !impure.has(partOf(file)) && file !== 'question/plan-file.ts'

/** What would make an answer depend on the moment, the machine, or its settings. */
const impurities = {
  'the clock': /Date\.now|new Date\(\s*\)|performance\.now/,
  chance: /Math\.random|randomUUID/,
  'the process': /\bprocess\b|\bglobalThis\b/,
  'the terminal': /\bconsole\b/,
  'a timer': /\bset(?:Timeout|Interval|Immediate)\b/,
  'the network': /\bfetch\(/,
  "the machine's language": /\.toLocale\w+\(|localeCompare\([^,()]*\)|new Intl\.\w+\(\s*\)/,
  "the machine's time zone": /DateTimeFormat\((?![^)]*timeZone)|\.get(?:FullYear|Month|Date|Hours)\(/,
}

describe('the pure parts', () => {
  it('touch no file, process or browser', () => {
    const reaching = /^node:|^(?:vega|vega-lite|puppeteer-core|handlebars|subset-font)$/
    expect(all.filter(({ from, to, erased }) => pure(from) && !erased && reaching.test(to)).map(told)).toEqual([])
  })

  it.each(Object.entries(impurities))('do not ask for %s', (_, pattern) => {
    expect(sourceFiles.filter((file) => pure(file) && pattern.test(codeOf(file)))).toEqual([])
  })

  it('leave no state behind in the module', () => {
    expect(sourceFiles.filter((file) => pure(file) && /^(?:export )?(?:let|var) /m.test(codeOf(file)))).toEqual([])
  })
})

/** What runs in a browser: the page that answers other questions, and all that it needs. */
const inPage = (): ReadonlySet<string> => {
  const seen = new Set(['explore/main.ts'])
  for (const file of seen) for (const { to, erased } of importsOf(file)) if (!erased && to.endsWith('.ts')) seen.add(to)
  return seen
}

describe('the page that answers other questions', () => {
  it('needs nothing of Node, and no package that is large or needs it', () => {
    const reached = inPage()
    const packages = all.filter(({ from, to, erased }) => reached.has(from) && !erased && !to.endsWith('.ts'))
    expect([...new Set(packages.map(({ to }) => to))].toSorted()).toEqual([
      'csv-parse/sync',
      'picomatch',
      'yaml',
      'zod',
    ])
    expect(reached.has('analysis/report.ts')).toBe(true)
  })

  it('sends nothing, keeps nothing, and makes no markup of a text', () => {
    const forbidden =
      /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|localStorage|sessionStorage|indexedDB|document\.cookie|innerHTML|outerHTML|insertAdjacentHTML|document\.write/
    expect([...inPage()].filter((file) => forbidden.test(codeOf(file)))).toEqual([])
  })
})

describe('src', () => {
  it('ends the process and writes to the terminal in cli.ts alone', () => {
    const speaking = /process\.exit\(|process\.exitCode|process\.std(?:out|err)|\bconsole\./
    expect(sourceFiles.filter((file) => speaking.test(codeOf(file)))).toEqual(['cli.ts', 'render/temporary-folder.ts'])
  })
})

describe('the tests', () => {
  it('take properties from property.ts, so that CI has the same cases each time', async () => {
    const listed = await readdir(new URL('./', import.meta.url), { recursive: true })
    const tests = listed.filter((file) => file.endsWith('.ts') && file !== 'property.ts')
    const texts = await Promise.all(tests.map((file) => readFile(new URL(file, import.meta.url), 'utf8')))
    expect(tests.filter((_, i) => /^import .* from 'fast-check'/m.test(texts[i]!))).toEqual([])
  })
})
