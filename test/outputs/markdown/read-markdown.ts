import type { Token } from 'marked'

const isToken = (value: unknown): value is Token => typeof value === 'object' && value !== null && 'type' in value

/** Tokens within a token: of a paragraph, a list, the cells of a table. */
const insideOf = (token: Token): readonly Token[] => {
  if (token.type === 'table') return [token['header'], ...token['rows']].flat().flatMap((cell) => cell.tokens)
  if (token.type === 'list') return token['items'].flatMap((item: Token) => insideOf(item))
  return 'tokens' in token ? (token.tokens ?? []).filter(isToken) : []
}

/** What the text is taken for, token by token. */
export const kindsOf = (tokens: readonly Token[]): readonly string[] =>
  tokens.flatMap((token) => [token.type, ...kindsOf(insideOf(token))])

/** What a reader sees of tokens: the letters, with line breaks. */
export const textOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (token.type === 'html') return /^<br>\s*$/.test(token.raw) ? '\n' : token.raw
      const inside = insideOf(token)
      if (inside.length > 0) return textOf(inside)
      return token.type === 'escape' || token.type === 'text' ? token.text : ''
    })
    .join('')
