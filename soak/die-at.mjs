/*
 * Loaded into the program (`node --import`): from the moment when it makes the lock of an output, its calls to the file system
 * are counted. KONKYO_DIE is `N` and `before`, `during` or `after`: there the process is killed, as by SIGKILL from
 * outside. Without it, the count is the last line of stderr.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module'

const promises = createRequire(import.meta.url)('node:fs/promises')
const [at, when] = (process.env.KONKYO_DIE ?? '').split(' ')

let calls = 0
let isWriting = false

const die = () => process.kill(process.pid, 'SIGKILL')

const counted =
  (call) =>
  async (...args) => {
    isWriting ||= String(args[0]).endsWith('.lock')
    if (!isWriting) return call(...args)
    const isHere = (calls += 1) === Number(at)
    if (isHere && when === 'before') die()
    const result = call(...args)
    if (isHere && when === 'during') die()
    try {
      return await result
    } finally {
      if (isHere) die()
    }
  }

const countHandle = (handle) => {
  if (isWriting) for (const name of ['writeFile', 'sync', 'close']) handle[name] = counted(handle[name].bind(handle))
  return handle
}

const { open } = promises
for (const name of ['rename', 'rm', 'readFile', 'lstat', 'readdir', 'mkdir']) promises[name] = counted(promises[name])
promises.open = counted(async (...args) => countHandle(await open(...args)))
syncBuiltinESMExports()

if (at === '') process.on('exit', () => process.stderr.write(`calls ${calls}\n`))
