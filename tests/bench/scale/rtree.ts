import SqliteDatabase from 'better-sqlite3'
import type { Compatibility, Concept } from '../../../src/features/matching/engine/compatibility.ts'
import { type Facts, factsOf } from '../../../src/features/matching/engine/facts.ts'
import { type Profile, profileOf, reachOf } from '../../../src/features/matching/engine/fit.ts'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { createLinkTable } from '../../../src/features/matching/engine/links.ts'
import {
  defaultWeights,
  monthsFloor,
  nearness,
  sensibleKm,
} from '../../../src/features/matching/engine/terms.ts'
import { countMonths } from '../../../src/kernel/months.ts'

const KM_PER_DEGREE = 111.2
/** Radius first asked for; doubled until nothing beyond can enter the list. */
const FIRST_KM = 20
const FAR_KM = 2000

type Placed = Profile & { facts: Facts }

/**
 * The same question put to SQLite: needs filed by concept and place in an R*Tree, terms in SQL, the nearest first in a
 * growing circle until none beyond can be among the best. It is spared what a table does not tell: shared words,
 * qualities and rules.
 */
export function rtreeOf(flows: Iterable<EngineFlow>, compatibility: Compatibility) {
  const links = createLinkTable(compatibility)
  const profile = (flow: EngineFlow): Placed => {
    const own = profileOf(flow, compatibility)
    return { ...own, facts: factsOf(own, compatibility, defaultWeights) }
  }
  const db = fill(flows, profile)
  const forget = db.prepare('DELETE FROM routes')
  const route = db.prepare('INSERT INTO routes VALUES (?, ?, ?, ?)')
  const ask = db.prepare<unknown[], { id: string; score: number }>(QUERY)

  return {
    /** The best needs of a stock, and the time that it took, without that of finding the ways to go. */
    best(stock: EngineFlow, { top, minScore }: { top: number; minScore: number }): number {
      const own = profile(stock)
      const resourceAt = (position: number) =>
        compatibility.resourceOfConcept(own.concepts[position] as Concept)
      const routes = [...reachOf(own, links, compatibility)].flatMap(([concept, ways]) =>
        ways.map(({ worth, position }) => ({ concept, worth, resource: resourceAt(position) })),
      )
      const start = performance.now()
      forget.run()
      for (const { concept, worth, resource } of routes)
        route.run(concept, worth, sensibleKm(resource), monthsFloor(resource))
      const beyond = (km: number) =>
        Math.max(
          0,
          ...routes.map(
            ({ worth, resource }) => worth * nearness(km, sensibleKm(resource)) ** defaultWeights.distance,
          ),
        )
      for (let km = FIRST_KM; ; km *= 2) {
        const found = ask.all({ ...parametersOf(own, km), top })
        const least = Math.max(minScore, found[top - 1]?.score ?? 0)
        if (km > FAR_KM || beyond(km) <= least) break
      }
      return performance.now() - start
    },
  }
}

const QUERY = `
  SELECT facts.id AS id, max(
    routes.worth * near.weight
    * pow(1 / (1 + pow(6371 * 1.27 * sqrt(
        (facts.x - @x) * (facts.x - @x) + (facts.y - @y) * (facts.y - @y) + (facts.z - @z) * (facts.z - @z)
      ) / routes.sensible_km, 2)), ${defaultWeights.distance})
    * pow(routes.months_floor + (1 - routes.months_floor) * common.count / wanted.count, ${defaultWeights.months})
    * pow(coalesce(0.25 + 0.75 * min(1, @amount / facts.amount), 0.8), ${defaultWeights.quantity})
    * min(@freshness, facts.freshness)
  ) AS score
  FROM routes
  JOIN near ON near.from_concept <= routes.concept AND near.to_concept >= routes.concept
    AND near.from_lat <= @north AND near.to_lat >= @south AND near.from_lng <= @east AND near.to_lng >= @west
  JOIN facts ON facts.slot = near.slot
  JOIN masks AS common ON common.mask = facts.months & @months
  JOIN masks AS wanted ON wanted.mask = facts.months
  GROUP BY facts.slot ORDER BY score DESC, facts.id LIMIT @top`

function fill(flows: Iterable<EngineFlow>, profile: (flow: EngineFlow) => Placed) {
  const db = new SqliteDatabase(':memory:')
  db.exec(`
    CREATE TABLE masks (mask INTEGER PRIMARY KEY, count REAL);
    CREATE TABLE facts (slot INTEGER PRIMARY KEY, id TEXT, x REAL, y REAL, z REAL, months INTEGER, amount REAL, freshness REAL);
    CREATE TABLE routes (concept INTEGER, worth REAL, sensible_km REAL, months_floor REAL);
    CREATE VIRTUAL TABLE near USING rtree (id, from_concept, to_concept, from_lat, to_lat, from_lng, to_lng, +slot, +weight);`)
  const mask = db.prepare('INSERT INTO masks VALUES (?, ?)')
  const facts = db.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const near = db.prepare('INSERT INTO near VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)')
  db.transaction(() => {
    for (let months = 0; months <= 0xfff; months++) mask.run(months, Math.max(1, countMonths(months)))
    let slot = 0
    for (const flow of flows) {
      if (flow.kind !== 'need' || !flow.point) continue
      const { facts: own, concepts, weights } = profile(flow)
      const { lat, lng } = flow.point
      const amount = Number.isNaN(own.amount) ? null : own.amount
      facts.run(slot, flow.id, own.place?.x, own.place?.y, own.place?.z, own.months, amount, own.freshness)
      concepts.forEach((concept, i) => {
        near.run(concept, concept, lat, lat, lng, lng, slot, weights[i])
      })
      slot++
    }
  })()
  db.exec('ANALYZE')
  return db
}

function parametersOf({ flow, facts }: Placed, km: number) {
  const { lat, lng } = flow.point as NonNullable<typeof flow.point>
  const degrees = km / KM_PER_DEGREE
  const across = degrees / Math.cos((lat * Math.PI) / 180)
  return {
    ...facts.place,
    months: facts.months,
    amount: Number.isNaN(facts.amount) ? null : facts.amount,
    freshness: facts.freshness,
    north: lat + degrees,
    south: lat - degrees,
    east: lng + across,
    west: lng - across,
  }
}
