import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Fields as *Recherche d’entreprises* documents them, of a fictional company; its point is in Auch. */
export function establishment(siret: string, changes: object = {}) {
  return {
    activite_principale: '10.51C',
    adresse: '12 RUE DU PRE 32000 AUCH',
    code_postal: '32000',
    commune: '32013',
    date_creation: '2009-01-01',
    date_fermeture: null,
    est_siege: true,
    etat_administratif: 'A',
    latitude: '43.6460',
    libelle_commune: 'AUCH',
    liste_enseignes: null,
    longitude: '0.5860',
    siret,
    tranche_effectif_salarie: '11',
    ...changes,
  }
}

export function companyResult(siret: string, changes: object = {}, site: object = {}) {
  return {
    results: [
      {
        siren: siret.slice(0, 9),
        nom_complet: 'FROMAGERIE DU PRE (LA FROMAGERIE)',
        nom_raison_sociale: 'FROMAGERIE DU PRE',
        sigle: null,
        nombre_etablissements: 2,
        nombre_etablissements_ouverts: 1,
        siege: establishment(`${siret.slice(0, 9)}00000`),
        activite_principale: '10.51C',
        categorie_entreprise: 'PME',
        date_creation: '2009-01-01',
        date_fermeture: null,
        etat_administratif: 'A',
        nature_juridique: '5710',
        section_activite_principale: 'C',
        statut_diffusion: 'O',
        tranche_effectif_salarie: '12',
        matching_etablissements: [establishment(siret, site)],
        complements: {
          est_association: false,
          est_entrepreneur_individuel: false,
          est_service_public: false,
        },
        ...changes,
      },
    ],
    total_results: 1,
    page: 1,
    per_page: 1,
    total_pages: 1,
  }
}

export const NO_RESULT = { results: [], total_results: 0, page: 1, per_page: 1, total_pages: 0 }

/** A GeoJSON answer of the national geocoder, fields as documented. */
export function geocoded(features: { properties?: object; coordinates?: number[] }[] = [{}]) {
  return {
    type: 'FeatureCollection',
    features: features.map(({ properties, coordinates = [0.586, 43.646] }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates },
      properties: {
        label: '12 Rue du Pré 32000 Auch',
        score: 0.97,
        housenumber: '12',
        id: '32013_0850_00012',
        name: '12 Rue du Pré',
        postcode: '32000',
        citycode: '32013',
        x: 508_000.1,
        y: 6_286_000.2,
        city: 'Auch',
        context: '32, Gers, Occitanie',
        type: 'housenumber',
        importance: 0.6,
        street: 'Rue du Pré',
        ...properties,
      },
    })),
    query: '12 rue du pré auch',
  }
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Answers with some JSON, a status and headers. */
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body))

export const text =
  (body: string): Answer =>
  (_request, response) =>
    void response.end(body)

/** Takes the question and never answers. */
export const silence: Answer = () => {}

/** A register on this machine; each question takes the next of the answers, the last one for good. */
export async function registerServer(...answers: Answer[]) {
  const asked: URL[] = []
  const queue = [...answers]
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://register.example'))
    const answer = queue.length > 1 ? queue.shift() : queue[0]
    answer?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** From now on. */
    answer: (...next: Answer[]) => void queue.splice(0, queue.length, ...next),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
