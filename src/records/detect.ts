import type { Document } from '../model/source.ts'
import { valueAt } from './pick.ts'

export type Detect = (document: Document) => boolean

/** An object that has every path; 'benchmarks.0.metrics' goes down by key, or by index in a list. */
export const has =
  (...paths: readonly string[]): Detect =>
  (document) =>
    document.kind === 'object' && paths.every((path) => valueAt(document.value, path) !== undefined)

/** An object that has one of the keys at its top, whatever dots they contain. */
export const hasKey =
  (...keys: readonly string[]): Detect =>
  (document) =>
    document.kind === 'object' && keys.some((key) => Object.hasOwn(document.value, key))

/** A table that has every column. */
export const columns =
  (...names: readonly string[]): Detect =>
  (document) =>
    document.kind === 'table' && names.every((name) => document.header.includes(name))

/** A table some row of which has a cell of that column that matches. */
export const cell =
  (column: string, pattern: RegExp): Detect =>
  (document) =>
    document.kind === 'table' && document.rows.some(({ cells }) => pattern.test(cells[column] ?? ''))

/** A text that matches. */
export const text =
  (pattern: RegExp): Detect =>
  (document) =>
    document.kind === 'text' && pattern.test(document.text)

export const any =
  (...detects: readonly Detect[]): Detect =>
  (document) =>
    detects.some((detect) => detect(document))

export const all =
  (...detects: readonly Detect[]): Detect =>
  (document) =>
    detects.every((detect) => detect(document))
