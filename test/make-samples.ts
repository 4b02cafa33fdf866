import { readdir, rm } from 'node:fs/promises'
import { writeWhole } from '../src/writing/aside.ts'
import { kept, sampleFolder } from './samples.ts'

/** Accepts what the program makes today as the samples that the tests compare with; what is none of them goes. */
for (const name of await readdir(sampleFolder)) if (!(name in kept)) await rm(`${sampleFolder}${name}`)
for (const [name, make] of Object.entries(kept)) {
  const path = `${sampleFolder}${name}`
  await writeWhole({ path, content: await make() })
  console.log(path)
}
