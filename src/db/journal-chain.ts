import { createHash, createHmac } from 'node:crypto'

/** What the hash of an entry binds: everything but the words of its details, which it binds by their hash. */
export interface ChainedEntry {
  seq: number
  at: string
  actorId: string
  action: string
  entity: string
  entityId: string
  /** Sorted, each once. */
  organisationIds: readonly string[]
  /** Sorted, each once. */
  personIds: readonly string[]
  /** Null when the entry never had details. */
  detailsHash: string | null
}

/** What the first entry follows. */
export const GENESIS = ''

/**
 * SHA-256, in hexadecimal, over the hash of the entry before and a JSON array of the fields in a fixed order. JSON
 * keeps the bounds of each field ("ab","c" is not "a","bc"), and has one way to write strings, integers and null.
 */
export function chainHash(previousHash: string, entry: ChainedEntry): string {
  const { seq, at, actorId, action, entity, entityId, organisationIds, personIds, detailsHash } = entry
  const fields = [previousHash, seq, at, actorId, action, entity, entityId]
  return sha256(JSON.stringify([...fields, organisationIds, personIds, detailsHash]))
}

/**
 * Binds the details of an entry without giving them away: keyed with a salt that is erased with them, so that what
 * was erased cannot be found again by trying likely values.
 */
export function detailsHashOf(salt: string, content: string): string {
  return createHmac('sha256', salt).update(content).digest('hex')
}

/** Binds the list of entries whose details an erasure takes away. */
export function erasureDigest(seqs: readonly number[]): string {
  return sha256(JSON.stringify(seqs))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
