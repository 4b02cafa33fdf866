import type { Language } from '../../i18n/language.ts'
import type { Report, Server } from '../../model/report.ts'
import { serverTimes } from '../../model/snapshot.ts'
import { type Block, body, bullets, type Cell, cell, filled, type Section, sectionOf, tableOf } from '../block.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** Servers that the document names; report.json has all of them. */
const serversShown = 20

/** `vLLM, Qwen3-32B, engine 0`: the engine, the model, and what tells it from others. */
const serverText = ({ engine, model, labels }: Server, { list }: Language): string =>
  list([
    engine,
    ...(model === null ? [] : [model]),
    ...Object.entries(labels).map(([name, value]) => `${name} ${value}`),
  ])

const refOf = (report: Report, server: Server): string => `servers/${report.servers.indexOf(server)}`

const pathOf = (report: Report, snapshot: string | undefined): string => {
  const source = report.snapshots.find(({ id }) => id === snapshot)?.source
  return report.sources.find(({ id }) => id === source)?.path ?? '—'
}

/** The files that counts lie between, or the one since whose server's start they are. */
const spanText = ({ report, say }: Edition, server: Server): string => {
  const to = pathOf(report, server.to ?? server.snapshots.at(-1))
  if (server.from !== null) {
    const values = { from: pathOf(report, server.from), to }
    return server.seconds === null
      ? say('server.between', values)
      : say('server.between.seconds', { ...values, seconds: server.seconds })
  }
  return say(server.restarted ? 'server.sinceRestart' : 'server.sinceStart', { to })
}

const gauges = ['running', 'waiting', 'kvUse'] as const
const counters = ['preemptions', 'requests', 'promptTokens', 'outputTokens'] as const

/** Of the counters, or else what the server says of its last requests. */
const hitCell = ({ hitRate, gauges: now }: Server, ref: string, { value }: Language): Cell =>
  hitRate === null
    ? cell(value(now.hitRate ?? null, 'share'), { ref: `${ref}/gauges/hitRate` })
    : cell(value(hitRate, 'share'), { ref: `${ref}/hitRate` })

const stateTable = (edition: Edition, servers: readonly Server[]): readonly Block[] => {
  const { named, right, breakable, number } = columnsIn<Server>(edition, (one) => refOf(edition.report, one))
  const scraped = servers.filter((one) => one.to !== null || gauges.some((id) => one.gauges[id] !== undefined))
  const columns = [
    named('server.column.server', (one) => serverText(one, edition)),
    breakable('server.column.span', (one) => spanText(edition, one)),
    ...gauges.map((id) => number(`server.column.${id}`, `gauges/${id}`, id === 'kvUse' ? 'share' : 'number')),
    right('server.column.hitRate', (one) => hitCell(one, refOf(edition.report, one), edition)),
    ...counters.map((id) => number(`server.column.${id}`, `counters/${id}`, 'count')),
  ]
  const reasons = scraped.flatMap((server) => {
    const told = Object.entries(server.reasons).filter(([, count]) => count > 0)
    const texts = told.map(([reason, count]) => `${reason} ${edition.value(count, 'count')}`)
    const values = { server: serverText(server, edition), reasons: edition.list(texts) }
    return told.length > 0 ? [edition.say('server.reasons', values)] : []
  })
  const notes = [edition.say('server.note.states'), reasons]
  return filled(tableOf(edition.say('server.table.states'), scraped, columns, { dense: true, notes }))
}

type Quantile = NonNullable<Server['times'][keyof Server['times']]>['quantiles'][number]

/** A value in its bucket; at either end only a bound is known. */
const quantileText = (quantile: Quantile | undefined, { say }: Language): string => {
  if (!quantile) return '—'
  const { value, from, to } = quantile
  if (to === null) return say('server.above', { from })
  return from === 0 ? say('server.below', { to }) : say('server.within', { value, from, to })
}

const shares = [0.5, 0.95, 0.99]

/** A time that a server tells of, by its place in the report. */
interface Timed {
  readonly id: (typeof serverTimes)[number]
  readonly server: Server
  readonly ref: string
}

const timeTable = (edition: Edition, servers: readonly Server[]): readonly Block[] => {
  const { named, left, headed, number } = columnsIn<Timed>(edition, ({ ref }) => ref)
  const rows = servers.flatMap((server) =>
    serverTimes
      .filter((id) => server.times[id])
      .map((id): Timed => ({ id, server, ref: `${refOf(edition.report, server)}/times/${id}` })),
  )
  const columns = [
    named('server.column.time', ({ id }) => edition.say(`server.time.${id}`)),
    left('server.column.server', ({ server }) => serverText(server, edition)),
    number('server.column.count', 'count', 'count'),
    number('server.column.mean', 'mean', 'latency'),
    ...shares.map((q) =>
      headed(`p${q * 100}`, ({ id, server, ref }) => {
        const { quantiles } = server.times[id]!
        const index = quantiles.findIndex((one) => one.q === q)
        return cell(quantileText(quantiles[index], edition), { ref: `${ref}/quantiles/${index}/value` })
      }),
    ),
  ]
  const notes = [edition.say('server.note.times'), edition.say('toolNote.serverSide')]
  return filled(tableOf(edition.say('server.table.times'), rows, columns, { dense: true, notes }))
}

const cacheTable = (edition: Edition, servers: readonly Server[]): readonly Block[] => {
  const { named, breakable, number } = columnsIn<Server>(edition, (one) => `${refOf(edition.report, one)}/gauges`)
  const shown = servers.filter(
    ({ gauges: { kvTokens, fullRequests } }) => kvTokens !== undefined || fullRequests !== undefined,
  )
  const columns = [
    named('server.column.server', (one) => serverText(one, edition)),
    breakable('column.file', (one) => pathOf(edition.report, one.snapshots.at(-1))),
    number('fact.kvCacheTokens', 'kvTokens', 'tokens'),
    number('server.column.fullLength', 'fullLength', 'tokens'),
    number('server.column.fullRequests', 'fullRequests', 'number'),
  ]
  return filled(tableOf(edition.say('server.table.cache'), shown, columns, { dense: true }))
}

/** What a server shows of pressure, one sentence a sign. */
export const signTexts = (edition: Edition): readonly string[] =>
  edition.report.servers.flatMap((server) =>
    server.signs.map((sign) => {
      const name = serverText(server, edition)
      if (sign === 'queued') return edition.say('server.queued', { server: name, waiting: server.gauges.waiting })
      if (sign === 'cacheFull') return edition.say('server.cacheFull', { server: name, use: server.gauges.kvUse })
      const values = { server: name, count: server.counters.preemptions }
      return edition.say(server.from === null ? 'server.preempted.sinceStart' : 'server.preempted', values)
    }),
  )

/** What the servers say of themselves, beside the client's numbers: never a level of load, and judged by no limit. */
export const serverSide = (edition: Edition): readonly Section[] => {
  const servers = edition.report.servers.slice(0, serversShown)
  if (servers.length === 0) return []
  const more = edition.report.servers.length - servers.length
  return sectionOf('server-side', edition.say('section.serverSide'), [
    body(edition.say('server.text')),
    bullets(signTexts(edition)),
    stateTable(edition, servers),
    timeTable(edition, servers),
    cacheTable(edition, servers),
    more > 0 && body(edition.say('server.more', { count: more })),
  ])
}
