import type { AskedCost } from '../model/plan.ts'
import type { Price } from '../model/size.ts'

/** The prices of a plan by layout, in its order: of a server, or where no server has one of a month. */
export const plannedPrices = (cost: AskedCost | null): readonly Price[] => {
  if (!cost) return []
  const bought = cost.layouts.some(({ purchase }) => purchase !== null)
  return cost.layouts.flatMap(({ name, gpus, purchase, monthly, date, source }) => {
    const amount = bought ? purchase : monthly
    if (amount === null) return []
    const note = [date, source].filter((part) => part !== null).join(', ')
    return [{ name, gpus, amount, monthly: !bought, unit: cost.currency, note: note === '' ? null : note }]
  })
}
