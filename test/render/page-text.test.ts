import { describe, expect, it } from 'vitest'
import { pageText } from '../../src/render/page-text.ts'
import { readStyle } from '../../src/render/templates.ts'

const { all, bold } = pageText(`<style>p { color: red }</style>
<h2><span class="n">1</span> 結論</h2><p class="body">本文&lt;3 秒</p><p class="lead">要点</p>
<ul><li>項目</li></ul><dl><div><dt>用語</dt><dd>説明</dd></div><div><dt>X</dt><dd><span class="big">22.1</span></dd></div></dl>
<table><tr><th scope="row" class="left">見出し</th><td class="right" data-ref="a" title="式 1 &#x3D; 1">値</td>
<td class="center tone-fail">不適合</td><td class="result">66 人</td></tr></table>`)

describe('the text of a page', () => {
  it('is what is shown, neither style nor tags nor titles', () => {
    for (const text of ['結論', '本文<3 秒', '項目', '説明', '値', '66 人']) expect(all).toContain(text)
    for (const text of ['color', 'class', '式']) expect(all).not.toContain(text)
  })

  it('may be bold in headings, terms, leads, row headers, results and cells with a tone', () => {
    for (const text of ['結論', '要点', '用語', '22.1', '見出し', '不適合', '66 人']) expect(bold).toContain(text)
  })

  it('is never bold in plain paragraphs, items, descriptions and cells', () => {
    for (const text of ['本文', '項目', '説明', '値']) expect(bold).not.toContain(text)
  })
})

describe('the style sheet', () => {
  it('sets in bold only what the text of a page takes for bold', async () => {
    const style = await readStyle()
    const selectors = [...style.matchAll(/([^{}]+)\{[^{}]*font-weight: (?:700|bold)/g)]
    expect(selectors.map(([, selector]) => selector!.trim()).toSorted()).toEqual([
      '.banner',
      '.big',
      '.contents-title',
      '.customer',
      '.definitions dt',
      '.lead',
      '.mark',
      '.steps .result',
      'caption',
      'figcaption',
      'tbody th',
      'td.tone-fail',
      'td.tone-warning',
      'thead th',
    ])
  })
})
