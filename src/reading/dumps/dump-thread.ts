import { parentPort } from 'node:worker_threads'
import { scanDump } from './scan.ts'
import { desk } from './lists.ts'
import type { Asked, Folded, Told } from './told.ts'

const arraysIn = (folded: Folded): readonly Float64Array[] => {
  if (folded.kind === 'numbers') return [folded.values]
  if (folded.kind === 'texts') return []
  const pieces = folded.pieces.filter((piece) => piece instanceof Float64Array)
  return [...pieces, folded.counts, folded.sums, folded.longest]
}

const buffersIn = (told: Told): ArrayBuffer[] => [
  ...new Set(told.kind === 'dump' ? told.dump.folded.flatMap(arraysIn).map(({ buffer }) => buffer as ArrayBuffer) : []),
]

const onto = desk()

parentPort?.on('message', (asked: Asked) => {
  const told = scanDump(asked, onto)
  parentPort?.postMessage(told, buffersIn(told))
})
