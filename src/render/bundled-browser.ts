import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliDecompress, createBrotliDecompress } from 'node:zlib'
import { browserPackage } from './find-browser.ts'
import { withTemporaryFolder } from './temporary-folder.ts'

const block = 512

interface Entry {
  readonly path: string
  readonly content: Buffer
}

const field = (header: Buffer, start: number, length: number): string =>
  header
    .toString('utf8', start, start + length)
    .replace(/\0.*$/s, '')
    .trim()

/** The regular files of a ustar archive (POSIX.1-1988: 512-byte header, then the content in whole blocks). */
const entries = (archive: Buffer): readonly Entry[] => {
  const found: Entry[] = []
  let at = 0
  while (at + block <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + block)
    const size = Number.parseInt(field(header, 124, 12), 8)
    const kind = field(header, 156, 1)
    const content = archive.subarray(at + block, at + block + size)
    if (kind === '0' || kind === '') found.push({ path: field(header, 0, 100), content })
    at += block + Math.ceil(size / block) * block
  }
  return found
}

/** Writes the regular files of a trusted tar archive below a folder. */
export const untar = async (archive: Buffer, folder: string): Promise<void> => {
  for (const { path, content } of entries(archive)) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
  }
}

/** A browser ready to start, and what its process needs in its environment. */
export interface UnpackedBrowser {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}

const within = (folder: string) => ({
  executable: join(folder, 'chromium'),
  libraries: join(folder, 'lib'),
  fontConfig: join(folder, 'fonts.conf'),
})

/** Without a single system font Chromium draws no text at all, not even in embedded fonts: Open Sans is there to be found. */
const fontConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** The compressed browser of the optional package; undefined where it is not installed or cannot run. */
export const bundledBrowser = (platform: NodeJS.Platform, arch: string): string | undefined => {
  if (platform !== 'linux' || arch !== 'x64') return undefined
  try {
    const entry = createRequire(import.meta.url).resolve(browserPackage)
    const archive = join(dirname(entry), '..', '..', 'bin', 'chromium.br')
    return existsSync(archive) ? archive : undefined
  } catch {
    return undefined
  }
}

/** A folder in a shared temporary folder may be somebody else's. */
const isOurs = async (folder: string): Promise<boolean> => {
  const found = await lstat(folder).catch(() => undefined)
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}

const isWhole = async (folder: string): Promise<boolean> =>
  (await isOurs(folder)) && Object.values(within(folder)).every((path) => existsSync(path))

/** A cleaner of temporary folders may have taken some files. Asked in this order: a folder appears whole. */
const isPartial = async (folder: string): Promise<boolean> => (await isOurs(folder)) && !(await isWhole(folder))

const unpackInto = async (folder: string, archive: string): Promise<void> => {
  const executable = createWriteStream(within(folder).executable, { mode: 0o700 })
  await pipeline(createReadStream(archive), createBrotliDecompress(), executable)
  for (const name of ['al2023.tar.br', 'fonts.tar.br']) {
    const tar = await promisify(brotliDecompress)(await readFile(join(dirname(archive), name)))
    await untar(tar, folder)
  }
  await writeFile(within(folder).fontConfig, fontConfig)
}

const unpackTo = async (target: string, archive: string): Promise<void> =>
  withTemporaryFolder('konkyo-unpack', async (staging) => {
    await unpackInto(staging, archive)
    await rename(staging, target).catch(async (cause: unknown) => {
      if (!(await isWhole(target))) throw cause
    })
  })

/**
 * Unpacks the bundled browser (190 MB) below the temporary folder, once per user and version of the package.
 * The package's own unpacking takes another process's half-written file for the browser; here the folder appears
 * whole or not at all, and of several processes that start together the last ones use the first one's.
 */
export const unpackBrowser = async (archive: string): Promise<UnpackedBrowser> => {
  const { size } = await stat(archive)
  const folder = join(tmpdir(), `konkyo-chromium-${process.getuid?.() ?? 0}-${size}`)
  if (await isPartial(folder)) await rm(folder, { recursive: true, force: true })
  if (!(await isWhole(folder))) await unpackTo(folder, archive)
  const { executable, libraries, fontConfig: fonts } = within(folder)
  return { path: executable, env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts } }
}
