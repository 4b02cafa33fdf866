import { recognise, type Recognised } from '../../src/recognition/recognise.ts'
import { readDocuments } from '../../src/reading/documents.ts'

/** A file of that content, read and recognised, as one of a folder. */
export const contentRead = (content: string, path = 'a.txt'): Recognised =>
  recognise({ id: 's1', path, sha256: '', bytes: 0, ...readDocuments(new TextEncoder().encode(content)) })
