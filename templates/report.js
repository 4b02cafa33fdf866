/* On the screen: sorts tables, copies them as CSV, tells values of charts and how a number was made. Print and plain readers lose nothing without it. */

const { copy, copied, sort, close } = document.body.dataset
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}
const textOf = (cell) => (cell.querySelector('.full') ?? cell).textContent.trim()

/* 1,234 and 12.5 % and − 3 as numbers, anything else as text. */
const valueOf = (text) => {
  const number = Number.parseFloat(text.replaceAll(',', '').replace(/^[−–-]\s*(?=\d)/, '-'))
  return Number.isNaN(number) ? text : number
}
const compare = (a, b) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), document.documentElement.lang)

const sortBy = (table, column, head) => {
  const descending = head.getAttribute('aria-sort') === 'ascending'
  for (const other of table.tHead.querySelectorAll('th')) other.removeAttribute('aria-sort')
  head.setAttribute('aria-sort', descending ? 'descending' : 'ascending')
  const body = table.tBodies[0]
  const rows = [...body.rows].map((row) => ({ row, value: valueOf(textOf(row.cells[column])) }))
  rows.sort((a, b) => (descending ? -1 : 1) * compare(a.value, b.value))
  body.append(...rows.map(({ row }) => row))
  for (const short of body.querySelectorAll('.short')) short.parentElement.replaceChildren(textOf(short.parentElement))
}

const quoted = (text) => `"${text.replaceAll('"', '""')}"`
const csvOf = (table) =>
  [...table.rows].map((row) => [...row.cells].map((cell) => quoted(textOf(cell))).join(',')).join('\r\n')

const sayCopied = (button) => {
  button.textContent = copied
  setTimeout(() => (button.textContent = copy), 1500)
}

for (const table of document.querySelectorAll('.table table')) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])]
  const names = heads.map(textOf)
  const rows = [...(table.tBodies[0]?.rows ?? [])]
  for (const row of rows) [...row.cells].forEach((cell, i) => (cell.dataset.label = names[i] ?? ''))
  if (rows.length > 1)
    heads.forEach((head, i) => {
      const button = make('button', { type: 'button', className: 'sort', title: sort }, names[i])
      button.addEventListener('click', () => sortBy(table, i, head))
      head.replaceChildren(button)
    })
  const button = make('button', { type: 'button', className: 'copy' }, copy)
  button.addEventListener('click', () => navigator.clipboard.writeText(csvOf(table)).then(() => sayCopied(button)))
  table.parentElement.append(button)
}

/* What a mark of a chart stands for is there for readers of the screen; a title shows it to everybody. */
for (const mark of document.querySelectorAll('figure svg [aria-label]:not(svg)')) {
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title')
  title.textContent = mark.getAttribute('aria-label')
  mark.prepend(title)
}

const origin = make('aside', { className: 'origin', hidden: true })
origin.setAttribute('role', 'status')
document.body.append(origin)
const hide = () => (origin.hidden = true)
const show = (cell) => {
  const button = make('button', { type: 'button' }, close)
  button.addEventListener('click', () => (hide(), cell.focus()))
  origin.replaceChildren(make('strong', {}, textOf(cell)), make('code', {}, cell.dataset.ref), make('span', {}, cell.dataset.made), button)
  origin.hidden = false
}
for (const cell of document.querySelectorAll('[data-ref][title]')) {
  cell.dataset.made = cell.title
  cell.tabIndex = 0
  cell.addEventListener('click', () => show(cell))
  cell.addEventListener('keydown', ({ key }) => key === 'Enter' && show(cell))
}
addEventListener('keydown', ({ key }) => key === 'Escape' && hide())
document.documentElement.classList.add('js')
