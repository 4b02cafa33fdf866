import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import type { InputId } from '../../src/inputs/index.ts'
import { seeds } from '../../soak/seeds/index.ts'
import { hostileTexts, unusualTexts } from '../document/ugly-names.ts'

/** What would steer a terminal, a spreadsheet, Markdown, a path or an object, beside what would steer a page. */
export const texts: readonly string[] = [
  ...hostileTexts,
  ...unusualTexts,
  '\u001b]8;;http://example.com/\u0007click\u001b]8;;\u0007',
  '\u001b[2J\u001b[1;1H\u009b31mred\u0008\u0008\u0007',
  'right\u202eleft\u2066 and\u200b zero\u00ad\u061c\u{e0041}',
  '=HYPERLINK("http://example.com/","x")',
  '+cmd|\u0027 /C calc\u0027!A0',
  '@SUM(1+1)*cmd|x',
  '-2+3+cmd|x',
  '\t=1+1',
  '＝1+1',
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  'C:\\..\\..\\windows',
  '![x](http://example.com/x.png) [y](javascript:alert(1)) <b>b</b>',
  'a | b\n# heading\n- item\n```\ncode',
  '{{{constructor}}} {{> body}}',
  'line\r\nSet-Cookie: x',
  'nul\u0000nul',
  'x'.repeat(10_000),
]

/** What each seed says in letters that are its author's own. */
const own =
  /^(?:invented\/Model-8B|H100|vLLM|vllm|openai|sglang|random|t|m|m8|fp8|traces|1 TP4|aggregated|short|a|b|made-up|qwen3:8b|0\.5\.3|0\.13\.0)$/

/** JSON with other words in place of the author's own, and a note in each object. */
const reworded = (value: unknown, next: () => string): unknown => {
  if (typeof value === 'string') return own.test(value) ? next() : value
  if (Array.isArray(value)) return value.map((one) => reworded(one, next))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, reworded(inner, next)] as const)
  return Object.fromEntries([...entries, [next(), next()], ['gpu_note', next()]])
}

const formats = [
  'vllmServe',
  'sglang',
  'aiperf',
  'genaiPerf',
  'guidellm',
  'genaiBench',
  'llmperf',
  'evalscope',
  'inferencePerf',
  'prism',
  'ollama',
  'backendComparison',
  'llamaBenchy',
] as const satisfies readonly InputId[]

const json = (content: string, next: () => string): string => {
  try {
    return JSON.stringify(reworded(JSON.parse(content), next))
  } catch {
    return content
      .split('\n')
      .map((line) => JSON.stringify(reworded(JSON.parse(line.replaceAll('Infinity', '"inf"')), next)))
      .join('\n')
  }
}

/** A name of a file, as near to a text as the system allows. */
const fileName = (text: string): string => [...text.replaceAll(/[/\0]/g, '_')].slice(0, 60).join('').trim() || '_'

const cell = (text: string): string => `"${text.replaceAll('"', '""').slice(0, 70)}"`
/** Tables and logs beside JSON: columns, cells and lines of it. */
const table = (next: () => string): string => {
  const rows = [1, 2, 4].map(
    (level) => `${level},${100 * level},60,${2 * level},300,40,${cell(next())},${cell(next())}`,
  )
  return ['concurrency,num_prompts,duration_s,rps,p99_ttft_ms,p99_itl_ms,model,note', ...rows, ''].join('\n')
}

const plan = (any: () => string): string => {
  const next = (): string => any().slice(0, 200)
  const both = () => ({ ja: next(), en: next() })
  return stringify({
    title: both(),
    customer: both(),
    author: both(),
    document: {
      number: next(),
      version: next(),
      company: both(),
      confidentiality: both(),
      reviewer: both(),
      approver: both(),
      revisions: [{ version: next(), date: '2026-11-01', changes: both(), author: both() }],
      terms: { ttft: both(), sla: both(), concurrency: both() },
    },
    sla: 'ttft.mean<=3s,e2e.mean<=20s',
    demand: { interval: '30s', users: 100, peakDay: { name: both(), factor: 1.5 } },
    cost: {
      date: '2026-11-01',
      source: next(),
      currency: next(),
      layouts: [{ name: next(), purchase: 1, source: next() }],
    },
    series: [{ match: '**/vllmServe/**', model: next(), engine: next(), gpu: next(), gpus: 2 }, { match: next() }],
    mix: [
      {
        name: both(),
        classes: [
          { name: next(), inputTokens: 512, outputTokens: 128, weight: '80%' },
          { name: next(), inputTokens: 513, outputTokens: 4, weight: '20%' },
        ],
      },
    ],
  })
}

/** Results of many formats and a plan below a folder, whose every own text is one of these in turn. Returns the plan's path. */
export const writeHostile = async (folder: string): Promise<string> => {
  let at = 0
  const next = (): string => texts[at++ % texts.length]!
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  for (const format of formats)
    for (const [path, content] of Object.entries(seeds[format][0]!.files)) {
      const fixed = path.includes('/') || /^[a-z]+\.json$/.test(path)
      const name = fixed ? path : `${fileName(next())}-${path}`
      await write(
        `results/${format}/${fileName(next())}/${name}`,
        content.startsWith('$') ? `${content}${next()}` : json(content, next),
      )
    }
  await write(`results/${fileName(next())}.csv`, table(next))
  for (const text of texts.slice(0, 12)) await write(`results/broken/${fileName(text)}.json`, `{"${text}": `)
  const planPath = join(folder, 'plan.yaml')
  await writeFile(planPath, plan(next))
  return planPath
}
