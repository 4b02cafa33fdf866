export { groupBy } from '../records/group-by.ts'
