const DAY_MS = 24 * 3_600_000

/** Does a job at start and then each day, without holding the process; a failure is told and waits for the next day. */
export function daily(job: () => Promise<unknown>, onFailure: (error: unknown) => void): void {
  const run = () => void job().catch(onFailure)
  run()
  setInterval(run, DAY_MS).unref()
}
