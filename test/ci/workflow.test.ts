import type * as WorkflowParser from '@actions/workflow-parser'
import { build } from 'esbuild'
import { execFile } from 'node:child_process'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, type TestContext } from 'vitest'
import { parse } from 'yaml'
import { root, temporaryFolder } from '../e2e/konkyo.ts'

const run = promisify(execFile)

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly shell?: string
  readonly if?: string
  readonly env?: Readonly<Record<string, string>>
}

interface Job {
  readonly permissions: Readonly<Record<string, string>>
  readonly strategy?: { readonly matrix: { readonly shard: readonly string[] } }
  readonly steps: readonly Step[]
}

const name = 'docs/ci/konkyo.yml'
const content = await readFile(join(root, name), 'utf8')
const workflow = parse(content) as {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: object
  readonly jobs: Readonly<Record<'remake' | 'tell', Job>>
}
const { remake, tell } = workflow.jobs
const steps = [...remake.steps, ...tell.steps]

const stepNamed = (wanted: string): string => steps.find((step) => step.name === wanted)?.run ?? ''

/** It imports JSON as bundlers do and Node does not. */
const loadParser = async (context: TestContext): Promise<typeof WorkflowParser> => {
  const outfile = join(await temporaryFolder(context), 'parser.mjs')
  const stdin = { contents: "export * from '@actions/workflow-parser'", resolveDir: root }
  const banner = { js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)" }
  await build({ stdin, bundle: true, platform: 'node', format: 'esm', banner, outfile, logLevel: 'error' })
  return import(outfile) as Promise<typeof WorkflowParser>
}

describe('the workflow', () => {
  it('is one by the schema of GitHub', async (test) => {
    const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await loadParser(test)
    const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
    expect(context.errors.getErrors().map(String)).toEqual([])
    expect((await convertWorkflowTemplate(context, value!)).jobs.map(({ id }) => String(id))).toEqual([
      'remake',
      'tell',
    ])
    expect(context.errors.getErrors().map(String)).toEqual([])
    const misspelt = parseWorkflow(
      { name, content: content.replace('runs-on', 'run-on') },
      new NoOperationTraceWriter(),
    )
    expect(misspelt.context.errors.count).toBeGreaterThan(0)
  })

  it('lets each job do what it needs, and no code of a pull request see a token that writes', () => {
    expect(workflow.permissions).toEqual({})
    expect([remake.permissions, tell.permissions]).toEqual([{ contents: 'read' }, { 'pull-requests': 'write' }])
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'push'])
    expect(tell.steps.filter(({ uses }) => uses?.includes('checkout'))).toEqual([])
    expect(content).not.toMatch(/secrets\./)
  })

  it('names actions of GitHub by their major version', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    expect(used.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action))).toEqual([])
    expect(used).toHaveLength(6)
  })

  it('splits the plans between all machines', () => {
    const shards = remake.strategy?.matrix.shard ?? []
    expect(shards).toEqual(shards.map((_, i) => `${i + 1}/${shards.length}`))
    expect(stepNamed('Remake what changed')).toContain('--shard "$SHARD"')
  })

  const scripts = steps.flatMap(({ run: script, name: title = '', shell }) =>
    script ? [{ script, title, shell }] : [],
  )

  it.each(scripts)('puts nothing of others into the text of: $title', async ({ script }) => {
    expect(script).not.toContain('${{')
    await run('bash', ['-n', '-c', script])
  })
})

/** As `shell: bash` of a runner does. */
const bash = async (script: string, cwd: string, env: Readonly<Record<string, string>>) =>
  run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env: { ...process.env, ...env } })

