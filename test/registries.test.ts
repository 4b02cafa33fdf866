import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { audits } from '../src/audits/index.ts'
import { chartFindings } from '../src/charts/chart.ts'
import { charts, decisionCharts } from '../src/charts/index.ts'
import { missingFields } from '../src/diagnoses/diagnosis.ts'
import { diagnoses } from '../src/diagnoses/index.ts'
import { commands, refuseUnknown } from '../src/commands/index.ts'
import { errorCodes } from '../src/errors.ts'
import { catalogs } from '../src/i18n/language.ts'
import { layoutRules } from '../src/layouts/index.ts'
import { locales } from '../src/i18n/locale.ts'
import { inputs } from '../src/inputs/index.ts'
import type { Input } from '../src/inputs/input.ts'
import { toolNotes } from '../src/model/metric.ts'

const namesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`../src/${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .toSorted()

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`../src/${folder}/`, import.meta.url), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )

/** `vllm-serve` → `vllmServe`. */
const keyOf = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const load = async (folder: string, name: string): Promise<Readonly<Record<string, unknown>>> =>
  import(`../src/${folder}/${name}.ts`)

describe('charts', () => {
  const registry = { ...charts, ...decisionCharts }
  const things = namesIn('charts').filter((name) => name !== 'index' && name !== 'chart')

  it('register every file under its name, and nothing else', () => {
    expect(things.map(keyOf)).toEqual(Object.keys(registry).toSorted())
  })

  it.each(things)('hold one thing in %s', async (name) => {
    expect({ ...(await load('charts', name)) }).toEqual({
      [keyOf(name)]: registry[keyOf(name) as keyof typeof registry],
    })
  })
})

describe.each([
  ['diagnoses', 'diagnosis', diagnoses],
  ['layouts', 'rule', layoutRules],
] as const)('%s', (folder, contract, registry) => {
  it('register all that their files hold, under its name', async () => {
    const files = namesIn(folder).filter((name) => name !== 'index' && name !== contract)
    const held = await Promise.all(files.map((name) => load(folder, name)))
    expect(Object.assign({}, ...held)).toEqual(registry)
  })
})

describe('inputs', () => {
  it('have a line in the registry for each file beside it', () => {
    const files = namesIn('inputs').filter((name) => name !== 'index' && name !== 'input')
    expect(files.map(keyOf).filter((key) => !(key in inputs))).toEqual([])
  })

  it.each(Object.keys(inputs))('%s is exported by a file of the folder under its name', async (id) => {
    const exported: readonly Readonly<Record<string, unknown>>[] = await Promise.all([
      ...namesIn('inputs').flatMap((name) => (name === 'index' ? [] : [load('inputs', name)])),
      ...foldersIn('inputs').flatMap((folder) =>
        namesIn(`inputs/${folder}`).map((name) => import(`../src/inputs/${folder}/${name}.ts`)),
      ),
    ])
    expect(exported.filter((one) => one[id] === inputs[id as keyof typeof inputs])).toHaveLength(1)
  })

  it('give every note of a tool a use', () => {
    const used = new Set<string>(Object.values<Input>(inputs).flatMap(({ notes }) => notes))
    expect(toolNotes.filter((note) => !used.has(note))).toEqual([])
  })
})

describe('audits', () => {
  it('register everything that their files export, and nothing else', async () => {
    const files = namesIn('audits').filter((name) => name !== 'index' && name !== 'audit')
    const exported = await Promise.all(files.map(async (name) => Object.values(await load('audits', name))))
    expect(new Set(exported.flat())).toEqual(new Set(Object.values(audits)))
    expect(exported.flat()).toHaveLength(Object.keys(audits).length)
  })

  it('stand in the order of their ids and give each reason once', () => {
    expect(Object.keys(audits)).toEqual(Object.keys(audits).toSorted())
    for (const { reasons } of Object.values(audits)) expect(new Set(reasons).size).toBe(reasons.length)
  })
})

describe('commands', () => {
  it.each(Object.entries(commands))('%s is in its own file, under its own name', async (name, command) => {
    expect(namesIn('commands')).toContain(name)
    expect(await command.load()).toBe((await load('commands', name))[name])
  })

  it.each(Object.entries(commands))('%s takes the flags of its examples', (name, { examples }) => {
    for (const [call] of examples) expect(() => refuseUnknown([name, ...call.split(' ')])).not.toThrow()
    expect(examples.length).toBeGreaterThan(1)
  })

  it.each(Object.entries(commands))('%s has each flag and each letter once', (_, { options }) => {
    const names = options.flatMap((option) => ['alias' in option ? option.alias : [], option.flag].flat())
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
  })
})

describe('languages', () => {
  it('have a folder and a catalog each', () => {
    const folders = readdirSync(new URL('../src/i18n/', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(Object.keys(catalogs).toSorted()).toEqual([...locales].toSorted())
    expect(folders.toSorted()).toEqual([...locales].toSorted())
  })

  it('are divided into the same files', () => {
    const [first, ...others] = locales.map((locale) => namesIn(`i18n/${locale}`))
    for (const names of others) expect(names).toEqual(first)
  })

  it.each(locales)('%s speaks of every thing that is registered', (locale) => {
    const spoken = new Set<string>(Object.keys(catalogs[locale]))
    const needed = [
      ...Object.entries(audits).flatMap(([id, { reasons }]) =>
        ['title', 'advice', ...reasons].map((part) => `audit.${id}.${part}`),
      ),
      ...Object.entries(layoutRules).flatMap(([id, { reasons }]) => [
        `rule.${id}`,
        ...reasons.map((reason) => `rule.${id}.${reason}`),
      ]),
      ...Object.entries(diagnoses).flatMap(([id, { reasons }]) =>
        ['title', 'action', ...reasons].map((part) => `diagnosis.${id}.${part}`),
      ),
      ...missingFields.map((field) => `missing.${field}`),
      ...Object.keys({ ...charts, ...decisionCharts }).map((id) => `chart.${id}.description`),
      ...chartFindings.map((id) => `chart.${id}`),
      ...Object.keys(catalogs.en).filter((id) => /^chart\.(?:axis|unit|mark|scaling)\./.test(id)),
      ...Object.keys(errorCodes).map((code) => `error.${code}`),
      ...Object.keys(commands).map((name) => `help.${name}`),
    ]
    expect(needed.filter((id) => !spoken.has(id))).toEqual([])
  })
})
