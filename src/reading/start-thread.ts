import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * A thread that runs the program of that name beside the file at `here` (its `import.meta.url`). Run from the sources, it has to be
 * told how to read them.
 */
export const startThread = (here: string, name: string, options: WorkerOptions): Worker => {
  const isBuilt = here.endsWith('.js')
  const { href } = new URL(`./${name}.${isBuilt ? 'js' : 'ts'}`, here)
  const loader = `import('tsx/esm/api').then(({ tsImport }) => tsImport('${href}', '${href}'))`
  return new Worker(isBuilt ? new URL(href) : loader, { ...options, eval: !isBuilt })
}
