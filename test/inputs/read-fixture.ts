import type { Run } from '../../src/model/run.ts'
import { readSource } from '../../src/reading/read-sources.ts'
import { recognise, type Recognised } from '../../src/recognition/recognise.ts'

const cwd = new URL('../../fixtures/vllm/', import.meta.url).pathname

/** A file of fixtures/vllm, read and recognised. */
export const recognised = async (name: string): Promise<Recognised> => recognise(await readSource('s1', name, cwd))

/** The only run of a file. */
export const runIn = async (name: string): Promise<Run> => {
  const { runs, problems } = await recognised(name)
  if (runs.length !== 1) throw new Error(`${name}: ${runs.length} runs, ${JSON.stringify(problems)}`)
  return runs[0]!
}
