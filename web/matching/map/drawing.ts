import * as L from 'leaflet'
import type { MatchView } from '../../api/matches.ts'
import type { Commune, Territory } from '../../api/territory.ts'
import type { MapWords } from './leafletMap.ts'
import { lineOf, type Place } from './places.ts'

const KM_PER_DEGREE = 111.2

function kmBetween(a: Commune, b: Commune): number {
  const east = (b.lng - a.lng) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(b.lat - a.lat, east) * KM_PER_DEGREE
}

/** The communes named from afar: by population, far enough from one another for their names not to touch. */
function mainCommunes(communes: readonly Commune[]): Set<string> {
  const chosen: Commune[] = []
  for (const commune of [...communes].sort((a, b) => b.population - a.population)) {
    if (chosen.every((other) => kmBetween(commune, other) > 7)) chosen.push(commune)
  }
  return new Set(chosen.map(({ code }) => code))
}

/** The communes as dots with names; without tiles, circles of distance around the largest give the scale. */
export function drawTerritory(
  { communes }: Territory,
  distance: (km: number) => string,
  { withRings }: { withRings: boolean },
): L.LayerGroup {
  const group = L.layerGroup()
  const centre = communes.reduce(
    (largest, one) => (one.population > largest.population ? one : largest),
    communes[0] as Commune,
  )
  if (withRings && centre) for (const km of [10, 20, 30]) addRing(group, centre, km, distance(km))
  const main = mainCommunes(communes)
  for (const commune of communes) {
    const className = main.has(commune.code) ? 'map-name is-main' : 'map-name'
    L.circleMarker([commune.lat, commune.lng], {
      className: 'map-commune',
      radius: commune === centre ? 7 : 3.5,
      interactive: false,
    })
      .bindTooltip(commune.name, { permanent: true, direction: 'right', offset: [5, 0], className })
      .addTo(group)
  }
  return group
}

function addRing(group: L.LayerGroup, centre: Commune, km: number, label: string) {
  L.circle([centre.lat, centre.lng], { radius: km * 1000, className: 'map-ring', interactive: false }).addTo(
    group,
  )
  L.tooltip([centre.lat + km / KM_PER_DEGREE, centre.lng], {
    permanent: true,
    direction: 'center',
    className: 'map-ring-label',
    content: label,
  }).addTo(group)
}

/** The open match: its line, and each end named. Gives back the box to show; null when nothing has a place. */
export function drawSelection(
  match: MatchView,
  words: MapWords,
  group: L.LayerGroup,
  { isNarrow, placeOf }: { isNarrow: boolean; placeOf: Place },
): L.LatLngBounds | null {
  const line = lineOf(match, placeOf)
  if (line) {
    group.addLayer(L.polyline(line, { className: 'map-selected-halo', weight: 9, interactive: false }))
    group.addLayer(L.polyline(line, { className: 'map-selected', weight: 3.5, interactive: false }))
  }
  const ends = (['stock', 'need'] as const).flatMap((side) => {
    const point = placeOf(match[side])
    return point ? [{ side, point }] : []
  })
  const north =
    ends.length === 2 && ends[0] && ends[1] && ends[0].point[0] >= ends[1].point[0] ? 'stock' : 'need'
  for (const { side, point } of ends) {
    L.circleMarker(point, { className: `map-end is-${side}`, radius: 8, interactive: false })
      .bindTooltip(endLabel(words[side], isNarrow ? null : words.party(match, side)), {
        permanent: true,
        // The northern end is named above and the southern one below: two close ends never cover each other.
        direction: side === north ? 'top' : 'bottom',
        offset: [0, side === north ? -8 : 8],
        className: `map-tip is-${side}`,
      })
      .addTo(group)
  }
  return ends.length > 0 ? L.latLngBounds(ends.map(({ point }) => point)) : null
}

/** Built as nodes: names come from people and are never read as HTML. */
function endLabel(kind: string, party: string | null): HTMLElement {
  const box = document.createElement('span')
  const strong = document.createElement('strong')
  strong.textContent = kind
  box.append(strong)
  if (party) box.append(document.createElement('br'), party)
  return box
}
