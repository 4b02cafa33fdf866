import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isCandidate } from '../../src/reading/candidates.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konkyo-candidates-'))
})
afterAll(() => rm(folder, { recursive: true }))

const judge = async (name: string, content: string | Uint8Array): Promise<boolean> => {
  await writeFile(join(folder, name), content)
  return isCandidate(join(folder, name))
}

describe('isCandidate', () => {
  it.each(['a.json', 'a.JSONL', 'a.ndjson', 'a.csv', 'a.tsv', 'a.txt', 'a.log', 'a.out', 'a.prom'])(
    'takes %s by its name',
    async (name) => {
      expect(await judge(name, '')).toBe(true)
    },
  )

  it.each(['result_c64', 'result_Llama-3.1-8B', 'runs.bak'])('takes %s when it begins like an object', async (name) => {
    expect(await judge(name, '\uFEFF \n{ "date": "x"}')).toBe(true)
    expect(await judge(name, '{% for message in messages %}')).toBe(false)
    expect(await judge(name, '[1]')).toBe(false)
    expect(await judge(name, '')).toBe(false)
  })

  it.each(['notebook.ipynb', 'bundle.js.map'])('passes over %s whatever is in it', async (name) => {
    expect(await judge(name, '{"cells": []}')).toBe(false)
  })

  it.each(['values.yaml', 'chart.png', 'README.md', 'run.sh'])('passes over %s', async (name) => {
    expect(await judge(name, 'a: 1')).toBe(false)
  })

  it('passes over what cannot be opened', async () => {
    expect(await isCandidate(join(folder, 'absent'))).toBe(false)
  })
})
