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

const isFileHandle = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file'
const isFolderHandle = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle => handle.kind === 'directory'

const belowHandle = async (handle: FileSystemHandle, path: string, named: boolean): Promise<readonly GivenFile[]> => {
  if (isFileHandle(handle)) return [await read(path, named, await handle.getFile())]
  if (!isFolderHandle(handle)) return []
  const inside: GivenFile[] = []
  for await (const one of handle.values()) inside.push(...(await belowHandle(one, `${path}/${one.name}`, false)))
  return inside
}

/** Chromium alone has it, and reads no entries where the page is a file itself. */
interface WithHandle {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>
}

/** What one item holds; asked for before anything is waited for, as the browser forgets items after the event. */
const itemFiles = (item: DataTransferItem & WithHandle): Promise<readonly GivenFile[]> => {
  const handle = item.getAsFileSystemHandle?.()
  if (handle) return handle.then((own) => (own ? belowHandle(own, own.name, true) : []))
  const entry = item.webkitGetAsEntry()
  return entry ? below(entry, true) : Promise.resolve([])
}

/** What was dropped: files, and everything below folders. */
export const droppedFiles = async ({ items }: DataTransfer): Promise<readonly GivenFile[]> =>
  (await Promise.all(Array.from(items, itemFiles))).flat()

/** What was chosen: files by their names, a folder by the paths below it. */
export const chosenFiles = async (list: FileList): Promise<readonly GivenFile[]> =>
  Promise.all(
    Array.from(list, (file) => {
      const inFolder = file.webkitRelativePath !== ''
      return read(inFolder ? file.webkitRelativePath : file.name, !inFolder, file)
    }),
  )
