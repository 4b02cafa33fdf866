/** Rows of the syllabary: what ends a verb, and what its polite form puts there. */
const endings = 'うくぐすつぬぶむる'
const stems = 'いきぎしちにびみり'
const negatives = 'わかがさたなばまら'
const negativeStems = 'いきぎしちにびみり'

/** Verbs in る that keep nothing of it: after these characters (all of the i and e rows, and some words) it only falls away. */
const fallsAway = /(?:[いきぎしじちにひびみりえけげせぜてでねへべめれ]|[見得出似経着])$/
/** …but for these. */
const keepsR = /(?:減|入|限|切|走|知|要|握)$|(?:はい|かぎ|まじ)$/

const moved = (stem: string, from: string, to: string): string => {
  const last = stem.at(-1)!
  const place = from.indexOf(last)
  return place < 0 ? stem : `${stem.slice(0, -1)}${to[place]}`
}

/** In this order; the first that fits decides. */
const rules: readonly (readonly [RegExp, (stem: string) => string])[] = [
  [/であった$/, (stem) => `${stem}でした`],
  [/である$/, (stem) => `${stem}です`],
  [/少ない$/, (stem) => `${stem}少ないです`],
  [/(?<=[がはもの]|しか|まだ)ない$/, (stem) => `${stem}ありません`],
  [/(?<=で|く)ない$/, (stem) => `${stem}ありません`],
  [/ない$/, (stem) => `${moved(stem, negatives, negativeStems)}ません`],
  [/(?<=[がはも])なかった$/, (stem) => `${stem}ありませんでした`],
  [/なかった$/, (stem) => `${moved(stem, negatives, negativeStems)}ませんでした`],
  [/する$/, (stem) => `${stem}します`],
  [/した$/, (stem) => `${stem}しました`],
  [/れた$/, (stem) => `${stem}れました`],
  [/(?<=[多少高低大小長短近良悪しな])い$/, (stem) => `${stem}いです`],
]

/** The last words of a sentence in です・ます; nouns and what is polite stay. */
const politeEnd = (sentence: string): string => {
  if (/(?:です|でした|ます|ました|ません|ませんでした)$/.test(sentence)) return sentence
  for (const [ending, polite] of rules) if (ending.test(sentence)) return polite(sentence.replace(ending, ''))
  const last = sentence.at(-1) ?? ''
  if (!endings.includes(last) || /[0-9]\s*つ$/.test(sentence)) return sentence
  const stem = sentence.slice(0, -1)
  if (last === 'る' && fallsAway.test(stem) && !keepsR.test(stem)) return `${stem}ます`
  return `${stem}${stems[endings.indexOf(last)]}ます`
}

/** Japanese in である, with every sentence that ends in 。 as one would say it to a customer: です・ます. */
export const polite = (text: string): string =>
  text.replaceAll(/[^。]+(?=。)/g, (sentence) => {
    const [, core = '', bracket = ''] =
      /^(.*?)((?:[(\uff08](?:[^()\uff08\uff09]|[(\uff08][^()\uff08\uff09]*[)\uff09])*[)\uff09])?)$/su.exec(sentence) ??
      []
    return `${politeEnd(core)}${bracket}`
  })
