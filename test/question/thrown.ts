import { UserError, type ErrorValues } from '../../src/errors.ts'

/** Code and values of the UserError that a call ends in; anything else that is thrown passes through. */
export const thrownBy = async (
  call: () => unknown,
): Promise<{ readonly code: string; readonly values: ErrorValues } | null> => {
  try {
    await call()
    return null
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { code: error.code, values: error.values }
  }
}
