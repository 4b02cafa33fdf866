import * as z from 'zod'
import { attempt, UserError } from '../errors.ts'
import { chapterPlaces, terms } from '../model/documents.ts'
import { parseAccept, parseBalancer, parseFormats, parseLocales, parseRepeatPolicy } from './choice.ts'
import { columnsSchema } from './columns.ts'
import { parseMarkColour, parseTextColour } from './colour.ts'
import { most, parseDay, parseDuration, parseRates, parseRatio, parseShare, parseShares } from './quantity.ts'
import { parseSla } from './sla.ts'

const scalar = z.union([z.string().max(most.text), z.number()])
const count = z.number().int().positive().max(most.count)
const amount = z.number().nonnegative().max(most.amount)
const tokens = z.number().positive().max(most.tokens)
const said = z.string().min(1).max(most.text)
const localText = z.union([said, z.record(z.string(), said)])

type Parse = (text: string, where: string) => unknown

const itemsOf = (value: unknown): readonly (readonly [path: readonly number[], text: string])[] =>
  Array.isArray(value) ? value.map((one, i) => [[i], String(one)]) : [[[], String(value)]]

/** Values that what reads them later must accept, each of a list; what it throws is an issue with its code. */
const readable = <S extends z.ZodType>(schema: S, parse: Parse): S =>
  schema.superRefine((value, context) => {
    for (const [path, text] of itemsOf(value)) {
      const outcome = attempt(() => parse(text, ''))
      if (outcome instanceof UserError)
        context.addIssue({ code: 'custom', params: { error: outcome }, path: [...path] })
    }
  })

const share = readable(scalar, parseShare)
const ratioUpTo = (example: string, largest: number) =>
  readable(scalar, (text, where) => parseRatio(text, where, example, largest))
const day = readable(z.string(), parseDay).describe('As of, such as 2026-11-01')

/** People who may use the service, and how much they ask. */
const employeesSchema = z.strictObject({
  registered: count,
  active: share.optional().describe('Share of them who use it, such as 30%'),
  perDay: z.number().positive().max(100_000).optional().describe('Requests a working day of each who uses it'),
  busyHour: share.optional().describe('Share of the day that comes in its busiest hour, such as 20%'),
  peak: z.number().min(1).max(1000).optional().describe('Peak over mean within that hour'),
  growth: ratioUpTo('20%', 10).optional().describe('Growth a year, such as 20%'),
  years: z.number().int().min(0).max(20).optional().describe('Years of growth to size for'),
})

const peakDaySchema = z.strictObject({
  name: localText.optional().describe('Such as month-end'),
  factor: z.number().gt(1).max(100).describe('Arrivals of that day over those of a normal one'),
})

const price = z.strictObject({
  name: said.optional().describe("Part of the layout's name"),
  gpus: count.optional().describe('Number of GPUs of the layout'),
  purchase: amount.optional().describe('Price of one server'),
  monthly: amount.optional().describe('What one server costs a month besides: rent, colocation, support'),
  idleWatts: amount.optional(),
  fullWatts: amount.optional(),
  date: day.optional(),
  source: said.optional(),
})

/** Prices, all of the user's own, with date and source. */
const costSchema = z.strictObject({
  date: day.optional(),
  source: said.optional(),
  currency: said.optional(),
  layouts: z.array(price).max(most.prices).optional(),
  electricity: amount.optional().describe('Price of a kWh'),
  idleWatts: amount.optional().describe('Of one server, where its layout says nothing'),
  fullWatts: amount.optional(),
  pue: z.number().min(1).max(10).optional().describe('Power of the whole site over that of the servers'),
  hoursPerMonth: z.number().positive().max(744).optional(),
  lifeYears: z.number().positive().max(30).optional(),
  salvage: ratioUpTo('10%', 1).optional().describe('Share of the price that is left at the end'),
  maintenance: ratioUpTo('10%', 1).optional().describe('A year, as a share of the price'),
  workingDays: z.number().positive().max(31).optional().describe('A month'),
  meanLoad: share.optional().describe('Mean arrivals of all hours over those of the busiest, of a normal day'),
  api: z
    .strictObject({
      input: amount.describe('For a million input tokens'),
      output: amount,
      date: day.optional(),
      source: said.optional(),
    })
    .optional(),
})

const oneOrMore = z.union([scalar, z.array(scalar).min(1).max(most.times)])
const durations = readable(oneOrMore, parseDuration)

const hint = z.strictObject({
  match: said.describe('Glob over the paths of result files'),
  model: said.optional(),
  engine: said.optional(),
  gpu: said.optional(),
  gpus: count.optional(),
  tensorParallel: count.optional(),
  pipelineParallel: count.optional(),
  dataParallel: count.optional(),
  inputTokens: tokens.optional(),
  outputTokens: tokens.optional(),
  mix: said.optional().describe('Name of the mix of the plan whose lengths were sent together'),
  kvCacheTokens: tokens.optional().describe('Tokens that the KV cache holds, from the server log'),
  minGpus: count.optional().describe('The fewest GPUs that hold one copy of the model'),
})

const mix = z.strictObject({
  name: localText.optional(),
  classes: z
    .array(
      z.strictObject({
        name: said.optional(),
        inputTokens: tokens,
        outputTokens: tokens,
        weight: scalar.describe('Share of the requests: 80%, or a number in the unit of the others'),
      }),
    )
    .min(2)
    .max(most.figures),
})

