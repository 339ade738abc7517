import { hash, verify } from '@node-rs/argon2'

/** argon2id with the parameters recommended by OWASP (19 MiB, 2 passes, 1 lane). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS)
}

let decoy: Promise<string> | undefined

/**
 * True when `password` is the one behind `storedHash`. Without a stored hash (unknown account) the same work is
 * done against a decoy, so that the time of the answer does not tell whether an account exists.
 */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a decoy that nobody can type')
  const matches = await verify(storedHash ?? (await decoy), password)
  return storedHash !== null && matches
}
