import { expect, it } from 'vitest'
import { timeless } from '../../src/render/browser.ts'

const info = (title: string, dates: string) => `%PDF-1.4\n1 0 obj\n<</Title (${title})\n${dates}>>\nendobj\n`
const dates = "/CreationDate (D:20261128171922+00'00')\n/ModDate (D:20261128171922+00'00')"
const text = (content: string) => Buffer.from(timeless(Buffer.from(content, 'latin1'))).toString('latin1')

it('takes the dates out of the description, in their place', () => {
  const pdf = `${info('x', dates)}xref`
  expect(text(pdf)).toBe(pdf.replaceAll(/\/(?:Creation|Mod)Date [^)]*\)/g, (entry) => ' '.repeat(entry.length)))
  expect(text(pdf)).not.toContain('2026')
})

it('touches nothing else', () => {
  const rest = `2 0 obj\n<<${dates}>>\nendobj`
  const titled = info('/CreationDate \\(D:20261128171922\\)', '')
  expect(text(`${titled}${rest}`)).toBe(`${titled}${rest}`)
})
