import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { asDraft, asFinal, forPaper, loadFonts } from '../../src/render/browser.ts'

describe('forPaper', () => {
  it('says in the head, before anything else, that there is no screen', () => {
    const page = '<!doctype html><html><head><title>$& a</title></head><body>b &lt;head&gt; <head></body></html>'
    const [before, style, after] = forPaper(page).split(/(<style>.*<\/style>)/)
    expect(before).toBe('<!doctype html><html><head>')
    expect(style).toContain('@media screen{body{display:none')
    expect(`${before}${after}`).toBe(page)
  })

  it('leaves a page without a head as it is', () => {
    expect(forPaper('<p>x</p>')).toBe('<p>x</p>')
  })
})

describe('a draft', () => {
  it('is told by the class that its style names, and is none afterwards', () => {
    const classes = new Set<string>()
    const classList = { add: (name: string) => classes.add(name), remove: (name: string) => classes.delete(name) }
    const document = { documentElement: { classList } }
    runInNewContext(asDraft, { document })
    expect([...classes].map((name) => forPaper('<head>').includes(`html.${name} *`))).toEqual([true])
    runInNewContext(asFinal, { document })
    expect(classes.size).toBe(0)
  })
})

describe('loadFonts', () => {
  it('waits for each font, and for one that is broken too', async () => {
    const asked: string[] = []
    const font = (name: string, fails: boolean) => ({
      load: async () => {
        asked.push(name)
        if (fails) throw new Error(name)
      },
    })
    const document = { fonts: new Set([font('a', true), font('b', false)]) }
    expect(await runInNewContext(loadFonts, { document })).toBeNull()
    expect(asked).toEqual(['a', 'b'])
  })
})
