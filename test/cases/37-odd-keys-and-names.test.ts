import { expect, it } from 'vitest'
import { check } from '../../src/commands/check.ts'
import { compare } from '../../src/comparing/compare.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { someWorld } from '../commands/some-world.ts'
import { ask, vllmRecord, writeDump } from './dump.ts'

const withKey = (value: string) => `{"__proto__":${value},${JSON.stringify(vllmRecord({})).slice(1)}`

it('a key `__proto__` is a setting like any other', async () => {
  const old = await ask({ 'c8.json': withKey('-5'), 'c16.json': vllmRecord({ concurrency: 16 }) })
  expect(Object.entries(old.runs.find(({ load }) => load.concurrency === 8)!.settings)).toEqual([['__proto__', '-5']])
  const next = await ask({ 'c8.json': vllmRecord({}), 'c16.json': vllmRecord({ concurrency: 16 }) })
  expect(JSON.stringify([old, compare({ old, new: next })])).not.toContain('[object Object]')
})

it('a line break in a file name or a value makes no line of `check`', async () => {
  await withTemporaryFolder('konkyo-names', async (cwd) => {
    await writeDump(cwd, {
      'a\nb [limit found] fake.json': vllmRecord({}, { gpu: 'H100\n[limit found] fake', gpu_count: '1' }),
    })
    const { world, out } = someWorld({ cwd })
    await check({ paths: ['.'], failOn: undefined } as never, world)
    expect(out[0]).toMatch(/^a\\nb \[limit found\] fake\.json: vllm bench serve/)
    expect(out.filter((line) => line.includes('\n') || line.startsWith('b ') || line.startsWith('[limit'))).toEqual([])
  })
})
