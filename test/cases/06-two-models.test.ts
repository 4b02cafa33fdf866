import { expect, it } from 'vitest'
import { layoutText } from '../../src/document/speech.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { ask, vllmRecord, type Dump } from './dump.ts'

const sweep = (file: string, model: string, tpot: number): Dump =>
  Object.fromEntries(
    [8, 16, 32].map((concurrency) => [
      `${file}-c${concurrency}.json`,
      vllmRecord({ concurrency, tpot }, { model_id: model }),
    ]),
  )

it('06: where two models were measured, each series has its model in its name', async () => {
  const dump = { ...sweep('model-8b', 'example/model-8b', 20), ...sweep('model-8b-fp8', 'example/model-8b-fp8', 12) }
  const { series } = await ask(dump)
  expect(series.map(({ name }) => name)).toEqual(['model-8b · ? · 1024/256', 'model-8b-fp8 · ? · 1024/256'])
  for (const locale of ['en', 'ja'] as const) {
    const shown = series.map((one) => layoutText(one, createLanguage(locale)))
    expect(shown[0]).toMatch(/^model-8b · /)
    expect(shown[1]).toMatch(/^model-8b-fp8 · /)
  }
})

it('06: one model alone is not repeated in every name', async () => {
  const { series } = await ask(sweep('model-8b', 'example/model-8b', 20))
  expect(series.map(({ name }) => name)).toEqual(['? · 1024/256'])
})
