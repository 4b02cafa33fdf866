import type { Language } from '../../i18n/language.ts'
import type { Report, Server } from '../../model/report.ts'
import { serverTimes } from '../../model/snapshot.ts'
import { type Block, body, type Cell, cell, left, breakable, right, type Section, table, bullets } from '../block.ts'

/** Servers that the document names; report.json has all of them. */
const serversShown = 20

/** `vLLM, Qwen3-32B, engine 0`: the engine, the model, and what tells it from others. */
const serverText = ({ engine, model, labels }: Server, language: Language): string =>
  language.list([
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
const spanText = (report: Report, server: Server, language: Language): string => {
  const to = pathOf(report, server.to ?? server.snapshots.at(-1))
  if (server.from !== null) {
    const values = { from: pathOf(report, server.from), to }
    return server.seconds === null
      ? language.say('server.between', values)
      : language.say('server.between.seconds', { ...values, seconds: server.seconds })
  }
  return language.say(server.restarted ? 'server.sinceRestart' : 'server.sinceStart', { to })
}

const gauges = ['running', 'waiting', 'kvUse'] as const
const counters = ['preemptions', 'requests', 'promptTokens', 'outputTokens'] as const

/** Of the counters, or else what the server says of its last requests. */
const hitCell = ({ hitRate, gauges: now }: Server, ref: string, language: Language): Cell =>
  hitRate === null
    ? cell(language.value(now.hitRate ?? null, 'share'), { ref: `${ref}/gauges/hitRate` })
    : cell(language.value(hitRate, 'share'), { ref: `${ref}/hitRate` })

const stateTable = (report: Report, servers: readonly Server[], language: Language): readonly Block[] => {
  const scraped = servers.filter((one) => one.to !== null || gauges.some((id) => one.gauges[id] !== undefined))
  const rows = scraped.map((server): readonly Cell[] => {
    const ref = refOf(report, server)
    return [
      cell(serverText(server, language), { header: true }),
      cell(spanText(report, server, language)),
      ...gauges.map((id) =>
        cell(language.value(server.gauges[id] ?? null, id === 'kvUse' ? 'share' : 'number'), {
          ref: `${ref}/gauges/${id}`,
        }),
      ),
      hitCell(server, ref, language),
      ...counters.map((id) =>
        cell(language.value(server.counters[id] ?? null, 'count'), { ref: `${ref}/counters/${id}` }),
      ),
    ]
  })
  const columns = [
    left(language.say('server.column.server')),
    breakable(language.say('server.column.span')),
    ...([...gauges, 'hitRate', ...counters] as const).map((id) => right(language.say(`server.column.${id}`))),
  ]
  const reasons = scraped.flatMap((server) => {
    const told = Object.entries(server.reasons).filter(([, count]) => count > 0)
    const texts = told.map(([reason, count]) => `${reason} ${language.value(count, 'count')}`)
    const values = { server: serverText(server, language), reasons: language.list(texts) }
    return told.length > 0 ? [language.say('server.reasons', values)] : []
  })
  const notes = [language.say('server.note.states'), ...reasons]
  return rows.length > 0 ? [table(language.say('server.table.states'), columns, rows, { dense: true, notes })] : []
}

type Quantile = NonNullable<Server['times'][keyof Server['times']]>['quantiles'][number]

/** A value in its bucket; at either end only a bound is known. */
const quantileText = (quantile: Quantile | undefined, language: Language): string => {
  if (!quantile) return '—'
  const { value, from, to } = quantile
  if (to === null) return language.say('server.above', { from })
  return from === 0 ? language.say('server.below', { to }) : language.say('server.within', { value, from, to })
}

const shares = [0.5, 0.95, 0.99]

const timeTable = (report: Report, servers: readonly Server[], language: Language): readonly Block[] => {
  const rows = servers.flatMap((server) =>
    serverTimes.flatMap((id): readonly (readonly Cell[])[] => {
      const time = server.times[id]
      if (!time) return []
      const ref = `${refOf(report, server)}/times/${id}`
      const quantileCell = (q: number): Cell => {
        const index = time.quantiles.findIndex((one) => one.q === q)
        return cell(quantileText(time.quantiles[index], language), { ref: `${ref}/quantiles/${index}/value` })
      }
      return [
        [
          cell(language.say(`server.time.${id}`), { header: true }),
          cell(serverText(server, language)),
          cell(language.value(time.count, 'count'), { ref: `${ref}/count` }),
          cell(language.value(time.mean, 'latency'), { ref: `${ref}/mean` }),
          ...shares.map(quantileCell),
        ],
      ]
    }),
  )
  const columns = [
    ...(['time', 'server'] as const).map((id) => left(language.say(`server.column.${id}`))),
    ...(['count', 'mean'] as const).map((id) => right(language.say(`server.column.${id}`))),
    ...shares.map((q) => right(`p${q * 100}`)),
  ]
  const notes = [language.say('server.note.times'), language.say('toolNote.serverSide')]
  return rows.length > 0 ? [table(language.say('server.table.times'), columns, rows, { dense: true, notes })] : []
}

const cacheTable = (report: Report, servers: readonly Server[], language: Language): readonly Block[] => {
  const rows = servers
    .filter((one) => one.gauges.kvTokens !== undefined || one.gauges.fullRequests !== undefined)
    .map((server): readonly Cell[] => {
      const ref = `${refOf(report, server)}/gauges`
      const { kvTokens, fullLength, fullRequests } = server.gauges
      return [
        cell(serverText(server, language), { header: true }),
        cell(pathOf(report, server.snapshots.at(-1))),
        cell(language.value(kvTokens ?? null, 'tokens'), { ref: `${ref}/kvTokens` }),
        cell(language.value(fullLength ?? null, 'tokens'), { ref: `${ref}/fullLength` }),
        cell(language.value(fullRequests ?? null, 'number'), { ref: `${ref}/fullRequests` }),
      ]
    })
  const columns = [
    left(language.say('server.column.server')),
    breakable(language.say('column.file')),
    ...(['kvTokens', 'fullLength', 'fullRequests'] as const).map((id) => right(language.say(`server.column.${id}`))),
  ]
  return rows.length > 0 ? [table(language.say('server.table.cache'), columns, rows, { dense: true })] : []
}

/** What a server shows of pressure, one sentence a sign. */
export const signTexts = (report: Report, language: Language): readonly string[] =>
  report.servers.flatMap((server) =>
    server.signs.map((sign) => {
      const name = serverText(server, language)
      if (sign === 'queued') return language.say('server.queued', { server: name, waiting: server.gauges.waiting })
      if (sign === 'cacheFull') return language.say('server.cacheFull', { server: name, use: server.gauges.kvUse })
      const values = { server: name, count: server.counters.preemptions }
      return language.say(server.from === null ? 'server.preempted.sinceStart' : 'server.preempted', values)
    }),
  )

/** What the servers say of themselves, beside the client's numbers: never a level of load, and judged by no limit. */
export const serverSide = (report: Report, language: Language): readonly Section[] => {
  const servers = report.servers.slice(0, serversShown)
  if (servers.length === 0) return []
  const more = report.servers.length - servers.length
  return [
    {
      id: 'server-side',
      title: language.say('section.serverSide'),
      blocks: [
        body(language.say('server.text')),
        ...bullets(signTexts(report, language)),
        ...stateTable(report, servers, language),
        ...timeTable(report, servers, language),
        ...cacheTable(report, servers, language),
        ...(more > 0 ? [body(language.say('server.more', { count: more }))] : []),
      ],
    },
  ]
}
