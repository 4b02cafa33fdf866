import { all, hasKey } from '../../records/detect.ts'
import { asNumber, type RawRecord } from '../../records/values.ts'
import { type Input, ofObjects } from '../input.ts'
import { vllmCommand } from './command.ts'
import { chosen, readWritten } from './written.ts'

/** What was measured of conversations, and no setting; the delay reads like a measurement. */
const measured =
  /^(per_turn_metrics|conversations_(completed|failed)|avg_turns_completed|avg_conversation_duration_ms|inter_turn_delay_ms)$/

/**
 * All turns of all conversations as requests of one run. The client caps requests in flight by `multi_turn_concurrency`,
 * and a conversation has one at a time, so that there are never more than conversations (vllm-bench multi_turn.rs).
 */
const recordOf = (value: RawRecord): RawRecord => {
  const caps = [asNumber(value['multi_turn_concurrency']), asNumber(value['num_conversations'])]
  const delay = asNumber(value['inter_turn_delay_ms'])
  const known = caps.filter((cap) => cap !== null && cap > 0) as readonly number[]
  return {
    ...Object.fromEntries(Object.entries(value).filter(([key]) => !measured.test(key))),
    ...(delay !== null && { inter_turn_delay: `${delay} ms` }),
    max_concurrency: caps[0] === null ? null : Math.min(...known),
    request_rate: 'inf',
  }
}

const names = { max_concurrency: 'min(multi_turn_concurrency, num_conversations)' }

const read = ofObjects((record, at, from) => {
  const written = { record: recordOf(record), names, rounding: null, failuresOpen: false }
  return chosen(readWritten('vllmMultiTurn', [{ at, written }], from))
})

/** Conversations of the Rust client `vllm-bench`: a level of requests, each of which carries what was said before. */
export const vllmMultiTurn: Input = {
  tool: 'vllm-bench multi-turn',
  notes: ['chunks', 'turns'],
  marks: ['mode', 'multi_turn_concurrency', 'num_conversations', 'conversations_completed', 'per_turn_metrics'],
  detect: all(hasKey('multi_turn_concurrency'), hasKey('conversations_completed', 'per_turn_metrics')),
  read,
  command: vllmCommand,
}
