import 'leaflet/dist/leaflet.css'
import '../matching/map/map.css'
import './network-map.css'
import * as L from 'leaflet'
import type { ListedStructure } from '../api/directory.ts'
import type { Territory } from '../api/territory.ts'
import { drawTerritory } from '../matching/map/drawing.ts'
import { clustersOf } from './clusters.ts'

interface Setting {
  tiles: { tilesUrl: string | null; attribution: string | null }
  territory: Territory | undefined
  words: {
    zoomIn: string
    zoomOut: string
    distance(km: number): string
    cluster(count: number): string
  }
  onOpen(id: string): void
}

/** Under this many, a group says all of its names. */
const MOST_NAMES = 8
const LAST_ZOOM = 15

/** The Leaflet side of the map of the directory: marks gathered where they would cover one another. */
export class NetworkMap {
  private readonly map: L.Map
  private readonly marks = L.layerGroup()
  private readonly setting: Setting
  private structures: readonly ListedStructure[] = []

  constructor(container: HTMLElement, setting: Setting) {
    this.setting = setting
    const animate = !window.matchMedia('(prefers-reduced-motion: reduce)').matches
    this.map = L.map(container, {
      ...{ zoomControl: false, attributionControl: false, maxZoom: 18 },
      zoomSnap: setting.tiles.tilesUrl ? 1 : 0.25,
      ...{ zoomAnimation: animate, fadeAnimation: animate },
    })
    const { words, tiles, territory } = setting
    L.control
      .zoom({ position: 'bottomright', zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut })
      .addTo(this.map)
    this.map.setView([43.65, 0.59], 10)
    if (territory) drawTerritory(territory, words.distance, { withRings: !tiles.tilesUrl }).addTo(this.map)
    if (tiles.tilesUrl) {
      L.control.attribution({ prefix: false }).addTo(this.map)
      L.tileLayer(tiles.tilesUrl, { attribution: tiles.attribution ?? undefined, maxZoom: 19 }).addTo(
        this.map,
      )
    }
    this.marks.addTo(this.map)
    this.map.on('zoomend', () => this.draw())
  }

  show(structures: readonly ListedStructure[]) {
    this.structures = structures
    this.frame()
    this.draw()
  }

  resized() {
    this.map.invalidateSize({ animate: false })
    this.frame()
    this.draw()
  }

  private frame() {
    const points = this.structures.flatMap(({ point }) => (point ? [L.latLng(point.lat, point.lng)] : []))
    const { x, y } = this.map.getSize()
    if (x === 0 || y === 0 || points.length === 0) return
    this.map.fitBounds(L.latLngBounds(points), { padding: [60, 60], maxZoom: 13, animate: false })
  }

  private draw() {
    this.marks.clearLayers()
    const drawn = this.structures.flatMap((thing) => {
      if (!thing.point) return []
      const { x, y } = this.map.project([thing.point.lat, thing.point.lng])
      return [{ thing, x, y }]
    })
    for (const { x, y, things } of clustersOf(drawn)) this.mark(this.map.unproject([x, y]), things)
  }

  private mark(at: L.LatLng, things: readonly ListedStructure[]) {
    const [only] = things
    const isAlone = things.length === 1
    const label = isAlone ? (only?.name ?? '') : this.setting.words.cluster(things.length)
    const mark = L.marker(at, {
      icon: L.divIcon({
        className: isAlone ? 'network-mark' : 'network-mark is-many',
        html: isAlone ? '' : String(things.length),
        iconSize: isAlone ? [18, 18] : [34, 34],
      }),
      keyboard: true,
    })
    mark.bindTooltip(tipOf(label, isAlone ? [] : things.slice(0, MOST_NAMES)), {
      className: 'map-tip',
      direction: 'top',
    })
    mark.on('click', () => (isAlone && only ? this.setting.onOpen(only.id) : this.open(at, things)))
    // Leaflet makes it a button without a name.
    mark.on('add', () => mark.getElement()?.setAttribute('aria-label', label))
    this.marks.addLayer(mark)
  }

  /** Comes nearer; structures placed at the same point stay together, each led to by its name. */
  private open(at: L.LatLng, things: readonly ListedStructure[]) {
    const isOnePoint = new Set(things.map(({ point }) => `${point?.lat} ${point?.lng}`)).size === 1
    if (!isOnePoint && this.map.getZoom() < LAST_ZOOM) {
      this.map.setView(at, Math.min(this.map.getZoom() + 2, LAST_ZOOM))
      return
    }
    const list = document.createElement('ul')
    list.className = 'network-names'
    for (const { id, name } of things) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = name
      button.addEventListener('click', () => this.setting.onOpen(id))
      const item = document.createElement('li')
      item.append(button)
      list.append(item)
    }
    L.popup({ className: 'network-popup' }).setLatLng(at).setContent(list).openOn(this.map)
  }

  destroy() {
    this.map.remove()
  }
}

/** Built as nodes: names come from people and are never read as HTML. */
function tipOf(label: string, named: readonly ListedStructure[]): HTMLElement {
  const box = document.createElement('span')
  const strong = document.createElement('strong')
  strong.textContent = label
  box.append(strong)
  for (const { name } of named) box.append(document.createElement('br'), name)
  return box
}
