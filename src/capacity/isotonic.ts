interface Block {
  readonly mean: number
  readonly weight: number
  readonly size: number
}

/**
 * The non-decreasing sequence closest to `values` in weighted least squares: neighbours that descend are
 * pooled to their mean (Barlow et al. 1972; Best & Chakravarti 1990). One positive weight for each value.
 */
export function poolAdjacentViolators(values: readonly number[], weights: readonly number[]): number[] {
  const blocks: Block[] = []
  values.forEach((value, index) => {
    let block: Block = { mean: value, weight: weights[index] ?? 1, size: 1 }
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      block = pool(last, block)
      blocks.pop()
    }
    blocks.push(block)
  })
  return blocks.flatMap(({ mean, size }) => Array.from({ length: size }, () => mean))
}

function pool(left: Block, right: Block): Block {
  const weight = left.weight + right.weight
  const mean = (left.mean * left.weight + right.mean * right.weight) / weight
  return { mean, weight, size: left.size + right.size }
}
