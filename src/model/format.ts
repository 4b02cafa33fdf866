/** Every kind of file that documents are written as, by the name that --format and a plan give it, in the order of writing. */
export const formats = ['json', 'html', 'pdf', 'explore', 'xlsx', 'csv', 'md', 'pptx'] as const

export type Format = (typeof formats)[number]
