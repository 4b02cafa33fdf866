import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { init } from '../../src/commands/init.ts'
import { planText } from '../../src/commands/init.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { planPlace, readWholePlan } from '../../src/making/planned.ts'
import { readPlanFile } from '../../src/question/plan-file.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { someReport } from '../document/some-report.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { root, someWorld } from './some-world.ts'
import { editionOf } from '../../src/document/edition.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konkyo-init-'))
})
afterEach(() => rm(folder, { recursive: true }))

const asked = { paths: ['results'], named: 'konkyo.yaml' }

const sample = join(root, 'fixtures/sample/1xRTX5090/in4096_out4096')

describe('init', () => {
  it('writes a plan that asks what is asked without one, and says where', async () => {
    const { world, out } = someWorld({ cwd: folder })
    expect(await init({ paths: [sample] }, world)).toBe(0)
    expect(out).toEqual(['konkyo.yaml'])
    const file = await readPlanFile('konkyo.yaml', folder)
    const [planned, unplanned] = [resolvePlan({}, file), resolvePlan({}, null)]
    expect(planned).toEqual(unplanned)
  })

  it('says what is read and where the documents go, which is all that a batch asks for', async () => {
    const { world } = someWorld({ cwd: folder })
    await init({ paths: [sample], out: 'chat.yaml' }, world)
    const { planned, target } = await readWholePlan(planPlace('chat.yaml', folder))
    expect(planned.inputs.map(({ path }) => path)).toEqual([sample])
    expect(target).toBe(join(await realpath(folder), 'reports/chat'))
    const text = planText(editionOf(someReport(someSweep('ppf')), createLanguage('en')), {
      paths: ['a', '.'],
      named: 'plans/p.yml',
    })
    expect(text).toMatch(/^inputs: \["..\/a", ".."\]\nout: "reports\/p"$/m)
  })

  it('goes into a folder that is there, by the usual name', async () => {
    const { world, out } = someWorld({ cwd: folder })
    await mkdir(join(folder, 'plans'))
    await init({ paths: [sample], out: 'plans/' }, world)
    expect(out).toEqual(['plans/konkyo.yaml'])
    await expect(init({ paths: [sample], out: 'plans' }, world)).rejects.toMatchObject({ code: 'planExists' })
  })

  it('leaves limits that nobody chose a blank, and states those that somebody did', async () => {
    const report = someReport(someSweep('ppf'))
    const { expression } = report.plan.sla
    for (const [locale, mark] of [
      ['en', 'the default, which nobody set: take the # away where these were agreed'],
      ['ja', '誰も定めていない標準値。この値で合意したなら # を外す'],
    ] as const)
      expect(planText(editionOf(report, createLanguage(locale)), asked)).toContain(
        `\n# sla: ${expression}    # ${mark}\n`,
      )
    const chosenBy = { ...report.plan.chosenBy, sla: 'flag' } as const
    const chosen = { ...report, plan: { ...report.plan, chosenBy } }
    expect(planText(editionOf(chosen, createLanguage('en')), asked)).toContain(`\nsla: ${expression}\n`)
  })

  it('names the balancer with what it means, as a blank', () => {
    const text = planText(editionOf(someReport(someSweep('ppf')), createLanguage('en')), asked)
    expect(text).toMatch(/^#   balancer: random {4}# .*fewest in flight: pooled\./m)
  })

  it('leaves a plan that is there as it is', async () => {
    const { world } = someWorld({ cwd: folder })
    await init({ paths: [sample], out: 'p.yaml' }, world)
    const before = await readFile(join(folder, 'p.yaml'), 'utf8')
    await expect(init({ paths: [sample], out: 'p.yaml' }, world)).rejects.toMatchObject({ code: 'planExists' })
    expect(await readFile(join(folder, 'p.yaml'), 'utf8')).toBe(before)
  })
})

/** The plan with every blank of its series taken in. */
const filled = (text: string): string =>
  text
    .slice(text.indexOf('# series:'))
    .split('\n')
    .filter((line) => /^# (series:| {2}- match| {4}\w+: \S)/.test(line) && !line.includes(':    #'))
    .map((line) => line.slice(2))
    .join('\n')

describe('planText', () => {
  it('states each series as it was found, so that taking the # away changes nothing', async () => {
    const { writeFile } = await import('node:fs/promises')
    const report = someReport(someSweep('ppf'))
    await writeFile(join(folder, 'p.yaml'), filled(planText(editionOf(report, createLanguage('en')), asked)))
    const [hint] = resolvePlan({}, await readPlanFile('p.yaml', folder)).series
    expect(hint).toMatchObject({ gpu: 'RTX 5090', gpus: 1, inputTokens: 256, outputTokens: 256 })
  })

  it.each(['ja', 'en'] as const)('shows a peak day that a plan may have, in %s', async (locale) => {
    const { writeFile } = await import('node:fs/promises')
    const lines = planText(editionOf(someReport(someSweep('ppf')), createLanguage(locale)), asked).split('\n')
    const from = lines.indexOf('# demand:')
    const demand = lines.slice(from, lines.indexOf('# availability: n+1')).map((line) => line.slice(2))
    await writeFile(join(folder, 'p.yaml'), demand.join('\n'))
    const { peakDay } = resolvePlan({}, await readPlanFile('p.yaml', folder)).demand
    expect(peakDay).toEqual({ name: { ja: '月末', en: 'month-end' }[locale], factor: 1.8 })
  })

  it('says what is not in the files, in both languages, and keeps odd names on their line', () => {
    for (const locale of ['en', 'ja'] as const) {
      const text = planText(editionOf(uglyReports.littleKnown(), createLanguage(locale)), asked)
      expect(text).toMatch(/gpus: {4}# (not in the files|記録なし)/)
    }
    const lines = planText(editionOf(uglyReports.hostileNames(), createLanguage('en')), asked).split('\n')
    expect(lines.filter((line) => line !== '' && !line.startsWith('#') && !/^(?:sla|inputs|out): /.test(line))).toEqual(
      [],
    )
  })
})
