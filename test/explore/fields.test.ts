import { expect, it } from 'vitest'
import { labelOf } from '../../src/explore/fields.ts'
import { createLanguage } from '../../src/i18n/language.ts'

it('calls a key of the plan by its field, where it has one', () => {
  expect(labelOf('demand.employees.registered', createLanguage('en'))).toBe('Employees')
  expect(labelOf('demand.peakDay.factor', createLanguage('ja'))).toBe(createLanguage('ja').say('explore.field.peakDay'))
  for (const key of ['series.0.engine', undefined]) expect(labelOf(key, createLanguage('en'))).toBeNull()
})
