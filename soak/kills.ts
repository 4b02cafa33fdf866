import { setTimeout } from 'node:timers/promises'
import { seededRandom } from '../simulator/random.ts'
import { settle } from '../src/writing/settle.ts'
import { inTurn } from './in-turn.ts'
import { look, making, settledFaults, start, targetIn, withGround, type Ground } from './output.ts'
import type { Suite, Tally } from './suite.ts'

const hook = new URL('./die-at.mjs', import.meta.url).href

/** Kills, each at a random share of the duration or of the calls, all of them together spread evenly. */
interface Kill {
  readonly share: number
  /** How a call to the file system stands when the kill comes. */
  readonly when: string
  readonly number: number
}

const killsOf = (count: number, seed: number): readonly Kill[] => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, number) => ({
    share: (number + random()) / count,
    when: ['before', 'during', 'after'][Math.floor(random() * 3)] ?? 'before',
    number,
  }))
}

/** The next run: the program itself now and then, and otherwise the part of it that puts things in order. */
const next = async (folder: string, number: number): Promise<void> => {
  if (number % 10 === 0) await start(['report', 'nothing', '-o', 'out/chat'], { cwd: folder }).ended
  else await settle(targetIn(folder))
}

interface Outcome {
  readonly waiting: boolean
  readonly faults: readonly string[]
}

/** What lies there after a kill is whole, and the same set is in its places after the next run. */
const judged = async (folder: string, ground: Ground, { number, share, when }: Kill): Promise<Outcome> => {
  const found = await look(folder, ground)
  await next(folder, number)
  const then = await look(folder, ground)
  const other = then.version === found.version ? [] : [`${found.version} became ${then.version}`]
  const faults = [...found.faults, ...(await settledFaults(folder)), ...other]
  return { waiting: found.waiting, faults: faults.map((fault) => `${fault} (${number}, ${share} ${when})`) }
}

const tallyOf = (what: string, outcomes: readonly Outcome[]): Tally => ({
  what: `${what} (${outcomes.filter(({ waiting }) => waiting).length} between the commit and the last place)`,
  tried: outcomes.length,
  lost: outcomes.flatMap(({ faults }) => (faults.length > 0 ? [faults.join(', ')] : [])),
})

const ranWhole = async (cwd: string, formats: string, node: readonly string[] = []) => {
  const ended = await start(making('new', formats), { cwd, node }).ended
  if (ended.code !== 0) throw new Error(`konkyo ended with ${ended.code}: ${ended.err}`)
  return ended
}

/** From outside, anywhere from the start of the program to its end. */
const anywhere = async (ground: Ground, formats: string, kills: readonly Kill[]): Promise<Tally> => {
  const { seconds } = await ground.copy((cwd) => ranWhole(cwd, formats))
  const outcomes = await inTurn(kills, (kill) =>
    ground.copy(async (cwd) => {
      const { child, ended } = start(making('new', formats), { cwd })
      await Promise.race([setTimeout(kill.share * seconds * 1000), ended])
      child.kill('SIGKILL')
      await ended
      return judged(cwd, ground, kill)
    }),
  )
  return tallyOf(`killed anywhere, ${formats}`, outcomes)
}

/** At each of the calls to the file system by which the documents are written. */
const whileWriting = async (ground: Ground, formats: string, kills: readonly Kill[]): Promise<Tally> => {
  const node = ['--import', hook]
  const { err } = await ground.copy((cwd) => ranWhole(cwd, formats, node))
  const calls = Number(/calls (\d+)\s*$/.exec(err)?.[1])
  const outcomes = await inTurn(kills, (kill) =>
    ground.copy(async (cwd) => {
      const env = { KONKYO_DIE: `${1 + Math.floor(kill.share * calls)} ${kill.when}` }
      const { code } = await start(making('new', formats), { cwd, node, env }).ended
      const { waiting, faults } = await judged(cwd, ground, kill)
      return { waiting, faults: code === null ? faults : [...faults, `was not killed, ended with ${code}`] }
    }),
  )
  return tallyOf(`killed while writing (${calls} calls), ${formats}`, outcomes)
}

/** SIGKILL at 200 points. */
export const kills: Suite = async ({ quick }) => {
  const part = (count: number) => (quick ? count / 10 : count)
  return withGround(async (ground) => {
    const printing = ground.prints ? [await anywhere(ground, 'json,html,pdf', killsOf(part(10), 3))] : []
    return [
      await whileWriting(ground, 'json,md', killsOf(part(150), 1)),
      await anywhere(ground, 'json,html', killsOf(part(ground.prints ? 40 : 50), 2)),
      ...printing,
    ]
  })
}
