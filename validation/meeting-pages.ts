import { withTemporaryFolder } from '../src/render/temporary-folder.ts'
import {
  answered,
  asJson,
  asked,
  differences,
  inquiryOf,
  lend,
  listen,
  pageFile,
  settled,
  watch,
} from '../test/explore/explore-page.ts'
import { someSettings } from '../test/explore/some-settings.ts'

const folders = ['fixtures/ugly', 'fixtures/course', 'fixtures/sample'] as const

/** Settings to which the page of a folder answers in a browser otherwise than the command line, each with where it differs first. */
const otherwise = (name: string, count: number): Promise<readonly string[]> =>
  withTemporaryFolder('konkyo-meeting', async (folder) =>
    lend(async (browser) => {
      const { page, complaints } = await watch(browser)
      await listen(page)
      await page.goto(await pageFile(inquiryOf([name]), folder))
      await settled(page)
      const wrong: string[] = []
      for (let seed = 1; seed <= count; seed++) {
        const plan = someSettings(seed)
        const [first] = differences(await asked(page, plan), asJson(await answered([name], plan, folder)))
        if (first !== undefined) wrong.push(`settings ${seed}: ${first}`)
      }
      return [...wrong, ...complaints]
    }),
  )

/** How many settings a meeting page answers in another way than the command line. */
export const reportMeetingPages = async (count: number, print: (text: string) => void): Promise<number> => {
  let missed = 0
  for (const name of folders) {
    const wrong = await otherwise(name, count)
    for (const fault of wrong) print(`ANOTHER ANSWER IN A BROWSER: ${name}: ${fault}\n`)
    print(
      `Meeting page of ${name}: ${count} random settings, ${wrong.length} answered otherwise than by konkyo analyze\n`,
    )
    missed += wrong.length
  }
  print('\n')
  return missed
}
