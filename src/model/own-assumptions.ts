import type { Assumption, Series } from './report.ts'

type Told = Pick<NonNullable<Series['sensitivity']>, 'assumptions' | 'share'>

/** What an answer rests on: a planned share in place of the derived one is another rule, and no assumption of it. */
export const ownAssumptions = ({ assumptions, share }: Told): readonly Assumption[] =>
  assumptions.filter(({ parameter }) => parameter !== 'share' || share !== null)
