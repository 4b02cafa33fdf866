import { describe, expect, it } from 'vitest'
import { isResultPage, readPageDocument } from '../../src/reading/page-documents.ts'

const page = (script: string, title = 'GuideLLM Benchmark Report'): string =>
  `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><script>${script}</script></body></html>`

describe('readPageDocument', () => {
  it('holds what its scripts are given, by name', () => {
    const text = page(
      'window.run_info = {"model": "m"};\nwindow.benchmarks = [{"a": 1}, {"a": Infinity}]; window.x = f()',
    )
    expect(readPageDocument(text)).toEqual({
      documents: [
        { kind: 'object', at: '', value: { run_info: { model: 'm' }, benchmarks: [{ a: 1 }, { a: Infinity }] } },
      ],
      problems: [],
    })
  })

  it('leaves out what breaks off', () => {
    expect(readPageDocument(page('window.a = {"b": 1}; window.c = {"d": '))?.documents).toMatchObject([
      { value: { a: { b: 1 } } },
    ])
    expect(readPageDocument(page('window.c = {"d": '))).toBeNull()
  })

  it('is no other page', () => {
    expect(readPageDocument(page('window.a = {"b": 1}', 'Design rationale'))).toBeNull()
    expect(isResultPage('GuideLLM <title>GuideLLM</title>')).toBe(false)
  })
})
