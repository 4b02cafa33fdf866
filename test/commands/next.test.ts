import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { next } from '../../src/commands/next.ts'
import type { NextPlan } from '../../src/planning/proposal.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someReport } from '../document/some-report.ts'
import { root, someWorld } from './some-world.ts'

const run = async (flags: Readonly<Record<string, unknown>>, cwd = root) => {
  const { world, out } = someWorld({ cwd })
  expect(await next({ paths: ['fixtures/sample/2xRTX5090-tp2/in4096_out4096'], ...flags }, world)).toBe(0)
  return out
}

describe('next', () => {
  it('begins with what brackets a limit that was not found', async () => {
    expect((await run({ lang: 'en' })).slice(0, 12)).toEqual([
      'The results are synthetic (konkyo-simulator), not measured.',
      '1. 4,096 in / 4,096 out on 2× RTX 5090 TP2: concurrency 64',
      '   1,000 requests after 192 warm-ups, about 38 min, at 0.522 req/s reckoned from concurrency 32',
      '   Gain: no level fails yet, so that the limit is open above 32. 64 should fail, as the latencies rise; if it passes, measure at twice that.',
      '   To be filled in: <BASE_URL>',
      "   vllm bench serve --backend openai --base-url '<BASE_URL>' --model openai/gpt-oss-20b \\",
      '     --dataset-name random --random-input-len 4096 --random-output-len 4096 --ignore-eos \\',
      expect.stringMatching(
        /^ {5}--max-concurrency 64 --request-rate inf --num-prompts 1000 --num-warmups 192 --seed \d+ \\$/,
      ) as string,
      '     --percentile-metrics ttft,tpot,itl,e2el --metric-percentiles 50,90,95,99 --save-result \\',
      '     --save-detailed \\',
      expect.stringMatching(
        /^ {5}--metadata 'gpu=RTX 5090' gpu_count=2 tensor_parallel_size=2 input_len=4096 output_len=4096 prefix_caching=off num_warmups=192 seed=\d+$/,
      ) as string,
      expect.stringMatching(/^2\. /) as string,
    ])
  })

  it('says so in Japanese', async () => {
    expect((await run({ lang: 'ja' })).slice(0, 4)).toEqual([
      '結果は合成データ(konkyo-simulator)であり、実測ではない。',
      '1. 入力 4,096 / 出力 4,096、2× RTX 5090 TP2: 同時 64',
      '   ウォームアップ 192 件の後に 1,000 件、約 38 分(毎秒 0.522 件、同時 32 の実測から換算)',
      '   効果: 不適合の測定点がなく、上限は 32 以上としか分からない。応答時間の伸びからみて 64 は不適合となるはずである。適合すればその倍で測る。',
    ])
  })

  it('says of the limit alone that the answer rests on it, and how many runs of it are wanting', async () => {
    const lines = await run({ paths: ['fixtures/ugly'], lang: 'ja' })
    expect(lines.filter((line) => line.includes('件の測定で'))).toEqual([
      '   効果: 上限の次の 4 は 400 件の測定で、確認されていない(V02 が解消)。',
      '   効果: SLA に適合する最大の負荷 2 は 400 件の測定で、確認されていない(V02 が解消)。',
    ])
    expect(lines.some((line) => line.includes('同時 2 の測定は 1 回だけである(3 回を要する)'))).toBe(true)
  })

  it('gives the same from a report.json, which keeps its question', async () => {
    await withTemporaryFolder('konkyo-test', async (cwd) => {
      const report = someReport(someSweep('ppf'))
      await writeFile(join(cwd, 'x.report.json'), JSON.stringify(report))
      const [text] = await run({ paths: ['x.report.json'], json: true }, cwd)
      const told = JSON.parse(text!) as NextPlan
      expect(told.runs.length).toBeGreaterThan(0)
      await expect(run({ paths: ['x.report.json'], sla: 'chat' }, cwd)).rejects.toMatchObject({ code: 'reportAsked' })
    })
  })

  it('keeps to a budget and names what it leaves out', async () => {
    const lines = await run({ lang: 'en', budget: '45m' })
    expect(lines.filter((line) => /^\d+\./.test(line))).toHaveLength(1)
    expect(lines.at(-3)).toBe('In 45 min: 1 of 3, taking 38 min.')
    expect(lines.at(-2)).toMatch(/^Left out: .*req\/s offered, no cap; .*concurrency 32$/)
    await expect(run({ budget: 'soon' })).rejects.toMatchObject({ code: 'badDuration' })
  })
})
