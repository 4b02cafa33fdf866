import type { GivenFile } from './messages.ts'

const read = async (path: string, named: boolean, file: File): Promise<GivenFile> => ({
  path,
  named,
  bytes: await file.arrayBuffer(),
})

const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

const below = async (entry: FileSystemEntry, named: boolean): Promise<readonly GivenFile[]> => {
  const path = entry.fullPath.replace(/^\//, '')
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [await read(path, named, file)]
  }
  if (!isFolder(entry)) return []
  const inside: GivenFile[] = []
  for (const one of await entriesOf(entry)) inside.push(...(await below(one, false)))
  return inside
}

/** What was dropped: files, and everything below folders. */
export const droppedFiles = async ({ items }: DataTransfer): Promise<readonly GivenFile[]> => {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const files: GivenFile[] = []
  for (const entry of entries) files.push(...(await below(entry, true)))
  return files
}

/** What was chosen: files by their names, a folder by the paths below it. */
export const chosenFiles = async (list: FileList): Promise<readonly GivenFile[]> =>
  Promise.all(
    Array.from(list, (file) => {
      const inFolder = file.webkitRelativePath !== ''
      return read(inFolder ? file.webkitRelativePath : file.name, !inFolder, file)
    }),
  )
