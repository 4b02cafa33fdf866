import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'

const root = new URL('../', import.meta.url)

const filesBelow = async (folder: string, ending: RegExp): Promise<readonly string[]> => {
  const names = await readdir(new URL(folder, root), { recursive: true })
  return names.filter((name) => ending.test(name)).map((name) => `${folder}${name}`)
}

/** Program, templates, and the versions of all that it needs: what a document can come to look different by. */
const files = [
  ...(await filesBelow('dist/', /\.js$/)),
  ...(await filesBelow('templates/', /\.(?:hbs|css|js)$/)),
  'package-lock.json',
].toSorted()

const hash = createHash('sha256')
for (const file of files) hash.update(`${file}\n`).update(await readFile(new URL(file, root)))
await writeFile(new URL('dist/build.txt', root), `${hash.digest('hex').slice(0, 12)}\n`)