/** A repository with a plan and its results, and the built program (`npm run build` makes it) as it is called in a step. */
const repository = async (context: TestContext) => {
  const cwd = await temporaryFolder(context)
  for (const folder of ['bin', 'plans', 'results', 'temp']) await mkdir(join(cwd, folder))
  await copyFile(join(root, 'fixtures/course/results.csv'), join(cwd, 'results/results.csv'))
  const plan = 'inputs: ../results\nout: ../documents/chat\nformats: json\nsla: ttft.p99<=3s\n'
  await writeFile(join(cwd, 'plans/chat.yaml'), plan)
  const program = `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"\n`
  await writeFile(join(cwd, 'bin/konkyo'), program, { mode: 0o755 })
  const env = { PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`, PLANS: 'plans', SHARD: '1/1' }
  const remade = async () => {
    const done = bash(stepNamed('Remake what changed'), cwd, { ...env, RUNNER_TEMP: join(cwd, 'temp') })
    const code = await done.then(
      () => 0,
      (error: { readonly code: number }) => error.code,
    )
    return { code, moved: await readFile(join(cwd, 'temp/moved/1.txt'), 'utf8') }
  }
  return { cwd, plan, remade }
}

describe('the documents', () => {
  it('are remade where something changed, and a plan at fault fails the job and stands in the table', async (context) => {
    const { cwd, plan, remade } = await repository(context)
    const first = await remade()
    expect(first).toEqual({ code: 0, moved: expect.stringMatching(/^documents\/chat +made/m) })
    expect(await remade()).toEqual({ code: 0, moved: '' })
    await writeFile(join(cwd, 'plans/chat.yaml'), plan.replace('3s', '500ms'))
    await writeFile(join(cwd, 'plans/wrong.yaml'), plan.replace('../results', '../nowhere').replace('chat', 'wrong'))
    const last = await remade()
    expect(last.code).toBe(2)
    expect(last.moved).toMatch(/^documents\/chat +made +\S+ +\S/m)
    expect(last.moved).toMatch(/^plans\/wrong\.yaml +failed .*nowhere/m)
  })
})

describe('what moved', () => {
  it('is shown as it is, whatever it says, in the order of the machines', async (context) => {
    const cwd = await temporaryFolder(context)
    await mkdir(join(cwd, 'moved'))
    const hostile = '</pre><script>alert(1)</script> @everyone ``` $(touch owned) & é\n\n# heading'
    await writeFile(join(cwd, 'moved/10.txt'), 'tenth\n')
    await writeFile(join(cwd, 'moved/2.txt'), `${hostile}\n`)
    await writeFile(join(cwd, 'moved/3.txt'), '')
    await bash(stepNamed('Write down what moved'), cwd, { HEAD: 'abc', GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') })
    const comment = await readFile(join(cwd, 'comment.md'), 'utf8')
    expect(comment.split('\n')).toEqual([
      '<!-- konkyo -->',
      'Documents remade at abc',
      '',
      '<pre>',
      '&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt; @everyone ``` $(touch owned) &amp; é',
      '',
      '# heading',
      'tenth',
      '',
      '</pre>',
      '',
    ])
    expect(await readFile(join(cwd, 'summary.md'), 'utf8')).toBe(comment)
  })

  it('is one comment: written the first time, then anew, and not touched where nothing was made', async (context) => {
    const cwd = await temporaryFolder(context)
    const called = join(cwd, 'called')
    const gh = `#!/bin/sh\ncase "$*" in *--paginate*) printf '%s' "$LAST" ;; *) echo "$*" >> "${called}" ;; esac\n`
    await writeFile(join(cwd, 'gh'), gh, { mode: 0o755 })
    const env = { PATH: `${cwd}:${process.env['PATH']}`, GITHUB_REPOSITORY: 'o/r', NUMBER: '7' }
    const comment = async (last: string) => bash(stepNamed('Comment'), cwd, { ...env, LAST: last })
    await comment('')
    await writeFile(join(cwd, 'comment.md'), 'text')
    await comment('')
    await comment('42\n')
    const field = '--field body=@comment.md --silent'
    expect((await readFile(called, 'utf8')).trimEnd().split('\n')).toEqual([
      `api --method POST repos/o/r/issues/7/comments ${field}`,
      `api --method PATCH repos/o/r/issues/comments/42 ${field}`,
    ])
  })

  it('brings the documents that are new or other than they were', async (context) => {
    const cwd = await temporaryFolder(context)
    const git = async (...args: readonly string[]) =>
      run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd })
    await git('init', '--quiet')
    for (const file of ['same', 'moved', 'gone']) await writeFile(join(cwd, file), file)
    await git('add', '.')
    await git('commit', '--quiet', '--message', 'first')
    await writeFile(join(cwd, 'moved'), 'other')
    await writeFile(join(cwd, '--new 新'), 'new')
    await run('rm', ['gone'], { cwd })
    const temp = join(cwd, '.git')
    await bash(stepNamed('Gather the documents'), cwd, { RUNNER_TEMP: temp })
    const { stdout } = await run('tar', ['--quoting-style=literal', '-tzf', join(temp, 'documents.tar.gz')])
    expect(stdout.trimEnd().split('\n').toSorted()).toEqual(['--new 新', 'moved'])
  })
})
