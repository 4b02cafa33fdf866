import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, type TestContext } from 'vitest'
import { batch } from '../../src/commands/batch.ts'
import type { BatchEvent } from '../../src/commands/batch-events.ts'
import { plain } from '../../src/commands/styled.ts'
import { batchFolder, someResult } from './batch-folder.ts'
import { someWorld } from './some-world.ts'

const plan = (name: string): string => `inputs: results/${name}\nout: reports/${name}\nformats: json\nlang: en\n`

/** A watch that runs until the test ends, and what it has told since it was asked last. */
const watching = async (context: TestContext) => {
  const made = await batchFolder(context)
  const events: BatchEvent[] = []
  const stops: (() => void)[] = []
  const { world } = someWorld({
    cwd: made.folder,
    out: (line) => events.push(JSON.parse(plain(line)) as BatchEvent),
    onStop: (end) => stops.push(end),
  })
  const stop = (): void => {
    for (const end of stops) end()
  }
  const start = () => {
    const ended = batch({ paths: ['.'], watch: true, json: true }, world)
    context.onTestFinished(async () => {
      stop()
      await ended
    })
    return { ended, stop }
  }
  /** Waits until an event of that kind is told, and takes all that was told so far. */
  const until = async (name: BatchEvent['event'], count = 1): Promise<readonly BatchEvent[]> => {
    const end = performance.now() + 60_000
    while (events.filter(({ event }) => event === name).length < count) {
      if (performance.now() > end) throw new Error(`no ${name} in ${JSON.stringify(events)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return events.splice(0)
  }
  return { ...made, start, until }
}

const plansIn = (events: readonly BatchEvent[]): readonly string[] =>
  events.flatMap((one) => (one.event === 'made' ? [one.plan] : []))

describe.concurrent('batch --watch', () => {
  it('remakes what files that land belong to, and takes up new plans', async (context) => {
    const { put, sweep, start, until } = await watching(context)
    await sweep('results/a', 32)
    await sweep('results/b', 32)
    await put('a.yaml', plan('a'))
    start()
    expect(plansIn(await until('waiting'))).toEqual(['a.yaml'])
    await put('results/a/c128.json', someResult(128, 32))
    expect(plansIn(await until('made'))).toEqual(['a.yaml'])
    await put('b.yaml', plan('b'))
    expect(plansIn(await until('made'))).toEqual(['b.yaml'])
  })

  it('waits for the rest of a file, and makes documents of it once', async (context) => {
    const { folder, put, sweep, start, until } = await watching(context)
    await sweep('results/a', 32)
    await put('a.yaml', plan('a'))
    start()
    await until('waiting')
    const [file, whole] = [join(folder, 'results/a/c128.json'), someResult(128, 32)]
    await writeFile(file, whole.slice(0, 300))
    expect(await until('waiting')).toEqual([{ event: 'waiting', files: ['results/a/c128.json'] }])
    await writeFile(file, whole)
    const events = await until('made')
    expect(plansIn(events)).toEqual(['a.yaml'])
    const written = JSON.parse(await readFile(join(folder, 'reports/a.report.json'), 'utf8')) as { runs: unknown[] }
    expect(written.runs).toHaveLength(5)
  })

  it('survives folders that go, come back and are replaced', async (context) => {
    const { folder, put, sweep, start, until } = await watching(context)
    await sweep('results/a', 32)
    await sweep('other', 64)
    await put('a.yaml', plan('a'))
    start()
    await until('waiting')
    await rm(join(folder, 'results'), { recursive: true })
    expect((await until('failed')).some((one) => one.event === 'failed' && one.plan === 'a.yaml')).toBe(true)
    await sweep('results/a', 16)
    expect(plansIn(await until('made'))).toEqual(['a.yaml'])
    await rename(join(folder, 'results/a'), join(folder, 'old'))
    await rename(join(folder, 'other'), join(folder, 'results/a'))
    expect(plansIn(await until('made'))).toEqual(['a.yaml'])
  })

  it('ends with 0 when it is asked to', async (context) => {
    const { put, sweep, start, until } = await watching(context)
    await sweep('results/a', 32)
    await put('a.yaml', plan('a'))
    const { ended, stop } = start()
    await until('waiting')
    stop()
    expect(await ended).toBe(0)
  })
})
