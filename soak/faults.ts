import { chmod, chown, mkdir, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { seededRandom } from '../simulator/random.ts'
import { inTurn } from './in-turn.ts'
import { look, making, settledFaults, start, withGround, type Ground } from './output.ts'
import type { Suite, Tally } from './suite.ts'

type Faults = readonly string[]

const tallyOf = (what: string, tries: readonly Faults[]): Tally => ({
  what,
  tried: tries.length,
  lost: tries.flatMap((faults) => (faults.length > 0 ? [faults.join(', ')] : [])),
})

/** The program said that it could not, the old set is in its places, and nothing else is there. */
const refused = async (cwd: string, ground: Ground, code: number | null): Promise<Faults> => {
  const { version } = await look(cwd, ground)
  return [
    ...(code === 3 ? [] : [`ended with ${code}`]),
    ...(version === 'old' ? [] : ['the new set is there']),
    ...(await settledFaults(cwd)),
  ]
}

/** A disk that is full after so many blocks of 512 bytes a file: from one that takes not even the lock to one that lacks the last. */
const fullDisk = async (ground: Ground, sizes: readonly number[]): Promise<Tally> => {
  const tries = await inTurn(sizes, (blocks) =>
    ground.copy(async (cwd) => {
      const shell = `ulimit -f ${blocks} && exec "$@"`
      const { code } = await start(making('new', 'json,md'), { cwd, shell }).ended
      return refused(cwd, ground, code)
    }),
  )
  return tallyOf('disk full', tries)
}

/** Root may write anywhere: then it is somebody else who runs the program. */
const nobody = 65_534

const readOnly = async (ground: Ground): Promise<Tally> => {
  const isRoot = process.getuid?.() === 0
  const faults = await ground.copy(async (cwd) => {
    if (isRoot) await chown(cwd, nobody, nobody)
    await chmod(join(cwd, 'out'), 0o555)
    const uid = isRoot ? { uid: nobody } : {}
    const { code } = await start(making('new', 'json'), { cwd, ...uid }).ended
    await chmod(join(cwd, 'out'), 0o755)
    return refused(cwd, ground, code)
  })
  return tallyOf('read-only folder', [faults])
}

/** A folder where the second of the documents goes, and a NAME that is too long for the last of them alone. */
const noPlace = async (ground: Ground): Promise<Tally> => {
  const inTheWay = await ground.copy(async (cwd) => {
    await mkdir(join(cwd, 'out/chat.en.md'))
    const { code } = await start(making('new', 'json,md'), { cwd }).ended
    const faults = await refused(cwd, ground, code)
    return faults.filter((fault) => fault !== 'chat.en.md is left')
  })
  const tooLong = await ground.copy(async (cwd) => {
    const long = `long/${'n'.repeat(238)}`
    const { code } = await start(making('new', 'json,html', ['-o', long]), { cwd }).ended
    const left = await readdir(join(cwd, 'long'))
    return [...(await refused(cwd, ground, code)), ...left.map((name) => `${name.slice(-20)} is left`)]
  })
  return tallyOf('a folder in the way, a name too long', [inTheWay, tooLong])
}

/** Both want the same output, often after one that was killed there: the last one's set is there, whole. */
const together = async (ground: Ground, count: number): Promise<Tally> => {
  const random = seededRandom(4)
  const delays = Array.from({ length: count }, () => random() * 300)
  const tries = await inTurn(delays, (delay) =>
    ground.copy(async (cwd) => {
      const first = start(making('new', 'json,md'), { cwd })
      await setTimeout(delay)
      const second = start(making('old', 'json,md'), { cwd })
      const codes = (await Promise.all([first.ended, second.ended])).map(({ code }) => code)
      const ended = codes.includes(0) && codes.every((code) => code === 0 || code === 3)
      return [...(ended ? [] : [`ended with ${codes.join(' and ')}`]), ...(await settledFaults(cwd))]
    }),
  )
  return tallyOf('two at once', tries)
}

/** The processes that a process has started, and those that they have. */
const below = async (pid: number): Promise<readonly number[]> => {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => [])
  const texts = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  )
  return texts.flatMap((text) => text.split(' ').filter(Boolean).map(Number))
}

/** Waits for the browser, and kills it a little later. False when it was too late. */
const killBrowser = async (pid: number, after: number, isOver: () => boolean): Promise<boolean> => {
  for (;;) {
    const [browser] = await below(pid)
    if (browser !== undefined) {
      await setTimeout(after)
      try {
        return process.kill(browser, 'SIGKILL')
      } catch {
        return false
      }
    }
    if (isOver()) return false
    await setTimeout(10)
  }
}

/** Without the PDF the rest is written, and no old PDF stays beside it. */
const browserKilled = async (ground: Ground, count: number): Promise<Tally> => {
  const random = seededRandom(5)
  const delays = Array.from({ length: count }, () => random() * 3000)
  const tries = await inTurn(delays, (delay) =>
    ground.copy(async (cwd) => {
      const { child, ended } = start(making('new', 'json,pdf'), { cwd })
      let over = false
      const outcome = ended.then((end) => ((over = true), end))
      const killed = await killBrowser(child.pid ?? 0, delay, () => over)
      const { code } = await outcome
      const { version } = await look(cwd, ground)
      return [
        ...(code === 0 || (killed && code === 3) ? [] : [`ended with ${code}`]),
        ...(version === 'new' ? [] : ['the old set is there']),
        ...(await settledFaults(cwd)),
      ]
    }),
  )
  return tallyOf('browser killed in mid-print', tries)
}

/** What stops the writing, or another who writes. */
export const faults: Suite = async ({ quick, say }) =>
  withGround(async (ground) => {
    const sizes = quick ? [0, 100] : [0, 1, 2, 5, 10, 20, 50, 100, 200, 300]
    if (!ground.prints) say('no browser here: none is killed')
    return [
      await fullDisk(ground, sizes),
      await readOnly(ground),
      await noPlace(ground),
      await together(ground, quick ? 2 : 20),
      ...(ground.prints ? [await browserKilled(ground, quick ? 1 : 10)] : []),
    ]
  })
