import { rm } from 'node:fs/promises'
import { writeAll } from '../src/writing.ts'
import { keptOf, makeSample, sampleFolder, sampleNames } from './samples.ts'

/** Accepts what the program makes today as the samples that the tests compare with. */
for (const name of sampleNames) {
  const files = keptOf(name, await makeSample(name)).map((file) => ({ ...file, path: `${sampleFolder}${file.path}` }))
  for (const path of await writeAll(files)) {
    await rm(`${path}.actual`, { force: true })
    console.log(path)
  }
}
