import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as zlib from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, it } from 'vitest'
import { konkyo, temporaryFolder } from '../e2e/konkyo.ts'

const seconds = 1000
const megabyte = 2 ** 20

/** Says at the end how much memory the process had at most, in kB. */
const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))",
)}`

/** Runs a command in a folder; its outcome, and its most memory in MB. */
const measured = async (args: readonly string[], cwd: string) => {
  const { code, out, err } = await konkyo(args, { cwd, env: { NODE_OPTIONS } })
  const peaks = err.flatMap((line) => /^peak (\d+)$/.exec(line)?.[1] ?? [])
  return { code, text: [...out, ...err].join('\n'), peak: Math.max(...peaks.map(Number)) / 1024 }
}

/** Nothing, this often: 4 GB where it is unpacked. */
const times = 64
const many = (piece: Uint8Array): Uint8Array => Buffer.concat(Array.from({ length: times }, () => piece))

const nothing = Buffer.alloc(64 * megabyte)
const zstd = Reflect.get(zlib, 'zstdCompressSync') as ((bytes: Uint8Array) => Uint8Array) | undefined

/** Members and frames one behind the other unpack to one text; Brotli has none, and 256 MB of nothing. */
const bombs = {
  GZIP: () => many(zlib.gzipSync(nothing)),
  BROTLI: () =>
    zlib.brotliCompressSync(Buffer.alloc(256 * megabyte), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
  ...(zstd && { ZSTD: () => many(zstd(nothing)) }),
}

it.each(Object.entries(bombs))(
  'Parquet whose pages unpack to gigabytes is named as broken, and little of it unpacked: %s',
  { timeout: 120 * seconds },
  async (codec, bomb) => {
    const cwd = await temporaryFolder({ onTestFinished: () => undefined })
    const content = parquetWriteBuffer({
      columnData: [{ name: 'a', type: 'STRING', data: ['a', 'b'] }],
      codec: codec as keyof typeof bombs,
      compressors: { [codec]: bomb },
    })
    await writeFile(join(cwd, 'bomb.parquet'), new Uint8Array(content))
    const { code, text, peak } = await measured(['check', 'bomb.parquet'], cwd)
    expect(text).toMatch(/no Parquet file that can be read/)
    expect(code).toBeLessThan(3)
    expect(peak).toBeLessThan(400)
  },
)

/** A WOFF of so many tables, each of which says that it is so long and is 64 MB. */
const woff = (count: number, length: number): Buffer => {
  const packed = zlib.deflateSync(nothing)
  const head = Buffer.alloc(44 + 20 * count)
  head.write('wOFF')
  head.writeUInt32BE(0x00010000, 4)
  head.writeUInt16BE(count, 12)
  for (let i = 0; i < count; i += 1) {
    head.write(`t${String(i).padStart(3, '0')}`, 44 + 20 * i)
    for (const [at, value] of [head.length, packed.length, length].entries())
      head.writeUInt32BE(value, 44 + 20 * i + 4 + 4 * at)
  }
  return Buffer.concat([head, packed])
}

it.each([
  ['more than its tables say', woff(100, 100_000)],
  ['as much as its tables say', woff(100, nothing.length)],
])('a font that unpacks to %s is none', { timeout: 120 * seconds }, async (_, font) => {
  const cwd = await temporaryFolder({ onTestFinished: () => undefined })
  await writeFile(join(cwd, 'font.woff'), font)
  await writeFile(join(cwd, 'plan.yaml'), 'brand: { font: font.woff }\n')
  await writeFile(join(cwd, 'a.csv'), 'concurrency,duration_s,rps,p99_ttft_ms,p99_itl_ms\n1,60,2,300,40\n')
  const { code, text, peak } = await measured(['report', 'a.csv', '-p', 'plan.yaml', '--format', 'html'], cwd)
  expect(text).toMatch(/font\.woff/)
  expect(code).toBe(2)
  expect(peak).toBeLessThan(400)
})
