import type { Block, Cell, Column, Table } from './block.ts'

export const cell = (text: string, more: Omit<Cell, 'text'> = {}): Cell => ({ text, ...more })
export const left = (label: string): Column => ({ label, align: 'left' })
export const breakable = (label: string): Column => ({ label, align: 'left', breakable: true })
export const right = (label: string): Column => ({ label, align: 'right' })
export const center = (label: string): Column => ({ label, align: 'center' })

export const table = (
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  more: { readonly notes?: readonly string[]; readonly dense?: boolean } = {},
): Table => ({ kind: 'table', caption, columns, rows, notes: more.notes ?? [], dense: more.dense ?? false })

export const body = (text: string): Block => ({ kind: 'paragraph', text, role: 'body' })
export const lead = (text: string): Block => ({ kind: 'paragraph', text, role: 'lead' })
export const note = (text: string): Block => ({ kind: 'paragraph', text, role: 'note' })
