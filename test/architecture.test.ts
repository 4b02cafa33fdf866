import { readFile, readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { codeOf, importsOf, partOf, sourceFiles, type Import } from './source-imports.ts'

interface Rule {
  /** Parts and packages that may be there at run time. */
  readonly uses?: string
  /** Parts and packages of which only types may be used. */
  readonly types?: string
}

const files = 'node:fs/promises node:path'

/** Who may import whom, from the inside out. Everybody may import errors.ts. */
const rules: Readonly<Record<string, Rule>> = {
  'errors.ts': {},
  'version.ts': { uses: 'node:fs' },
  'writing.ts': { uses: files },
  'visible.ts': {},
  model: { uses: 'zod json-stringify-pretty-compact', types: 'audits' },
  maths: {},
  replay: { uses: 'maths' },
  formulas: { uses: 'maths replay model' },
  trails: { uses: 'formulas', types: 'model' },
  records: { uses: 'model' },
  reading: {
    uses: `formulas model visible.ts csv-parse/sync tinyglobby ${files} node:crypto node:fs node:stream/promises`,
  },
  inputs: { uses: 'records model' },
  recognition: { uses: 'inputs records model' },
  series: { uses: 'records model picomatch' },
  audits: { uses: 'maths model', types: 'series' },
  layouts: { types: 'model' },
  diagnoses: { uses: 'maths' },
  analysis: {
    uses: 'decisions diagnoses layouts audits series maths replay formulas trails model',
    types: 'recognition',
  },
  question: { uses: `audits reading records model zod yaml ${files}` },
  sizing: { uses: 'maths', types: 'model' },
  comparing: { uses: 'maths model' },
  planning: { uses: 'maths inputs model series' },
  decisions: { uses: 'layouts model planning replay series trails' },
  'chart-parts': { uses: 'model', types: 'charts vega-lite' },
  charts: { uses: 'chart-parts model', types: 'vega-lite' },
  i18n: { uses: 'model', types: 'audits diagnoses layouts charts formulas' },
  document: { uses: 'i18n maths charts formulas inputs planning series model', types: 'audits diagnoses' },
  brand: { uses: `i18n question reading render ${files} handlebars markdown-it subset-font`, types: 'document' },
  render: {
    uses: `brand chart-parts document i18n model visible.ts handlebars puppeteer-core subset-font unpdf vega vega-lite
      ${files} node:crypto node:fs node:module node:os node:stream/promises node:url node:util node:zlib`,
  },
  'packing.ts': { types: 'model recognition' },
  outputs: { uses: 'document model', types: 'i18n' },
  explore: { uses: 'analysis document i18n model packing.ts question reading recognition visible.ts yaml zod' },
  'pipeline.ts': {
    uses: 'reading recognition question analysis brand document i18n packing.ts render outputs',
    types: 'model writing.ts',
  },
  'options.ts': { types: 'i18n' },
  commands: {
    uses: `pipeline.ts options.ts version.ts visible.ts writing.ts outputs document i18n render ${files} node:util
      analysis formulas question inputs reading series sizing comparing planning model string-width tinyglobby`,
  },
  'cli.ts': { uses: 'commands i18n version.ts yargs', types: 'options.ts' },
}

const names = (list = ''): readonly string[] => list.split(/\s+/).filter((name) => name !== '')

const all = sourceFiles.flatMap(importsOf)

const isAllowed = ({ from, to, erased }: Import): boolean => {
  const [here, there] = [partOf(from), to.endsWith('.ts') ? partOf(to) : to]
  const [uses, types] = [names(rules[here]?.uses), names(rules[here]?.types)]
  return here === there || there === 'errors.ts' || uses.includes(there) || (erased && types.includes(there))
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
    const used = new Set(all.map(({ from, to }) => `${partOf(from)} ${to.endsWith('.ts') ? partOf(to) : to}`))
    const permitted = Object.entries(rules).flatMap(([part, { uses, types }]) =>
      [...names(uses), ...names(types)].map((other) => `${part} ${other}`),
    )
    expect(permitted.filter((one) => !used.has(one))).toEqual([])
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

const pureParts =
  names(`model maths replay formulas trails records inputs recognition series audits layouts diagnoses analysis question
  sizing comparing planning chart-parts charts i18n document outputs`)

const pure = (file: string): boolean => pureParts.includes(partOf(file)) && file !== 'question/plan-file.ts'

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
