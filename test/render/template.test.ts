import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { compilePage, helperNames, partialNames, trusted } from '../../src/render/template.ts'

const data = {
  lang: 'en',
  generator: 'g',
  title: 'T',
  css: '',
  script: '',
  scriptHash: 'sha256-x',
  logos: [],
  screen: { copy: 'c', copied: 'd', sort: 's', close: 'x' },
  volume: 'body',
  banner: null,
  subtitle: 'S',
  cover: { customer: null, confidentiality: null, facts: [], approvals: [], revisions: null },
  heads: { contents: 'C', figures: 'F', tables: 'T' },
  contents: [],
  figures: [],
  tables: [],
  sections: [],
}

const helpers = {
  svg: () => '',
  prose: () => '',
  longOf: () => '',
  headOf: () => '',
  partsOf: () => [],
  numberOf: () => '',
  natureName: () => '',
  alignOf: () => 'left',
  widthOf: () => '',
  unitsOf: (text: string) => [{ text, whole: false }],
}

describe('compilePage', () => {
  it('fills the page, escaping all but what is trusted', async () => {
    const fill = await compilePage()
    const html = fill({ ...data, title: '<b> & "c"', css: await trusted('a > b {}') }, helpers)
    expect(html).toContain('<title>&lt;b&gt; &amp; &quot;c&quot;</title>')
    expect(html).toContain('<style>a > b {}</style>')
  })

  it('throws for a field that the data lacks', async () => {
    const fill = await compilePage()
    const { subtitle: _, ...lacking } = data
    expect(() => fill(lacking, helpers)).toThrow('subtitle')
  })

  it('throws for a kind of block that has no template', async () => {
    const fill = await compilePage()
    const strange = { id: 'x', number: '1', title: 'X', blocks: [{ kind: 'poem', text: '' }] }
    expect(() => fill({ ...data, sections: [strange] }, helpers)).toThrow('poem')
  })

  it('knows no helper but those of blocks', async () => {
    const fill = await compilePage([own('list', '{{shout items}}')])
    expect(() => fill(listed, { ...helpers, shout: () => 'a' } as typeof helpers)).toThrow('shout')
  })
})

const own = (name: string, text: string) => ({ name, text, path: `t/blocks/${name}.hbs`, where: 'plan.yaml:1:1' })
const listed = {
  ...data,
  sections: [{ id: 'x', number: '1', title: 'X', blocks: [{ kind: 'list', items: ['<i>'], number: '1-1' }] }],
}

describe('partials of one’s own', () => {
  it('stand in place of those of that name, and escape as they do', async () => {
    const fill = await compilePage([own('list', '<ol>{{#each items}}<li>{{this}}</li>{{/each}}</ol>')])
    expect(fill(listed, helpers)).toContain('<ol><li>&lt;i&gt;</li></ol>')
    expect(fill(listed, helpers)).not.toContain('<ul>')
  })

  it('may use others, ours and their own', async () => {
    const cell = { text: 'v', align: 'left' }
    const table = { kind: 'table', number: '1-1', dense: false, caption: 'c', columns: [], notes: [], rows: [[cell]] }
    const fill = await compilePage([own('cell', '<td>[{{text}}]</td>')])
    const sections = [{ id: 'x', number: '1', title: 'X', blocks: [table] }]
    expect(fill({ ...data, sections }, helpers)).toContain('<tr><td>[v]</td></tr>')
  })

  it.each([
    ['{{subtitle}}', /"subtitle" not defined/],
    ['{{> list}}', /call stack/],
    ['{{natureName.constructor.name}}', /undefined/],
  ])('are blamed for what fails in them: %s', async (text, reason) => {
    const fill = await compilePage([own('list', text)])
    const fault = (() => {
      try {
        return fill(listed, helpers)
      } catch (error) {
        return error instanceof UserError ? error : String(error)
      }
    })()
    expect(fault).toMatchObject({
      code: 'templateBroken',
      values: { path: 't/blocks/list.hbs', where: 'plan.yaml:1:1' },
    })
    expect(fault instanceof UserError && fault.values['reason']).toMatch(reason)
  })

  it('are blocks of the page, with the helpers that our own use', async () => {
    const folder = new URL('../../templates/blocks/', import.meta.url)
    expect(await partialNames()).toEqual(
      readdirSync(folder)
        .map((name) => name.replace('.hbs', ''))
        .toSorted(),
    )
    expect(helperNames.toSorted()).toEqual(Object.keys(helpers).toSorted())
  })
})
