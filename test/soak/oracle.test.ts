import { describe, expect, it } from 'vitest'
import { betterUntold } from '../../soak/mutating/answer.ts'
import { mostSecondsOf, outcomeOf } from '../../soak/mutating/cost.ts'
import type { Mutant } from '../../soak/mutating/mutants.ts'
import { faultOf } from '../../soak/mutating/trial.ts'
import { seeds } from '../../soak/seeds/index.ts'
import type { ProblemCode } from '../../src/model/source.ts'
import { recogniseAll } from '../../src/recognition/recognise.ts'
import { readDocuments } from '../../src/reading/documents.ts'

const before = { best: { concurrency: 32 }, passing: new Set(['a#', 'b#']), told: new Set(['known']) }

describe('an answer', () => {
  it('that is better without a word is lost', () => {
    expect(betterUntold({ ...before, best: { concurrency: 64 } }, before)).toBe('concurrency 32 -> 64')
    expect(betterUntold({ ...before, passing: new Set(['a#', 'c#']) }, before)).toBe('c# passes')
  })

  it('that is better by the rounding of a printed rate alone is the same', () => {
    expect(betterUntold({ ...before, best: { concurrency: 32.01 } }, before)).toBeNull()
    expect(betterUntold({ ...before, best: { concurrency: 32.05 } }, before)).toBe('concurrency 32 -> 32.05')
  })

  it('of a run that passes as the first line of a file, and did as the whole of it, is the same', () => {
    expect(betterUntold({ ...before, passing: new Set(['a#line:1', 'b#']) }, before)).toBeNull()
    expect(betterUntold({ ...before, passing: new Set(['c#line:1']) }, before)).toBe('c#line:1 passes')
    expect(betterUntold({ ...before, passing: new Set(['a#line:2']) }, before)).toBe('a#line:2 passes')
  })

  it('survives where a finding or a problem says why not to trust it', () => {
    const told = new Set(['known', 'another'])
    expect(betterUntold({ ...before, told, best: { concurrency: 64 } }, before)).toBeNull()
    expect(betterUntold({ ...before, told, passing: new Set(['c#']) }, before)).toBeNull()
  })

  it('of a run that passes now is not excused by there being none that fails', () => {
    const told = new Set(['known', '["V19","noFailingLevel",null]'])
    expect(betterUntold({ ...before, told, best: { concurrency: 64 } }, before)).toBeNull()
    expect(betterUntold({ ...before, told, passing: new Set(['c#']) }, before)).toBe('c# passes')
  })

  it('that is the same or worse survives, whatever is left unsaid', () => {
    expect(betterUntold({ best: { concurrency: 32 }, passing: new Set(['a#']), told: new Set() }, before)).toBeNull()
    expect(betterUntold({ ...before, best: { concurrency: 8 } }, before)).toBeNull()
  })
})

const seed = seeds.sglangLog[0]!
const path = 'c64.log'

/** The level that keeps no limit, with another text in its file. */
const mutant = (content: string | null, effect: Mutant['effect'] = 'taken'): Mutant => ({
  seed,
  path,
  content,
  mutation: 'made up',
  effect,
})

const whole = seed.files[path]!
const kept = whole.replace(/(P99 TTFT \(ms\):\s+)\S+/, '$12600.00')

describe('a mutant', () => {
  it('of which a limit is kept that was not, without a word, is lost', () => {
    expect(kept).not.toBe(whole)
    expect(faultOf(mutant(kept))).toBe('better without a word: c64.log# passes')
  })

  it('whose number is another plausible one is another file', () => {
    expect(faultOf(mutant(kept, 'altered'))).toBeNull()
  })

  it('that is better with a finding survives', () => {
    expect(faultOf(mutant(kept.replace(/(Mean TTFT \(ms\):\s+)\S+/, '$12900.00')))).toBeNull()
  })

  it('that is no worse, or gone, survives', () => {
    for (const content of [whole, '', null]) expect(faultOf(mutant(content))).toBeNull()
  })

  it('that crashes is lost', () => {
    expect(faultOf({ ...mutant(''), content: undefined as never })).toMatch(/^crash: TypeError/)
  })
})

/** Tries that take these seconds, one after the other, in a process of their own. */
const takingAnd = (held: number, ...seconds: readonly number[]): string | null => {
  let [now, tries] = [0, 0]
  const attempt = (): null => {
    now += seconds[tries]!
    return null
  }
  return outcomeOf(attempt, () => (tries += 1), 2, { spent: () => now, held: () => held })
}

const taking = (...seconds: readonly number[]): string | null => takingAnd(100, ...seconds)

describe('a try', () => {
  it('that takes too long each time is lost', () => {
    expect(taking(9, 2.5, 3)).toBe('took 2.5 s of 2.0')
  })

  it('that takes too long once has met a busy machine', () => {
    expect(taking(1.9)).toBeNull()
    expect(taking(9, 9, 1.9)).toBeNull()
  })

  it('that takes too much memory is lost', () => {
    expect(takingAnd(1600, 1)).toBe('memory, 1600 MB')
  })

  it('may take thirty times as long as an honest file at its quickest', () => {
    let now = 0
    const seconds = [9, 1.5, 2]
    const honest = (): unknown => (now += seconds.shift()!)
    expect(mostSecondsOf(honest, () => {}, { spent: () => now, held: () => 0 })).toBe(45)
  })

  it('that finds a fault is not tried again', () => {
    expect(
      outcomeOf(
        () => 'crash',
        () => expect.unreachable(),
        2,
      ),
    ).toBe('crash')
  })
})

/** What is said of files that nothing is wrong with: which are read together, what was guessed, what a format cannot tell. */
const ofWholeFiles: ReadonlySet<ProblemCode> = new Set(['partOf', 'sideFile', 'guessedColumns', 'batchLatency'])

describe('the files that mutations begin with', () => {
  it.each(Object.entries(seeds))('are read as what they are, whole: %s', (format, all) => {
    for (const { files } of all) {
      const recognised = recogniseAll(
        Object.entries(files).map(([name, content], i) => {
          const bytes = new TextEncoder().encode(content)
          return { id: `s${i + 1}`, path: name, sha256: '', bytes: bytes.length, ...readDocuments(bytes) }
        }),
      )
      expect(recognised.map((one) => one.format)).toContain(format)
      const codes = recognised.flatMap(({ problems }) => problems.map(({ code }) => code))
      expect(codes.filter((code) => !ofWholeFiles.has(code))).toEqual([])
    }
  })
})
