/** A family of accelerators: how its models are written, a blank for any separator or none, and the usual name. */
export interface Family {
  readonly written: string
  readonly name: string
  /** A word that means other things too: a card only where its maker or a count stands before it. */
  readonly introduced?: true
}

/** NVIDIA, AMD, Intel, Google, Huawei and AWS, by the names on their product pages in 2026. */
export const families: readonly Family[] = [
  { written: '(GB[23]00|GH200|VR200|B[23]00|H[128]00|H20|A[18]00|L40S?|L20|L4|A[34]0|A10G?|V100S?|T4)', name: '$1' },
  // Cards not known yet, and old or small ones.
  { written: '([ABHLPRTV]\\d{2,3}[A-Z]?|K80|M[46]0|A2|L2|P4)', name: '$1', introduced: true },
  { written: '(?:DGX Spark|GB10)', name: 'GB10' },
  { written: 'Jetson (AGX|) (Orin|Thor|Xavier|Nano) (Nano|NX|)', name: 'Jetson $1 $2 $3' },
  { written: '(AGX|Jetson) (Orin|Thor|Xavier)', name: 'Jetson AGX $2' },
  { written: 'Orin (Nano|NX)', name: 'Jetson Orin $1' },
  { written: '(?:RTX )?PRO ([24568][05]00)', name: 'RTX PRO $1' },
  { written: 'RTX ([56]000) PRO', name: 'RTX PRO $1' },
  { written: 'RTX (\\d{4}) (?:SFF )?Ada', name: 'RTX $1 Ada' },
  { written: '(?:RTX )?A([24568][05]00)', name: 'RTX A$1' },
  { written: '(?:Quadro )?(RTX|GTX) (\\d{4}) (Ti|) (Super|D|)', name: '$1 $2 $3 $4' },
  { written: '([345]090) (Ti|D|)', name: 'RTX $1 $2' },
  { written: '([2345]0[5-8]0) (Ti|) (Super|)', name: 'RTX $1 $2 $3', introduced: true },
  { written: 'MI ([1-5]\\d\\d[AXP]?|[56]0)', name: 'MI$1' },
  { written: 'RX (\\d{4}) (XTX|XT|GRE|)', name: 'RX $1 $2' },
  { written: '(7[689]\\d0|90[67]0) (XTX|XT)', name: 'RX $1 $2' },
  { written: '(?:AI )?(?:PRO )?(W[67][5-9]00|R9[67]00|V620|V710)', name: 'Radeon PRO $1' },
  { written: '(?:Strix Halo|Ryzen AI Max\\+? 395|8060S)', name: 'Strix Halo' },
  { written: 'Gaudi ([1-4]|)', name: 'Gaudi $1' },
  { written: '(?:GPU )?Max (1100|1350|1450|1550)', name: 'Max $1', introduced: true },
  { written: 'GPU Max (1100|1350|1450|1550)', name: 'Max $1' },
  { written: 'Flex (140|170)', name: 'Flex $1', introduced: true },
  { written: 'Arc (Pro|) ([AB]\\d{2,3}M?)', name: 'Arc $1 $2' },
  { written: '(?:TPU v?7X?|(?:TPU )?Ironwood)', name: 'TPU v7' },
  { written: '(?:TPU )?(?:Trillium|v6e)', name: 'TPU v6e' },
  { written: '(?:TPU )?v5(?:e| litepod)', name: 'TPU v5e' },
  { written: '(?:TPU )?v5p', name: 'TPU v5p' },
  { written: 'TPU v?([2-6])', name: 'TPU v$1' },
  { written: '(?:Ascend )?(910[ABC]\\d?|310P\\d?|950(?:DT|PR|TO))', name: 'Ascend $1' },
  { written: 'Ascend (310|910|950)', name: 'Ascend $1' },
  { written: '(?:Trainium|TRN) ([1-4])N?', name: 'Trainium$1' },
  { written: 'Trainium', name: 'Trainium' },
  { written: '(?:Inferentia 2|INF2)', name: 'Inferentia2' },
]

/** Makers, brands, machines and clouds that people write before a card; none of them is part of its name here. */
export const makers =
  'nvidia|tesla|geforce|dgx|hgx|amd|instinct|radeon|intel|habana|google|huawei|atlas|aws|gcp|azure|oci|cloud|lambda|runpod|coreweave|vast|nebius|crusoe'

/** Words of a name that are not written in capitals. */
export const usual: Readonly<Record<string, string>> = {
  ti: 'Ti',
  super: 'SUPER',
  pro: 'Pro',
  jetson: 'Jetson',
  orin: 'Orin',
  thor: 'Thor',
  xavier: 'Xavier',
  nano: 'Nano',
}
