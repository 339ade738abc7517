import { hash, verify } from '@node-rs/argon2'
import { lazy } from '../../kernel/lazy.ts'

/** argon2id with the parameters recommended by OWASP (19 MiB, 2 passes, 1 lane). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes what people type. Given to the services, so that a test can count the work. */
export interface Hasher {
  hash(password: string): Promise<string>
  /**
   * True when `password` is the one behind `storedHash`. Without a stored hash (no such account, or it is closed, or
   * it has no password) the same work is done against a decoy: the time of the answer tells nothing.
   */
  matches(storedHash: string | null, password: string): Promise<boolean>
}

const decoy = lazy(() => hash('a decoy that nobody can type', PARAMETERS))

export const argon2Hasher: Hasher = {
  hash: (password) => hash(password, PARAMETERS),
  async matches(storedHash, password) {
    // Made for everybody, so that the first unknown address after a start does not take longer either.
    const unmatchable = await decoy()
    const matches = await verify(storedHash ?? unmatchable, password)
    return storedHash !== null && matches
  },
}
