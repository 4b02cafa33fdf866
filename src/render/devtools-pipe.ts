import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core'

/** Messages of the DevTools protocol as a browser reads and writes them on pipes: JSON, each ended by a zero byte. */
export const devtoolsPipe = (to: Writable, from: Readable): ConnectionTransport => {
  const transport: ConnectionTransport = {
    send: (message) => void to.write(`${message}\0`),
    close: () => void to.end(),
  }
  let parts: Buffer[] = []
  from.on('data', (chunk: Buffer) => {
    let at = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, at)) {
      const message = Buffer.concat([...parts, chunk.subarray(at, end)]).toString()
      parts = []
      at = end + 1
      transport.onmessage?.(message)
    }
    parts.push(chunk.subarray(at))
  })
  from.on('close', () => transport.onclose?.())
  for (const end of [to, from]) end.on('error', () => undefined)
  return transport
}
