import 'leaflet/dist/leaflet.css'
import './map.css'
import * as L from 'leaflet'
import type { MatchView } from '../../api/matches.ts'
import type { Territory } from '../../api/territory.ts'
import { drawSelection, drawTerritory } from './drawing.ts'
import { lineOf, type Place, placesOf } from './places.ts'

export interface MapWords {
  zoomIn: string
  zoomOut: string
  stock: string
  need: string
  distance(km: number): string
  party(match: MatchView, side: 'stock' | 'need'): string
}

interface Setting {
  tiles: { tilesUrl: string | null; attribution: string | null }
  territory: Territory | undefined
  words: MapWords
  onSelect(id: string): void
}

/** Under this width the ends of a line say what they are, not who: the row beside the map does. */
const NARROW = 520
/** Room left around the open match for the labels of its ends and for the controls in the corner. */
const ROOM: L.FitBoundsOptions = { padding: [110, 58] }
const ROOM_NARROW: L.FitBoundsOptions = { paddingTopLeft: [56, 48], paddingBottomRight: [84, 52] }
/** From this zoom every commune is named; under it only the main ones. */
const ALL_NAMES_ZOOM = 12

/** The Leaflet side of the map: React tells it what to show, never how. Colours are in map.css, for both themes. */
export class LeafletMap {
  private readonly map: L.Map
  private readonly all = L.layerGroup()
  private readonly selection = L.layerGroup()
  private readonly setting: Setting
  private home: L.LatLngBounds | null = null
  private selected: MatchView | undefined
  private readonly placeOf: Place

  constructor(container: HTMLElement, setting: Setting) {
    this.setting = setting
    this.placeOf = placesOf(setting.territory)
    const animate = !window.matchMedia('(prefers-reduced-motion: reduce)').matches
    this.map = L.map(container, {
      zoomControl: false,
      // Tiles are drawn for whole levels; without them the frame can be tighter.
      zoomSnap: setting.tiles.tilesUrl ? 1 : 0.25,
      attributionControl: false,
      zoomAnimation: animate,
      fadeAnimation: animate,
    })
    const { words, tiles, territory } = setting
    L.control
      .zoom({ position: 'bottomright', zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut })
      .addTo(this.map)
    L.control.scale({ imperial: false }).addTo(this.map)
    this.map.setView([43.65, 0.59], 10)
    if (territory) {
      drawTerritory(territory, words.distance, { withRings: !tiles.tilesUrl }).addTo(this.map)
      this.home = L.latLngBounds(territory.communes.map(({ lat, lng }) => [lat, lng]))
    }
    this.frame()
    if (tiles.tilesUrl) this.addTiles(tiles.tilesUrl, tiles.attribution)
    this.all.addTo(this.map)
    this.selection.addTo(this.map)
    this.map.on('zoomend', () => this.nameCommunes())
    this.nameCommunes()
  }

  /** The only call outside Boucle, and only to the server of tiles that the installation chose. */
  private addTiles(url: string, attribution: string | null) {
    L.control.attribution({ prefix: false }).addTo(this.map)
    L.tileLayer(url, { attribution: attribution ?? undefined, maxZoom: 19 }).addTo(this.map)
  }

  private nameCommunes() {
    this.map.getContainer().toggleAttribute('data-all-names', this.map.getZoom() >= ALL_NAMES_ZOOM)
  }

  /** Gives back how many have no place to be drawn at. */
  showAll(matches: readonly MatchView[], withLines: boolean): number {
    this.all.clearLayers()
    for (const match of matches) {
      const line = lineOf(match, this.placeOf)
      if (line && withLines) {
        const shape = L.polyline(line, { className: 'map-line', weight: 2 })
        const target = L.polyline(line, { className: 'map-line-target', weight: 14 })
        target.on('click', () => this.setting.onSelect(match.id))
        target.on('mouseover mouseout', ({ type }) =>
          shape.getElement()?.classList.toggle('is-near', type === 'mouseover'),
        )
        this.all.addLayer(shape).addLayer(target)
      }
    }
    for (const match of matches) {
      for (const side of ['stock', 'need'] as const) this.addPlace(match, side)
    }
    return matches.filter((match) => !lineOf(match, this.placeOf)).length
  }

  private addPlace(match: MatchView, side: 'stock' | 'need') {
    const point = this.placeOf(match[side])
    if (!point) return
    const place = L.circleMarker(point, { className: 'map-place', radius: 4.5 })
    place.bindTooltip(this.setting.words.party(match, side), { className: 'map-tip', direction: 'top' })
    place.on('click', () => this.setting.onSelect(match.id))
    this.all.addLayer(place)
  }

  /** At once, never gliding: a move under way when the box changes would end at the wrong place. */
  select(match: MatchView | undefined) {
    this.selected = match
    this.map.getContainer().toggleAttribute('data-has-selection', match !== undefined)
    this.frame()
  }

  /** Leaflet must be told that its box changed; what was in view is framed again. */
  resized() {
    this.map.invalidateSize({ animate: false })
    this.frame()
  }

  private frame() {
    const { x: width, y: height } = this.map.getSize()
    this.selection.clearLayers()
    // Hidden or leaving: there is no box to frame anything in.
    if (width === 0 || height === 0) return
    const isNarrow = width < NARROW
    const bounds =
      this.selected &&
      drawSelection(this.selected, this.setting.words, this.selection, { isNarrow, placeOf: this.placeOf })
    if (bounds)
      this.map.fitBounds(bounds, { ...(isNarrow ? ROOM_NARROW : ROOM), maxZoom: 14, animate: false })
    else if (this.home) this.map.fitBounds(this.home, { padding: [24, 24], animate: false })
  }

  destroy() {
    this.map.remove()
  }
}
