import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asideOf } from '../src/writing/aside.ts'
import { isAsWritten, placeOf, readManifest, type Manifest } from '../src/writing/manifest.ts'

const root = new URL('../', import.meta.url).pathname

const program = join(root, 'dist/cli.js')

const name = 'chat'

/** Files beside the output that are somebody's own, one with a NAME that begins alike. */
const neighbours: Readonly<Record<string, string>> = { 'chat.v2.html': 'another output', 'chat.notes.txt': 'by hand' }

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<{ readonly code: number | null; readonly err: string; readonly seconds: number }>
}

interface How {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Options of Node before the program. */
  readonly node?: readonly string[]
  /** A shell line that the program is run by, `"$@"` in it. */
  readonly shell?: string
  readonly uid?: number
}

/** Starts the built program, with the formats and paths that its arguments say. */
export const start = (args: readonly string[], { cwd, env = {}, node = [], shell, uid }: How): Started => {
  const begun = performance.now()
  const line = [process.execPath, ...node, program, ...args]
  const [command = '', ...rest] = shell === undefined ? line : ['/bin/sh', '-c', shell, 'sh', ...line]
  const child = spawn(command, rest, {
    cwd,
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  let err = ''
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')))
  const ended = new Promise<Awaited<Started['ended']>>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, err, seconds: (performance.now() - begun) / 1000 }))
  })
  return { child, ended }
}

export type Version = 'old' | 'new'

/** Arguments that make the documents of one version of the results. */
export const making = (version: Version, formats: string, more: readonly string[] = []): readonly string[] => {
  const question = `report ${version}.csv --interval 3s --lang en --now 2026-01-31T00:00:00Z`
  return [...`${question} --format ${formats} -o out/${name} -q`.split(' '), ...more]
}

export interface Ground {
  /** A folder with both versions of the results, and the documents of the old one. */
  readonly base: string
  /** Whether there is a browser. */
  readonly prints: boolean
  /** Lends a copy of it. */
  readonly copy: <T>(use: (folder: string) => Promise<T>) => Promise<T>
}

/** Makes the old set, with PDF where there is a browser. */
const makeOld = async (base: string): Promise<boolean> => {
  const { code, err } = await start(making('old', 'json,html,csv,pdf'), { cwd: base }).ended
  if (code !== 0 && code !== 3) throw new Error(`konkyo ended with ${code}: ${err}`)
  return code === 0
}

const writeResults = async (base: string): Promise<void> => {
  const results = await readFile(join(root, 'fixtures/course/results.csv'), 'utf8')
  await mkdir(join(base, 'out'), { recursive: true })
  await writeFile(join(base, 'old.csv'), results)
  await writeFile(join(base, 'new.csv'), results.replace('27.07', '28.07'))
  for (const [file, text] of Object.entries(neighbours)) await writeFile(join(base, 'out', file), text)
}

/** Lends a ground. */
export const withGround = async <T>(use: (ground: Ground) => Promise<T>): Promise<T> => {
  const parent = await mkdtemp(join(tmpdir(), 'konkyo-soak-'))
  await chmod(parent, 0o755)
  const base = join(parent, 'base')
  let copies = 0
  const copy: Ground['copy'] = async (act) => {
    const folder = join(parent, String((copies += 1)))
    await cp(base, folder, { recursive: true })
    return act(folder).finally(() => rm(folder, { recursive: true, force: true }))
  }
  try {
    await writeResults(base)
    return await use({ base, copy, prints: await makeOld(base) })
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
}

export const targetIn = (folder: string): string => join(folder, 'out', name)

/** Whether each file of the set is as its manifest says: in its place, or aside. */
const faultsOf = async (target: string, { files, token }: Manifest, aside: boolean): Promise<readonly string[]> => {
  const faults: string[] = []
  for (const [i, member] of files.entries()) {
    const isAside = aside && (await isAsWritten(asideOf(target, token, i), member))
    if (!isAside && !(await isAsWritten(placeOf(target, member.name), member)))
      faults.push(`${member.name} is not whole`)
  }
  return faults
}

export interface Found {
  readonly version: Version
  /** The set is committed, and not all of it is in its places. */
  readonly waiting: boolean
  readonly faults: readonly string[]
}

/** What lies there just after the program ended in whatever way. */
export const look = async (folder: string, { base }: Ground): Promise<Found> => {
  const [manifest, old] = await Promise.all([readManifest(targetIn(folder)), readManifest(targetIn(base))])
  if (!manifest || !old) return { version: 'old', waiting: false, faults: ['no manifest'] }
  const version = manifest.report === old.report ? 'old' : 'new'
  const faults = await faultsOf(targetIn(folder), manifest, version === 'new')
  const names = await readdir(join(folder, 'out'))
  return { version, waiting: names.some((one) => one.includes(`.${manifest.token}-`)), faults }
}

/** What is wrong when all should be in its place: a part of the set, or anything that is left. */
export const settledFaults = async (folder: string): Promise<readonly string[]> => {
  const manifest = await readManifest(targetIn(folder))
  if (!manifest) return ['no manifest']
  const own = new Set([`${name}.manifest.json`, ...manifest.files.map((file) => file.name), ...Object.keys(neighbours)])
  const names = await readdir(join(folder, 'out'))
  const changed = []
  for (const [file, text] of Object.entries(neighbours))
    if ((await readFile(join(folder, 'out', file), 'utf8').catch(() => '')) !== text)
      changed.push(`${file} was touched`)
  return [
    ...(await faultsOf(targetIn(folder), manifest, false)),
    ...names.filter((one) => !own.has(one)).map((one) => `${one} is left`),
    ...changed,
  ]
}
