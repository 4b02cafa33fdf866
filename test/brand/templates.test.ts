import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTemplates } from '../../src/brand/templates.ts'
import { partialNames, readTemplate } from '../../src/render/template.ts'
import { thrownBy } from '../question/thrown.ts'
import { folderWith, named } from './some-files.ts'

describe('readTemplates', () => {
  it('takes every template of konkyo as one of somebody’s own', async (context) => {
    const names = await partialNames()
    const files = names.map(async (name) => [`t/blocks/${name}.hbs`, await readTemplate(`blocks/${name}.hbs`)] as const)
    const root = await folderWith(context, Object.fromEntries(await Promise.all(files)))
    expect((await readTemplates(named(root, 't'))).names).toEqual(names.map((name) => `blocks/${name}.hbs`))
  })

  it('takes a style, and leaves hidden files alone', async (context) => {
    const style = 'h2 { background: url(data:image/png;base64,AA==) } svg { fill: url(#a) }'
    const root = await folderWith(context, { 't/extra.css': style, 't/.DS_Store': 'x', 't/blocks/.x': 'x' })
    expect(await readTemplates(named(root, 't'))).toEqual({ partials: [], style, names: ['extra.css'] })
  })

  it.for(['t/report.hbs', 't/blocks/tabel.hbs', 't/style.css', 't/blocks/a/b.hbs', 't/report.css', 't/blocks'])(
    'says what there is in place of %s',
    async (path, context) => {
      const root = await folderWith(context, { [path]: '' })
      const { code, values } = (await thrownBy(() => readTemplates(named(root, 't')))) ?? {}
      expect(code).toBe('templateUnknown')
      expect(path.startsWith(String(values?.['path']).replace(/\/$/, ''))).toBe(true)
      expect(values?.['choices']).toMatch(/^blocks\/answer\.hbs, .*blocks\/table\.hbs, extra\.css$/)
    },
  )

  it('needs a folder within that of the plan', async (context) => {
    const outside = await folderWith(context, { 'blocks/secret.hbs': '' })
    const root = await folderWith(context, { file: '' })
    await symlink(outside, join(root, 'away'))
    await mkdir(join(root, 't'))
    await symlink(join(outside, 'blocks'), join(root, 't/blocks'))
    const codeOf = async (path: string) => (await thrownBy(() => readTemplates(named(root, path))))?.code
    expect(await codeOf('missing')).toBe('brandNoFolder')
    expect(await codeOf('file')).toBe('brandNoFolder')
    for (const path of ['..', 'away', 't']) expect(await codeOf(path), path).toBe('brandOutside')
  })

  it.for([
    ['{{{text}}}', '{{{text}}}'],
    ['{{&text}}', '{{{text}}}'],
    ['{{constructor}}', 'constructor'],
    ['{{#with text}}{{this.__proto__.x}}{{/with}}', '__proto__'],
    ['{{lookup this "constructor"}}', 'constructor'],
    ['{{log text}}', 'log'],
    ['{{helperMissing text}}', 'helperMissing'],
    ['{{#evil}}x{{/evil}}', 'evil'],
    ['{{#if (evil 1)}}x{{/if}}', 'evil'],
    ['{{> poem}}', '{{> poem}}'],
    ['{{> (lookup this "kind")}}', '{{> undefined}}'],
    ['{{#> table}}x{{/table}}', '{{table'],
    ['{{#*inline "x"}}y{{/inline}}', '{{inline'],
    ['<script>1</script>', '<script'],
    ['<scr{{! }}ipt>1</script>', '<script'],
    ['< SCRIPT src=x>', '< SCRIPT'],
    ['<p onclick="x">', 'onclick='],
    ['<p\nonclick ="x">', 'onclick ='],
    ['<a href="javascript:x">', 'javascript:'],
    ['<img src="https://example.com/x.png">', 'https://e'],
    ['<img src="//example.com/x.png">', '//e'],
    ['<iframe>', '<iframe'],
    ['<link rel="x">', '<link'],
    ['<meta http-equiv="x">', '<meta'],
    ['<style>p{}</style>', '<style'],
    ['<base href="/">', '<base'],
  ] as const)('refuses %j in a template, with its line', async ([text, told], context) => {
    const root = await folderWith(context, { 't/blocks/list.hbs': `<ul>\n\n${text}` })
    const line = text.includes('\n') ? expect.any(Number) : 3
    expect(await thrownBy(() => readTemplates(named(root, 't')))).toEqual({
      code: 'templateUnsafe',
      values: { where: 'plan.yaml:1:1', path: 't/blocks/list.hbs', line, text: told },
    })
  })

  it.for([
    '@import "x"',
    'p{background:url(x.png)}',
    'p{background:url( "https://e/x" )}',
    '</style><script>',
    'p{src:"//e"}',
  ])('refuses %j in a style', async (text, context) => {
    const root = await folderWith(context, { 't/extra.css': `p{}\n${text}` })
    expect(await thrownBy(() => readTemplates(named(root, 't')))).toMatchObject({
      code: 'templateUnsafe',
      values: { path: 't/extra.css', line: 2 },
    })
  })

  it('says where a template breaks off', async (context) => {
    const root = await folderWith(context, { 't/blocks/list.hbs': '{{#each items}}' })
    const { code, values } = (await thrownBy(() => readTemplates(named(root, 't')))) ?? {}
    expect([code, values?.['path']]).toEqual(['templateBroken', 't/blocks/list.hbs'])
    expect(values?.['reason']).toContain('Parse error on line 1')
  })
})
