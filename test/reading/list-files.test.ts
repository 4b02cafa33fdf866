import { mkdtemp, rm, writeFile, mkdir, realpath, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isCandidate, listFiles } from '../../src/reading/list-files.ts'

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
  it.each(['a.json', 'a.JSONL', 'a.ndjson', 'a.csv', 'a.tsv', 'a.txt', 'a.log', 'a.out', 'a.prom', 'a.yaml', 'a.yml'])(
    'takes %s by its name',
    async (name) => {
      expect(await judge(name, '')).toBe(true)
    },
  )

  it.each(['a.zip', 'c64.json.gz', 'a.tar.xz', '結果.xlsx', 'a.ods'])(
    'takes %s, to say that it is not read',
    async (name) => {
      expect(await judge(name, '')).toBe(true)
    },
  )

  it('passes over the workbooks that konkyo writes', async () => {
    expect(await judge('sample.ja.xlsx', '')).toBe(false)
  })

  it.each(['result_c64', 'result_Llama-3.1-8B', 'runs.bak'])('takes %s when it begins like an object', async (name) => {
    expect(await judge(name, '\uFEFF \n{ "date": "x"}')).toBe(true)
    expect(await judge(name, '{% for message in messages %}')).toBe(false)
    expect(await judge(name, '[1]')).toBe(false)
    expect(await judge(name, '')).toBe(false)
  })

  it.each(['notebook.ipynb', 'bundle.js.map', 'chat.lock', 'chat.0a1b2c3d-0.part'])(
    'passes over %s whatever is in it',
    async (name) => {
      expect(await judge(name, '{"cells": []}')).toBe(false)
    },
  )

  it('takes a page only when results lie in it', async () => {
    expect(await judge('a.html', '<!DOCTYPE html>\n<html><head><title>GuideLLM Benchmark Report</title>')).toBe(true)
    expect(await judge('b.html', '<!DOCTYPE html><html><head><script>window.run_info = {}')).toBe(true)
    expect(await judge('c.html', '<!doctype html><html><head><title>Design rationale</title>')).toBe(false)
  })

  it.each(['chart.png', 'README.md', 'run.sh'])('passes over %s', async (name) => {
    expect(await judge(name, 'a: 1')).toBe(false)
  })

  it('passes over what cannot be opened', async () => {
    expect(await isCandidate(join(folder, 'absent'))).toBe(false)
  })
})

const names = [
  'work/runs/c8.json',
  'work/runs/c16.json',
  'work/runs/c100.json',
  'work/runs/deep/er/run=0.json',
  'work/runs/notes.md',
  'work/runs/odd [1].json',
  'work/runs/.hidden.json',
  'work/runs/.cache/a.json',
  'work/runs/node_modules/a/package.json',
  'work/empty/picture.png',
  'elsewhere/b.csv',
]

let root = ''
let cwd = ''
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'konkyo-list-')))
  cwd = join(root, 'work')
  for (const name of names) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), 'synthetic')
  }
})
afterAll(() => rm(root, { recursive: true }))

const inRuns = ['c8.json', 'c16.json', 'c100.json', 'deep/er/run=0.json', 'odd [1].json'].map((name) => `runs/${name}`)

describe('listFiles', () => {
  it('walks folders, numbers in natural order, without hidden entries, node_modules and other kinds', async () => {
    expect(await listFiles(['runs'], cwd)).toStrictEqual(inRuns)
    expect(await listFiles(['.'], cwd)).toStrictEqual(inRuns)
    expect(await listFiles(['./runs/'], cwd)).toStrictEqual(inRuns)
  })

  it('takes a named file whatever it is', async () => {
    const odd = ['runs/notes.md', 'runs/.hidden.json', 'runs/odd [1].json', 'empty/picture.png']
    expect(await listFiles(odd, cwd)).toStrictEqual(odd)
  })

  it('keeps the order of the paths and takes each file once', async () => {
    expect(await listFiles(['runs/deep', 'runs/c16.json', 'runs', 'runs/../runs/c8.json'], cwd)).toStrictEqual([
      'runs/deep/er/run=0.json',
      'runs/c16.json',
      'runs/c8.json',
      'runs/c100.json',
      'runs/odd [1].json',
    ])
  })

  it('expands patterns to files and folders', async () => {
    expect(await listFiles(['runs/c1*.json'], cwd)).toStrictEqual(['runs/c16.json', 'runs/c100.json'])
    expect(await listFiles(['runs/{c8,dee}*'], cwd)).toStrictEqual(['runs/c8.json', 'runs/deep/er/run=0.json'])
    expect(await listFiles(['**'], cwd)).toStrictEqual(inRuns)
    expect(await listFiles([`${cwd}/runs/c?.json`], cwd)).toStrictEqual(['runs/c8.json'])
  })

  it('shows paths outside the working folder as they were begun', async () => {
    expect(await listFiles(['../elsewhere'], cwd)).toStrictEqual(['../elsewhere/b.csv'])
    expect(await listFiles([join(root, 'elsewhere')], cwd)).toStrictEqual([join(root, 'elsewhere/b.csv')])
    expect(await listFiles([join(cwd, 'runs/c8.json')], cwd)).toStrictEqual(['runs/c8.json'])
  })

  it('finds nothing where there is no candidate', async () => {
    expect(await listFiles(['empty', 'runs/*.xlsx'], cwd)).toStrictEqual([])
    expect(await listFiles([], cwd)).toStrictEqual([])
  })

  it('refuses a path that does not exist, by its name as given', async () => {
    await expect(listFiles(['runs', './absent.json'], cwd)).rejects.toMatchObject({
      name: 'UserError',
      code: 'pathNotFound',
      values: { path: './absent.json' },
    })
  })

  it('survives links that lead back or nowhere, and sees linked files once', async () => {
    const linked = join(root, 'linked')
    await mkdir(linked)
    await writeFile(join(linked, 'a.json'), '{}')
    await symlink('.', join(linked, 'loop'))
    await symlink('a.json', join(linked, 'b.json'))
    await symlink('absent.json', join(linked, 'nowhere.json'))
    expect(await listFiles(['linked'], root)).toStrictEqual(['linked/a.json'])
    expect(await listFiles(['linked/**'], root)).toStrictEqual(['linked/a.json'])
  })
})
