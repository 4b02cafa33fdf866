import type { Language } from '../../i18n/language.ts'
import type { Scaling, Workload } from '../../model/report.ts'
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
import type { Edition } from '../edition.ts'

const heading = (
  workload: Workload,
  part: 'safeZone' | 'diagnosis' | 'scaling' | 'users' | 'sensitivity',
  { say }: Language,
): Block => ({ kind: 'heading', id: `${workload.id}-${part}`, text: say(`heading.${part}`) })

const lengthsNote = (workload: Workload, { report, say }: Edition): readonly Block[] => {
  const { measured, kind } = seriesOf(report, workload.series[0]!).workload
  if (kind !== 'nominal' || measured.inputTokens === null || measured.outputTokens === null) return []
  return [body(say('workload.real', { input: measured.inputTokens, output: measured.outputTokens }))]
}

/** One workload: verdict, safe zone, charts, bottlenecks, what more GPUs gain, and users, for all of its layouts. */
const workloadSection = (edition: Edition, workload: Workload, more: number): Section => {
  const { report } = edition
  const series = seriesIn(report, workload)
  const ids = new Set(workload.series)
  const isShown = (one: Pick<Scaling, 'workload' | 'base' | 'scaled'>) =>
    one.workload === workload.id && (more === 0 || (ids.has(one.base) && ids.has(one.scaled)))
  const pairs = report.scaling.filter(isShown)
  const refused = report.refusals.filter(isShown)
  const gains = scalingBlocks(edition, pairs, refused)
  const choice = recommendationBlocks(edition, workload)
  const users = series.flatMap((one) => [...usersBlocks(edition, one), ...arrivalModels(edition, one)])
  const moved = sensitivityBlocks(edition, workload)
  return {
    id: workload.id,
    title: edition.say('section.workload', {
      workload: workloadText(workload, edition),
      model: workload.model ?? edition.say('model.unknown'),
    }),
    blocks: [
      ...lengthsNote(workload, edition),
      ...moreSeries(more, edition),
      heading(workload, 'safeZone', edition),
      ...series.map((one) => answerCard(edition, one)),
      safeZone(edition, series),
      ...steadyRemarks(series, edition),
      ...betweenBlocks(edition, series),
      ...figures(edition, workload, ['latency', 'throughput', 'frontier']),
      heading(workload, 'diagnosis', edition),
      ...diagnosisBlocks(edition, series),
      ...(gains.length + choice.length > 0
        ? [heading(workload, 'scaling', edition), ...gains, ...choice, ...figures(edition, workload, ['scaling'])]
        : []),
      ...(users.length > 0 ? [heading(workload, 'users', edition), ...users] : []),
      ...(moved.length > 0 ? [heading(workload, 'sensitivity', edition), ...moved] : []),
    ],
  }
}

export const workloads = (edition: Edition): readonly Section[] =>
  shownWorkloads(edition.report).map((workload, i) =>
    workloadSection(edition, workload, edition.report.workloads[i]!.series.length - workload.series.length),
  )
