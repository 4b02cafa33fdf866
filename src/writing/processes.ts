import { readFileSync, readlinkSync } from 'node:fs'

const orEmpty = (read: () => string): string => {
  try {
    return read()
  } catch {
    return ''
  }
}

/** The space of process ids, which containers have of their own, on Linux. Elsewhere empty. */
export const processSpace = (): string => orEmpty(() => readlinkSync('/proc/self/ns/pid'))

/** Linux: state and start of a process, by the clock of its kernel (proc(5), fields 3 and 22 of stat). Elsewhere empty. */
const processAt = (pid: number): { readonly state: string; readonly start: string } => {
  const text = orEmpty(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return { state: fields[0] ?? '', start: fields[19] ?? '' }
}

/** When a process began, in the system's own count; tells it from a later one of the same id. Empty where not known. */
export const startOf = (pid: number): string => processAt(pid).start

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process of that id and start, in this space of ids, still runs. */
export const isRunning = (pid: number, start: string): boolean => {
  const { state, start: own } = processAt(pid)
  return exists(pid) && !/[ZX]/.test(state) && (start === '' || own === '' || own === start)
}
