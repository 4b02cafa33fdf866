type Makers = Readonly<Record<string, () => unknown>>

/** The same functions, each of which makes its thing once, however many tests look at it: nobody may change it. */
export const eachOnce = <T extends Makers>(makers: T): T => {
  const made = new Map<string, unknown>()
  const once = (name: string, make: () => unknown) => () => {
    if (!made.has(name)) made.set(name, make())
    return made.get(name)
  }
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, once(name, make)])) as T
}
