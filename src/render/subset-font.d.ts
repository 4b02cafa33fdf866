declare module 'subset-font' {
  interface Options {
    readonly targetFormat?: 'sfnt' | 'woff' | 'woff2'
    readonly keepFeatures?: readonly string[]
    readonly dropTables?: readonly string[]
    readonly preserveNameIds?: readonly number[]
    readonly noHinting?: boolean
    readonly variationAxes?: Readonly<Record<string, number>>
  }
  const subsetFont: (font: Buffer, text: string, options?: Options) => Promise<Buffer>
  export default subsetFont
}
