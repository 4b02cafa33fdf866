import { configureGlobal } from 'fast-check'

/* In CI the same cases each time, so that a change is judged and not luck; elsewhere new ones. */
if (process.env['CI']) configureGlobal({ seed: 20_261_122 })

export * from 'fast-check'
