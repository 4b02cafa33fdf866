import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
const [, , file, n = '1', warm = '0', repeat = '1', warmFile = file] = process.argv
const charts = JSON.parse(readFileSync(file)).map((s) => JSON.stringify([{ ...s, description: 'a b' }, 'x']))
const pool = JSON.parse(readFileSync(warmFile)).map((s) => JSON.stringify([{ ...s, description: 'a b' }, 'x']))
const threads = Array.from(
  { length: +n },
  () =>
    new Worker(new URL('../dist/drawing-thread.js', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    }),
)
const run = async (list, end) => {
  let next = 0
  const c0 = process.cpuUsage(),
    t0 = performance.now()
  await Promise.all(
    threads.map(
      (w) =>
        new Promise((done) => {
          w.removeAllListeners('message')
          const give = () => {
            if (next >= list.length) {
              if (end) w.terminate()
              done()
            } else w.postMessage(list[next++])
          }
          w.on('message', give)
          give()
        }),
    ),
  )
  const c = process.cpuUsage(c0)
  return `wall ${(performance.now() - t0).toFixed(0)} cpu ${((c.user + c.system) / 1000).toFixed(0)}`
}
const w = []
for (let r = 0; r < +repeat; r++) for (let t = 0; t < +n; t++) for (const i of warm.split(',')) if (+i) w.push(pool[+i])
const a = w.length ? await run(w) : ''
console.log(`threads ${n} warm ${warm} x${repeat}: warming ${a}, drawing ${await run(charts, true)}`)
