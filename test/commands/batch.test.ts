import { mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { revisionText } from '../../src/document/revision-text.ts'
import { batchFolder, someResult } from './batch-folder.ts'
import { called } from './called.ts'

const plan = (name: string, more = ''): string =>
  `inputs: results/${name}\nout: reports/${name}\nformats: json\nlang: en\n${more}`

describe('batch', () => {
  it('makes the documents of each plan once, and again when its results change in any way', async (context) => {
    const { folder, put, sweep, batch } = await batchFolder(context)
    await sweep('results/a', 32)
    await sweep('results/b', 16)
    await put('a.yaml', plan('a'))
    await put('b.yaml', plan('b'))
    await put('results/a/values.yaml', 'replicas: 2\n')
    expect((await batch()).made).toEqual(['a.yaml', 'b.yaml'])
    expect((await batch()).made).toEqual([])
    const file = join(folder, 'results/a/c8.json')
    await utimes(file, 1, 1)
    expect((await batch()).made).toEqual([])
    await put('results/a/c8.json', someResult(8, 32, { completed: 4999 }))
    expect((await batch()).of('plan')).toMatchObject([
      { plan: 'a.yaml', why: [{ cause: 'inputs', files: [{ path: 'results/a/c8.json', how: 'changed' }] }] },
    ])
    await rename(file, join(folder, 'results/a/c8-again.json'))
    expect(
      (await batch())
        .of('plan')[0]
        ?.why[0]?.files.map(({ how }) => how)
        .toSorted(),
    ).toEqual(['added', 'removed'])
    await rm(join(folder, 'results/b/c64.json'))
    expect((await batch()).made).toEqual(['b.yaml'])
    expect((await batch()).made).toEqual([])
  })

  it('tells same size and times apart from the same file', async (context) => {
    const { folder, put, sweep, batch } = await batchFolder(context)
    await sweep('results/a', 32)
    await put('a.yaml', plan('a'))
    await batch()
    const file = join(folder, 'results/a/c8.json')
    const other = (await readFile(file, 'utf8')).replace('"completed":5000', '"completed":4999')
    await writeFile(`${file}.new`, other)
    await utimes(`${file}.new`, 1, 1)
    await rename(`${file}.new`, file)
    expect((await batch()).made).toEqual(['a.yaml'])
  })

  it('remakes when plan, look, program or a document is another', async (context) => {
    const { folder, put, sweep, batch, report } = await batchFolder(context)
    await sweep('results/a', 32)
    await put('brand/extra.css', 'p { color: black }')
    await put('a.yaml', plan('a', 'brand: { templates: brand }\n'))
    await batch()
    expect((await batch()).made).toEqual([])
    await put('brand/extra.css', 'p { color: #111 }')
    expect((await batch()).of('plan')[0]?.why[0]?.cause).toBe('look')
    await put('a.yaml', plan('a', 'brand: { templates: brand }\ntitle: Another\n'))
    expect((await batch()).of('plan')[0]?.why[0]?.cause).toBe('plan')
    expect((await report('reports/a')).revisions).toEqual([])
    const manifest = join(folder, 'reports/a.manifest.json')
    const text = await readFile(manifest, 'utf8')
    await writeFile(manifest, text.replace(/"program": "[^"]*"/, '"program": "0.0.1 older"'))
    expect((await batch()).of('plan')[0]?.why[0]?.cause).toBe('program')
    await writeFile(join(folder, 'reports/a.report.json'), '{}')
    expect((await batch()).of('plan')[0]?.why[0]?.cause).toBe('documents')
    expect((await batch()).made).toEqual([])
  })

  it('tells in the revision history what moved, and keeps what it told before', async (context) => {
    const { put, sweep, batch, report } = await batchFolder(context)
    await sweep('results/a', 32)
    await put('a.yaml', plan('a', 'demand: { interval: 60s }\ndocument: { version: "1.0" }\n'))
    await batch()
    await sweep('results/a', 64)
    expect((await batch()).of('made')).toMatchObject([{ version: '1.1', isFirst: false }])
    await put('results/a/c48.json', someResult(48, 64))
    await batch()
    const { revisions } = await report('reports/a')
    expect(revisions.map(({ version }) => version)).toEqual(['1.0', '1.1', '1.2'])
    const [first, second, third] = revisions.map((one) => revisionText(one, createLanguage('en')))
    expect(first).toBe('First issue.')
    expect(second).toContain('Runs: 4 replaced.')
    expect(second).toMatch(/Limit: .*32.* → .*64/)
    for (const text of ['Users who send every 60', 'Users who wait for the answer, then 60'])
      expect(second!.split(text)).toHaveLength(2)
    expect(third).toContain('Runs: 1 added.')
    expect(revisionText(revisions[1]!, createLanguage('ja'))).toContain('測定: 4 件を差し替え。')
  })

  it('tells a plan that fails, leaves its last documents as they were, and makes the others', async (context) => {
    const { folder, put, sweep, batch } = await batchFolder(context)
    await sweep('results/a', 32)
    await sweep('results/b', 32)
    for (const name of ['a', 'b']) await put(`${name}.yaml`, plan(name))
    await batch()
    const before = await readFile(join(folder, 'reports/a.report.json'), 'utf8')
    for (const level of [8, 16, 32, 64]) await put(`results/a/c${level}.json`, '{"half": ')
    await put('results/b/c128.json', someResult(128, 32))
    const { code, made, of } = await batch()
    expect([code, made]).toEqual([2, ['b.yaml']])
    expect(of('failed')).toMatchObject([{ plan: 'a.yaml', exitCode: 2, errors: [{ code: 'noRuns' }] }])
    expect(await readFile(join(folder, 'reports/a.report.json'), 'utf8')).toBe(before)
    expect(of('summary')).toMatchObject([{ made: 1, unchanged: 0, failed: 1, exitCode: 2 }])
  })

  it('refuses both of two plans that write the same documents', async (context) => {
    const { put, sweep, batch } = await batchFolder(context)
    await sweep('results/a', 32)
    await put('one.yaml', plan('a'))
    await put('two.yaml', plan('a'))
    await put('three.yaml', plan('a').replace('reports/a', 'reports/c'))
    const { code, made, of } = await batch()
    expect([code, made, of('failed').map((one) => one.errors[0]?.code)]).toEqual([
      2,
      ['three.yaml'],
      ['planSameOut', 'planSameOut'],
    ])
  })

  it('takes no document for a result, its own or that of another plan', async (context) => {
    const { put, sweep, batch, report } = await batchFolder(context)
    await sweep('results', 32)
    await put('a.yaml', 'inputs: .\nout: results/a\nformats: [json, csv]\n')
    await put('b.yaml', 'inputs: results\nout: results/b\nformats: json\n')
    expect((await batch()).made).toHaveLength(2)
    expect((await batch()).made).toEqual([])
    const paths = (await report('results/b')).sources.map(({ path }) => path)
    expect(paths.filter((path) => path.startsWith('results/a'))).toEqual([])
  })

  it('reads and writes nothing outside of the root, wherever links lead', async (context) => {
    const { folder, put, sweep } = await batchFolder(context)
    await sweep('elsewhere', 32)
    await put('in/x/note.txt', 'nothing')
    await symlink(join(folder, 'elsewhere'), join(folder, 'in/x/link'))
    await symlink(join(folder, 'elsewhere'), join(folder, 'in/out'))
    const plans = {
      'above.yaml': 'inputs: ../elsewhere\nout: reports/a\n',
      'glob.yaml': 'inputs: ../else*/*.json\nout: reports/b\n',
      'link.yaml': 'inputs: x\nout: reports/c\n',
      'written.yaml': 'inputs: x/note.txt\nout: out/d\n',
    }
    for (const [name, text] of Object.entries(plans)) await put(`in/${name}`, `${text}formats: json\n`)
    const { code, out } = await called(['batch', '--json'], { cwd: join(folder, 'in') })
    const failed = out.map(
      (line) => JSON.parse(line) as { event: string; plan: string; errors: { code: string; message: string }[] },
    )
    const told = failed.filter(({ event }) => event === 'failed')
    expect([code, told.map(({ errors }) => errors[0]?.code)]).toEqual([2, Array(4).fill('planOutside')])
    expect(told.flatMap(({ errors }) => errors.map(({ message }) => message))).toContainEqual(
      expect.stringContaining('above.yaml:1:1 "inputs": ../elsewhere'),
    )
    expect((await readdir(join(folder, 'elsewhere'))).filter((name) => !name.startsWith('c'))).toEqual([])
    const wide = await called(['batch', 'above.yaml', 'link.yaml', '--root', '..', '--json'], {
      cwd: join(folder, 'in'),
    })
    expect(wide.code).toBe(0)
  })

  it('says where a plan names what is not there', async (context) => {
    const { put, batch } = await batchFolder(context)
    await put('a.yaml', 'title: A\ninputs:\n  - nowhere\nout: reports/a\n')
    await put('b.yaml', 'inputs: .\n')
    const { of } = await batch()
    expect(
      of('failed')
        .map(({ errors }) => errors[0]?.message)
        .toSorted(),
    ).toEqual([
      expect.stringContaining('The plan b.yaml does not say where its documents go'),
      expect.stringContaining('a.yaml:3:5 "inputs": nowhere is neither'),
    ])
  })

  it('divides plans among machines by their paths', async (context) => {
    const { put, sweep, batch } = await batchFolder(context)
    await sweep('results/a', 32, [8, 16])
    const names = Array.from({ length: 12 }, (_, i) => `plan-${i}.yaml`)
    for (const name of names) await put(name, plan('a').replace('reports/a', `reports/${name}`))
    const shards = [await batch('--shard', '1/3'), await batch('--shard', '2/3'), await batch('--shard', '3/3')]
    expect(shards.flatMap(({ made }) => made).toSorted()).toEqual(names.toSorted())
    expect((await batch()).made).toEqual([])
    expect((await batch('--shard', '4/3')).code).toBe(2)
  })

  it('asks --fail-on of documents that did not change, too', async (context) => {
    const { put, sweep, batch } = await batchFolder(context)
    await sweep('results/a', 1, [8, 16])
    await put('a.yaml', plan('a'))
    expect((await batch('--fail-on', 'noPass')).code).toBe(1)
    const again = await batch('--fail-on', 'noPass')
    expect([again.code, again.made]).toEqual([1, []])
    expect((await batch()).code).toBe(0)
  })

  it('tells a person in a table, and that nothing changed in a line', async (context) => {
    const { folder, put, sweep } = await batchFolder(context)
    await sweep('results/a', 32)
    await put('a.yaml', plan('a'))
    const first = await called(['batch'], { cwd: folder })
    expect(first.out).toEqual(['Documents  State  Version  What moved', 'reports/a  made            first version'])
    const second = await called(['batch'], { cwd: folder })
    expect([second.out, second.err]).toEqual([[], ['Nothing changed: documents of 1 plan.']])
    await sweep('results/a', 64)
    const third = await called(['batch'], { cwd: folder })
    expect(third.out[1]).toMatch(/^reports\/a {2}made +2 +.*Limit: .*32.* → .*64/)
  })

  it('says that the answer is the same only where it is', async (context) => {
    const { folder, put, sweep } = await batchFolder(context)
    await sweep('results/a', 32)
    const told = async (more: string): Promise<string | undefined> => {
      await put('a.yaml', plan('a', `demand: { thinkTime: 60s, users: ${more}\n`))
      return (await called(['batch'], { cwd: folder })).out[1]
    }
    await told('300 }')
    expect(await told('300 }\ntitle: Another')).toMatch(/made +the answer is the same$/)
    expect(await told('300, balancer: pooled }')).toMatch(/made +2 .*(recommendation|answer)/)
    expect(await told('300, balancer: pooled }\navailability: n+1')).toMatch(/made +3 .*300.*: recommendation .* → /)
    expect(await told('900, balancer: pooled }\navailability: n+1')).toMatch(/made +4 .*900.*: newly asked, .*servers/)
    expect(
      await told(
        '900, balancer: pooled }\navailability: n+1\ncost: { electricity: 31, date: 2026-01-01, source: some, currency: JPY }',
      ),
    ).toMatch(/made +5 +Asked otherwise: prices\. The answer is the same\.$/)
  })

  it('says that there is no plan', async (context) => {
    const { folder } = await batchFolder(context)
    await mkdir(join(folder, 'empty'))
    const { code, err } = await called(['batch', 'empty'], { cwd: folder })
    expect([code, err[0]]).toEqual([2, expect.stringContaining('No plan under empty')])
  })
})

describe('report of a plan alone', () => {
  it('makes what batch makes, which then has nothing to do', async (context) => {
    const { folder, put, sweep, batch } = await batchFolder(context)
    await sweep('results/a', 32)
    await put('plans/a.yaml', plan('a').replaceAll(/(results|reports)/g, '../$1'))
    const { code, out } = await called(['report', '-p', 'plans/a.yaml', '--quiet'], { cwd: folder })
    expect([code, out]).toEqual([0, ['reports/a.report.json']])
    expect((await batch()).made).toEqual([])
    const flags = ['--format', 'csv', '-o', 'other/x', '--quiet']
    expect((await called(['report', '-p', 'plans/a.yaml', ...flags], { cwd: folder })).out).toEqual([
      'other/x.points.csv',
    ])
  })
})
