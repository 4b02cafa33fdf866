import type { Language } from '../../i18n/language.ts'
import type { Report, Scaling, Workload } from '../../model/report.ts'
import { answerCard } from '../answer-card.ts'
import { type Block, body, type Section } from '../block.ts'
import { figures } from '../figures.ts'
import { moreSeries, shownWorkloads } from '../shown.ts'
import { seriesOf, workloadText, seriesIn } from '../speech.ts'
import { arrivalModels } from './headroom.ts'
import { betweenBlocks, safeZone } from './safe-zone.ts'
import { diagnosisBlocks } from './diagnosis.ts'
import { recommendationBlocks } from './recommendation.ts'
import { scalingBlocks } from './scaling.ts'
import { steadyRemarks } from './steady.ts'
import { sensitivityBlocks } from './sensitivity.ts'
import { usersBlocks } from './users.ts'

const heading = (
  workload: Workload,
  part: 'safeZone' | 'diagnosis' | 'scaling' | 'users' | 'sensitivity',
  language: Language,
): Block => ({ kind: 'heading', id: `${workload.id}-${part}`, text: language.say(`heading.${part}`) })

const lengthsNote = (workload: Workload, report: Report, language: Language): readonly Block[] => {
  const { measured, kind } = seriesOf(report, workload.series[0]!).workload
  if (kind !== 'nominal' || measured.inputTokens === null || measured.outputTokens === null) return []
  return [body(language.say('workload.real', { input: measured.inputTokens, output: measured.outputTokens }))]
}

/** One workload: verdict, safe zone, charts, bottlenecks, what more GPUs gain, and users, for all of its layouts. */
const workloadSection = (report: Report, workload: Workload, more: number, language: Language): Section => {
  const series = seriesIn(report, workload)
  const ids = new Set(workload.series)
  const isShown = (one: Pick<Scaling, 'workload' | 'base' | 'scaled'>) =>
    one.workload === workload.id && (more === 0 || (ids.has(one.base) && ids.has(one.scaled)))
  const pairs = report.scaling.filter(isShown)
  const refused = report.refusals.filter(isShown)
  const gains = scalingBlocks(report, pairs, refused, language)
  const choice = recommendationBlocks(report, workload, language)
  const users = series.flatMap((one) => [
    ...usersBlocks(report, one, language),
    ...arrivalModels(report, one, language),
  ])
  const moved = sensitivityBlocks(report, workload, language)
  return {
    id: workload.id,
    title: language.say('section.workload', {
      workload: workloadText(workload, language),
      model: workload.model ?? language.say('model.unknown'),
    }),
    blocks: [
      ...lengthsNote(workload, report, language),
      ...moreSeries(more, language),
      heading(workload, 'safeZone', language),
      ...series.map((one) => answerCard(report, one, language)),
      safeZone(report, series, language),
      ...steadyRemarks(series, language),
      ...betweenBlocks(report, series, language),
      ...figures(report, workload, ['latency', 'throughput', 'frontier'], language),
      heading(workload, 'diagnosis', language),
      ...diagnosisBlocks(report, series, language),
      ...(gains.length + choice.length > 0
        ? [
            heading(workload, 'scaling', language),
            ...gains,
            ...choice,
            ...figures(report, workload, ['scaling'], language),
          ]
        : []),
      ...(users.length > 0 ? [heading(workload, 'users', language), ...users] : []),
      ...(moved.length > 0 ? [heading(workload, 'sensitivity', language), ...moved] : []),
    ],
  }
}

export const workloads = (report: Report, language: Language): readonly Section[] =>
  shownWorkloads(report).map((workload, i) =>
    workloadSection(report, workload, report.workloads[i]!.series.length - workload.series.length, language),
  )
