/** On a screen, which nobody sees, nothing is laid out; of a draft, where all stands as it will, nothing is painted. */
const style = '<style>@media screen{body{display:none!important}}html.draft *{visibility:hidden!important}</style>'

/** A page for a browser that does nothing but print it. */
export const forPaper = (html: string): string => html.replace('<head>', `<head>${style}`)

/* Expressions for the browser. */
export const asDraft = `document.documentElement.classList.add('draft')`
export const asFinal = `document.documentElement.classList.remove('draft')`
/** No text on the screen asks for a font. */
export const loadFonts = `Promise.all([...document.fonts].map((font) => font.load().catch(() => null))).then(() => null)`
