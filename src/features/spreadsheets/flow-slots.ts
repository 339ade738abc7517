import { fold } from '../../kernel/fold.ts'
import type { FlowInput } from '../flows/contract.ts'
import { dayInFrench } from './cells.ts'
import type { RejectedCell } from './contract.ts'
import type { Party } from './directory.ts'
import type { FlowCells } from './flow-columns.ts'
import type { ParsedRow } from './parse-sheet.ts'
import type { FlowRow } from './plan.ts'

type Kind = FlowInput['kind']

/** Where a flow of the files or of the base is found again: by reference, or by its words. */
export interface FlowSlot {
  present: FlowRow | null
  row: ParsedRow<FlowCells> | null
}

const referenceKey = (owner: string, kind: Kind, reference: string) => `${owner}\n${kind}\nref\n${reference}`
const labelKey = (owner: string, kind: Kind, label: string) => `${owner}\n${kind}\nlabel\n${fold(label)}`

/** The flows of the base and of the files, found by what a row says of one. */
export class FlowSlots {
  private readonly byKey = new Map<string, FlowSlot>()
  private readonly byReference = new Map<string, FlowSlot>()
  private readonly byLabel = new Map<string, FlowSlot[]>()
  /** Keys of the structures that the import makes, which have no id yet. */
  private readonly newOwners = new Map<Party, string>()

  constructor(present: readonly FlowRow[]) {
    for (const flow of present)
      this.add({ present: flow, row: null }, flow.organisationId, flow.kind, flow.reference, flow.label)
  }

  /** The slot of a row; the key of an export decides, then a reference, then the same words among the live flows. */
  of(party: Party, kind: Kind, row: ParsedRow<FlowCells>, faults: RejectedCell[]): FlowSlot | null {
    const owner = this.ownerKey(party)
    const { reference, label } = row.cells
    const referred = reference ? this.byReference.get(referenceKey(owner, kind, reference)) : undefined
    const keyed = this.keyed(party, kind, row)
    if (keyed && referred && referred !== keyed)
      faults.push(row.fault('reference', 'une référence qui n’est pas celle d’un autre flux de la structure'))
    const found = keyed ?? (reference ? referred : this.labelled(owner, kind, row, faults))
    if (faults.length > 0) return null
    if (!found) {
      const slot: FlowSlot = { present: null, row: null }
      this.add(slot, owner, kind, reference, label ?? '')
      return slot
    }
    const field = keyed ? 'key' : reference ? 'reference' : 'label'
    if (found.row) {
      const elsewhere =
        found.row.file === row.file && found.row.sheet === row.sheet ? '' : ` de « ${found.row.sheet} »`
      const key = keyed
        ? 'une clé qui n’est'
        : reference
          ? 'une référence qui n’est'
          : 'une référence, ou un libellé qui n’est'
      faults.push(
        row.fault(
          field,
          `${key} pas déjà celui de la ligne ${found.row.row}${elsewhere} pour cette structure`,
        ),
      )
    } else if (found.present?.withdrawnAt) {
      const day = dayInFrench(found.present.withdrawnAt.slice(0, 10))
      faults.push(row.fault(field, `une autre référence : le flux qui porte celle-ci a été retiré le ${day}`))
    }
    return found
  }

  /** By the key of an export; one of another structure, or of another Boucle, is as good as none. */
  private keyed({ id }: Party, kind: Kind, { cells }: ParsedRow<FlowCells>): FlowSlot | undefined {
    const slot = cells.key ? this.byKey.get(cells.key) : undefined
    return slot?.present?.organisationId === id && slot?.present?.kind === kind ? slot : undefined
  }

  private labelled(
    owner: string,
    kind: Kind,
    row: ParsedRow<FlowCells>,
    faults: RejectedCell[],
  ): FlowSlot | undefined {
    const same = this.byLabel.get(labelKey(owner, kind, row.cells.label ?? '')) ?? []
    const live = same.filter(({ present }) => !present?.withdrawnAt)
    const plain = live.filter(
      (slot) => (slot.present ? slot.present.reference : slot.row?.cells.reference) === null,
    )
    const candidates = plain.length > 0 ? plain : live
    if (candidates.length > 1)
      faults.push(
        row.fault('label', `une référence : ${candidates.length} flux de cette structure portent ce libellé`),
      )
    return candidates[0]
  }

  private ownerKey(party: Party): string {
    if (party.id) return party.id
    const key = this.newOwners.get(party) ?? `new ${this.newOwners.size}`
    this.newOwners.set(party, key)
    return key
  }

  private add(slot: FlowSlot, owner: string, kind: Kind, reference: string | null, label: string): void {
    if (slot.present) this.byKey.set(slot.present.id, slot)
    if (reference) this.byReference.set(referenceKey(owner, kind, reference), slot)
    const key = labelKey(owner, kind, label)
    const same = this.byLabel.get(key)
    if (same) same.push(slot)
    else this.byLabel.set(key, [slot])
  }
}
