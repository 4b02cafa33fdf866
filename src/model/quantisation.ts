/** A quantisation as model names and engines spell it: `AWQ`, `Q4_K_M`, `FP8`; null where the name tells none. */
export const quantisationIn = (name: string | null): string | null =>
  /(?:^|[^a-z0-9])((?:UD-)?I?Q\d(?:_[A-Z0-9]+)*|AWQ|GPTQ|FP8|FP4|NVFP4|MXFP4|INT[48]|BF16|F16|FP16|W\d+A\d+|8bit|4bit)(?=$|[^a-z0-9])/i.exec(
    name ?? '',
  )?.[1] ?? null
