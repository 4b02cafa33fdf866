/** The spelling by which keys are compared: lower case, "-" as "_". */
export const normalKey = (key: string): string => key.trim().toLowerCase().replaceAll('-', '_')

/** A setting by its own spelling; null without it, whatever it is called. */
export const ownSetting = (settings: Readonly<Record<string, string>>, key: string): string | null =>
  Object.hasOwn(settings, key) ? settings[key]! : null

/** The value of the first setting that has one of the names (in the spelling of `normalKey`), trimmed; null without one. */
export const settingOf = (settings: Readonly<Record<string, string>>, names: readonly string[]): string | null => {
  const entries = Object.entries(settings).map(([key, value]) => [normalKey(key), value.trim()] as const)
  const found = names.flatMap((name) => entries.filter(([key, value]) => key === name && value !== ''))
  return found[0]?.[1] ?? null
}
