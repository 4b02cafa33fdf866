import { execFileSync } from 'node:child_process'

/** False where the system has no such command, or no such files. */
export const namedPipe = (path: string): boolean => {
  try {
    execFileSync('mkfifo', [path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
