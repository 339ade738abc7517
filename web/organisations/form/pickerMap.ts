import 'leaflet/dist/leaflet.css'
import '../../matching/map/map.css'
import * as L from 'leaflet'
import type { Point } from '../../../src/kernel/geo.ts'
import type { Territory } from '../../api/territory.ts'
import { drawTerritory } from '../../matching/map/drawing.ts'

interface Setting {
  tiles: { tilesUrl: string | null; attribution: string | null }
  territory: Territory | undefined
  words: { zoomIn: string; zoomOut: string; distance(km: number): string }
  onPick(point: Point): void
}

/** Near enough to tell a street on tiles; without them, for the communes around to show. */
const nearZoom = (hasTiles: boolean) => (hasTiles ? 15 : 12)
/** From this zoom every commune is named. */
const ALL_NAMES_ZOOM = 12

/** The Leaflet side of the map of one place: React tells it the place, it tells where one clicked. */
export class PickerMap {
  private readonly map: L.Map
  private readonly near: number
  private readonly mark = L.circleMarker([0, 0], {
    className: 'map-end is-stock',
    radius: 9,
    interactive: false,
  })

  constructor(container: HTMLElement, { tiles, territory, words, onPick }: Setting) {
    this.near = nearZoom(tiles.tilesUrl !== null)
    const animate = !window.matchMedia('(prefers-reduced-motion: reduce)').matches
    this.map = L.map(container, {
      ...{ zoomControl: false, attributionControl: false, zoomAnimation: animate, fadeAnimation: animate },
    })
    L.control
      .zoom({ position: 'bottomright', zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut })
      .addTo(this.map)
    L.control.scale({ imperial: false }).addTo(this.map)
    this.map.setView([43.65, 0.59], 10)
    if (territory) drawTerritory(territory, words.distance, { withRings: !tiles.tilesUrl }).addTo(this.map)
    if (tiles.tilesUrl) {
      L.control.attribution({ prefix: false }).addTo(this.map)
      L.tileLayer(tiles.tilesUrl, { attribution: tiles.attribution ?? undefined, maxZoom: 19 }).addTo(
        this.map,
      )
    }
    this.map.on('click', ({ latlng }: L.LeafletMouseEvent) => onPick(latlng.wrap()))
    this.map.on('zoomend', () => this.nameCommunes())
    this.nameCommunes()
  }

  private nameCommunes() {
    this.map.getContainer().toggleAttribute('data-all-names', this.map.getZoom() >= ALL_NAMES_ZOOM)
  }

  lookAt({ lat, lng }: Point) {
    if (!this.map.hasLayer(this.mark)) this.map.setView([lat, lng], this.near, { animate: false })
  }

  /** Shows the place; what is out of sight is brought into it. */
  place(point: Point | null) {
    if (!point) {
      this.mark.remove()
      return
    }
    this.mark.setLatLng([point.lat, point.lng]).addTo(this.map)
    if (!this.map.getBounds().contains([point.lat, point.lng]))
      this.map.setView([point.lat, point.lng], this.near, { animate: false })
  }

  destroy() {
    this.map.remove()
  }
}
