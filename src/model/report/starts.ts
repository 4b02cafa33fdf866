import { z } from 'zod'

/** Users who may all begin within some seconds, as in the morning, without more arrivals than the headroom leaves. */
export const start = z.object({
  /** Seconds between an answer and the same user's next request. */
  thinkTime: z.number(),
  /** Seconds. */
  within: z.number(),
  users: z.number(),
})
