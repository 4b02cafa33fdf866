import { UserError } from '../errors.ts'

/** The line of a start-up failure that names the cause: what the browser itself said, or else the first. */
export const reasonOf = (error: unknown): string => {
  const lines = String(error instanceof Error ? error.message : error)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const telling = /error while loading|No usable sandbox|:FATAL:|cannot execute/i
  return lines.find((line) => telling.test(line)) ?? lines[0] ?? 'unknown'
}

/**
 * Runs an operation of the browser at `path`; a failure is this machine's, not a bug of ours.
 *
 * @throws UserError `browserFailed`
 */
export const orBrowserFailed = async <T>(path: string, operation: () => Promise<T>): Promise<T> => {
  try {
    return await operation()
  } catch (cause) {
    throw new UserError('browserFailed', { path, reason: reasonOf(cause) }, { cause })
  }
}
