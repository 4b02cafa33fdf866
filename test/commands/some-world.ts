import type { World } from '../../src/commands/index.ts'
import { plain } from '../../src/commands/styled.ts'

export const root = new URL('../../', import.meta.url).pathname

/** A world that remembers what was said, at an instant that does not pass. */
export const someWorld = (more: Partial<World> = {}) => {
  const [out, err]: [string[], string[]] = [[], []]
  const world: World = {
    cwd: root,
    env: {},
    now: () => new Date('2026-09-30T12:34:56Z'),
    locale: 'en',
    out: (line) => out.push(plain(line)),
    err: (line) => err.push(plain(line)),
    progress: () => undefined,
    onStop: () => undefined,
    ...more,
  }
  return { world, out, err }
}