const demand = z.strictObject({
  interval: durations.optional().describe('Time between two requests of one user'),
  thinkTime: durations.optional().describe('Time a user reads before the next request'),
  users: z
    .union([count, z.array(count).min(1).max(most.figures)])
    .optional()
    .describe('Active users, with an interval or a think time'),
  arrivalRate: readable(oneOrMore, parseRates)
    .optional()
    .describe('Arrivals to serve, such as 2/s, 18/min, 2000 tok/s or 2000 total tok/s'),
  employees: employeesSchema.optional(),
  peakDay: peakDaySchema.optional().describe('A day known to be busier than the others, which is sized for'),
  balancer: readable(z.string(), parseBalancer)
    .optional()
    .describe(
      'How requests are sent to several servers: random, or pooled (each to the one with the fewest in flight)',
    ),
})

const arrivals = z.strictObject({
  burstiness: z.number().min(0.001).max(1000).optional().describe('Shape of gamma-distributed gaps; below 1 bursty'),
  dayToDay: readable(scalar, parseShare).optional().describe('Variation of the rate from day to day, such as 20%'),
})

const label = z.union([said, z.number()])

const paper = z.strictObject({
  number: label.optional().describe('Document number'),
  version: label.optional(),
  company: localText.optional(),
  confidentiality: localText.optional().describe('Such as Confidential'),
  reviewer: localText.optional(),
  approver: localText.optional(),
  revisions: z
    .array(z.strictObject({ version: label, date: day, changes: localText, author: localText.optional() }))
    .max(most.figures)
    .optional()
    .describe('The history of the document, newest last'),
  tone: z.enum(['plain', 'polite']).optional().describe('Japanese in である or in です・ます'),
  terms: z.partialRecord(z.enum(terms), localText).optional().describe('Other words for terms of the glossary'),
})

const path = said.describe('Path from the plan file, within its folder')

const some = (parse: Parse) => readable(z.union([z.string(), z.array(z.string()).min(1).max(most.figures)]), parse)

/** Without quotes a colour is a comment in YAML, and its value nothing. */
const colour = (parse: Parse) => readable(z.string().nullable(), parse).describe("In quotes, such as '#0b5394'")

const chapter = z
  .strictObject({
    file: z.union([path, z.record(z.string(), path)]).describe('Markdown; one file, or one for each language'),
    title: localText.optional().describe('Instead of the heading that the file begins with'),
    volume: z.enum(['body', 'evidence']).optional(),
    after: said.optional().describe('Part of the volume that it follows, such as scope or end'),
  })
  .superRefine(({ volume = 'body', after = 'end' }, context) => {
    const places: readonly string[] = chapterPlaces[volume]
    const error = new UserError('badChoice', { where: '', text: after, choices: places.join(', ') })
    if (!places.includes(after)) context.addIssue({ code: 'custom', params: { error }, path: ['after'] })
  })

/** What the document looks like, and what it says besides. */
const brandSchema = z.strictObject({
  logo: path.optional().describe('PNG, JPEG or SVG'),
  customerLogo: path.optional(),
  colours: z
    .strictObject({ primary: colour(parseTextColour).optional(), accent: colour(parseMarkColour).optional() })
    .optional(),
  font: z
    .union([path, z.strictObject({ regular: path, bold: path })])
    .optional()
    .describe('TTF, OTF, WOFF or WOFF2; one file, or one for each weight'),
  chapters: z.array(chapter).max(most.figures).optional(),
  templates: path.optional().describe('Folder with blocks/*.hbs and extra.css'),
})

/** The plan file `konkyo.yaml`: every key optional, unknown keys refused. */
export const planFileSchema = z.strictObject({
  title: localText.optional().describe('Title of the document; one text, or one for each language'),
  customer: localText.optional(),
  author: localText.optional(),
  document: paper.optional().describe('Number, version, approval and words of the document'),
  sla: readable(z.string(), parseSla).optional().describe('Limits such as ttft.p99<=3s,itl.p99<=120ms, or a preset'),
  demand: demand.optional(),
  availability: z
    .enum(['n', 'n+1', 'N', 'N+1'])
    .optional()
    .describe('Whether a server more is kept for when one fails'),
  cost: costSchema.optional(),
  headroom: readable(scalar, parseShares).optional().describe('Planned share of the limit, such as 70-80%'),
  overflow: readable(scalar, parseShare).optional().describe('Accepted probability of exceeding the limit, such as 1%'),
  repeatPolicy: readable(z.string(), parseRepeatPolicy)
    .optional()
    .describe('How repeats of a level are merged: worst, median, pooled'),
  accept: readable(z.union([z.string(), z.array(z.string()).max(100)]), parseAccept)
    .optional()
    .describe('Audits whose errors are accepted, such as V05'),
  series: z.array(hint).max(most.hints).optional(),
  columns: columnsSchema.optional().describe('What columns of tables hold, before what their names say'),
  mix: z.array(mix).max(most.figures).optional().describe('Requests of several lengths that arrive together'),
  arrivals: arrivals.optional(),
  inputs: z
    .union([said, z.array(said).min(1).max(most.figures)])
    .optional()
    .describe('Result files, folders or globs, from the plan file'),
  out: said.optional().describe('Where the documents go, from the plan file: folder/NAME'),
  formats: some(parseFormats).optional().describe('Formats of the documents, such as html,pdf'),
  lang: some(parseLocales).optional().describe('Languages of the documents, such as ja,en'),
  brand: brandSchema.optional().describe('Logo, colours, font, chapters and templates of the document'),
})

export type PlanFile = z.infer<typeof planFileSchema>
