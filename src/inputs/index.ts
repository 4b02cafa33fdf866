import type { Input } from './input.ts'
import { columnTable } from './column-table.ts'
import { labelTable } from './label-table.ts'
import { vllmConsole } from './vllm-console.ts'
import { vllmServe } from './vllm-serve.ts'

/** Every result format that konkyo reads; the key is the format's id in report.json. First match wins. */
export const inputs = { vllmServe, vllmConsole, labelTable, columnTable } as const satisfies Record<
  string,
  Input
>

export type InputId = keyof typeof inputs
