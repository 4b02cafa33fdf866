import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
const [, , file, n = '1', young = '64', share = '1'] = process.argv
const all = JSON.parse(readFileSync(file)).map((s) => JSON.stringify([{ ...s, description: 'a b' }, 'x']))
const charts = all.slice(0, Math.round(all.length * Number(share)))
const c0 = process.cpuUsage(), t0 = performance.now()
const threads = Array.from({ length: +n }, () => new Worker(new URL('../dist/render/drawing-thread.js', import.meta.url), young === '0' ? {} : { resourceLimits: { maxYoungGenerationSizeMb: +young } }))
let next = 0
await Promise.all(threads.map((w) => new Promise((done) => {
  const give = () => { if (next >= charts.length) { w.terminate(); done() } else w.postMessage(charts[next++]) }
  w.on('message', give); give()
})))
const c = process.cpuUsage(c0)
console.log(`threads ${n} young ${young} share ${share} wall ${(performance.now() - t0).toFixed(0)} user ${(c.user / 1000).toFixed(0)} sys ${(c.system / 1000).toFixed(0)}`)
