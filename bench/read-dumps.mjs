import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * The floor of dumps: JSON.parse of each file of a folder, and its times sorted: by `sort` with a comparison, or, with `typed` behind the folder, as typed
 * arrays.
 */
const [folder, typed] = process.argv.slice(2)
const sorted = (values) => (typed ? Float64Array.from(values).sort() : values.toSorted((a, b) => a - b))
for (const name of readdirSync(folder, { recursive: true }).filter((one) => one.endsWith('.json'))) {
  const { ttfts, itls } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  for (const values of [sorted(ttfts), sorted(itls.flat())]) if (!(values.at(-1) > 0)) throw new Error(name)
}
