import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'vitest'

export const root = new URL('../../', import.meta.url).pathname

const program = new URL('../../dist/cli.js', import.meta.url).pathname

export interface Outcome {
  readonly code: number | null
  /** Lines of stdout. */
  readonly out: readonly string[]
  /** Lines of stderr. */
  readonly err: readonly string[]
}

const linesOf = (chunks: readonly Buffer[]): readonly string[] => {
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** Runs the built program (`npm run build` makes it) in the project's folder unless told otherwise, in English. */
export const konkyo = async (
  args: readonly string[],
  { cwd = root, env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> => {
  const { LC_ALL: _, LC_MESSAGES: __, ...inherited } = process.env
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...inherited, LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  return { code, out: linesOf(out), err: linesOf(err) }
}

/** A new folder that goes away with the test. */
export const temporaryFolder = async ({ onTestFinished }: Pick<TestContext, 'onTestFinished'>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'konkyo-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Every file below a folder, hidden or not. */
export const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()
