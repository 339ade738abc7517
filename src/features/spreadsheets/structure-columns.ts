import type { OrganisationInput } from '../organisations/contract.ts'
import { headcountReader, kindReader } from './cell-choices.ts'
import {
  communeCodeReader,
  emailReader,
  nafReader,
  phoneReader,
  postalCodeReader,
  sirenReader,
  siretOrSirenReader,
} from './cell-codes.ts'
import { numberReader } from './cell-numbers.ts'
import { textReader } from './cells.ts'
import { type Columns, column } from './column.ts'

/** A row of the sheet Structures, each cell understood; null: left empty. */
export interface StructureCells {
  siret: string | null
  siren: string | null
  name: string | null
  kind: OrganisationInput['kind'] | null
  nafCode: string | null
  headcountBand: OrganisationInput['headcountBand']
  address: string | null
  postalCode: string | null
  communeName: string | null
  communeCode: string | null
  lat: number | null
  lng: number | null
  contactName: string | null
  email: string | null
  phone: string | null
  notes: string | null
}

const degrees = (name: string, max: number) =>
  numberReader({ min: -max, max, expected: `une ${name} en degrés décimaux, comme 43,6465`, suffix: /^°$/ })

export const structureColumns: Columns<StructureCells> = {
  siret: column(siretOrSirenReader, {
    header: 'siret',
    aliases: ['n° siret', 'numéro siret', 'siret établissement', 'siret number'],
    example: '00011122900019',
    help: 'SIRET de l’établissement, 14 chiffres. Une ligne par établissement : le même SIREN sur plusieurs lignes fait une seule structure à plusieurs sites.',
  }),
  siren: column(sirenReader, {
    header: 'siren',
    aliases: ['n° siren', 'numéro siren', 'siren number'],
    example: '000111229',
    help: 'SIREN, 9 chiffres ; inutile quand le SIRET est donné.',
  }),
  name: column(textReader(160), {
    header: 'nom',
    aliases: [
      'name',
      'raison sociale',
      'raison_sociale',
      'dénomination',
      'denomination',
      'structure',
      'nom de la structure',
      'entreprise',
      'organisation',
      'organization',
      'nom établissement',
      'company',
      'company name',
    ],
    example: 'EXEMPLE – Fromagerie des Deux Vallons (ligne à remplacer)',
    help: 'Nom de la structure. Sans SIRET ni SIREN, c’est lui qui la reconnaît d’un import à l’autre.',
    required: true,
  }),
  kind: column(kindReader, {
    header: 'type',
    aliases: ['kind', 'type de structure', 'organisation type', 'organization type'],
    example: 'entreprise',
    help: 'Entreprise, association ou organisme public. Vide : entreprise.',
  }),
  nafCode: column(nafReader, {
    header: 'activite',
    aliases: [
      'naf',
      'ape',
      'code naf',
      'code ape',
      'activity',
      'activité principale',
      'naf code',
      'code activité',
    ],
    example: '10.51C',
    help: 'Code NAF (APE), avec ou sans point ; son libellé peut suivre.',
  }),
  headcountBand: column(headcountReader, {
    header: 'effectif',
    aliases: [
      'headcount',
      'effectifs',
      'salariés',
      'nombre de salariés',
      'nb salariés',
      'tranche effectif',
      'staff',
      'employees',
    ],
    example: '10 à 19',
    help: 'Nombre de personnes ou tranche.',
  }),
  address: column(textReader(200), {
    header: 'adresse',
    aliases: ['address', 'rue', 'voie', 'adresse postale', 'street'],
    example: '12 route des Laitiers',
    help: 'Numéro et voie.',
  }),
  postalCode: column(postalCodeReader, {
    header: 'code_postal',
    aliases: ['cp', 'postal code', 'zip', 'postcode', 'zip code'],
    example: '32000',
    help: 'Cinq chiffres.',
  }),
  communeName: column(textReader(80), {
    header: 'commune',
    aliases: ['ville', 'city', 'town', 'localité', 'municipality', 'commune name', 'nom commune'],
    example: 'Auch',
    help: 'Nom de la commune ; elle situe la structure quand les coordonnées manquent.',
  }),
  communeCode: column(communeCodeReader, {
    header: 'code_insee',
    aliases: ['insee', 'code commune', 'code insee commune', 'commune code', 'insee code'],
    example: '32013',
    help: 'Code INSEE de la commune, pour départager les homonymes.',
  }),
  lat: column(degrees('latitude', 90), {
    header: 'lat',
    aliases: ['latitude'],
    example: '43,6465',
    help: 'Latitude en degrés décimaux (WGS 84), en France. À donner avec la longitude.',
  }),
  lng: column(degrees('longitude', 180), {
    header: 'lon',
    aliases: ['lng', 'long', 'longitude'],
    example: '0,5855',
    help: 'Longitude en degrés décimaux (WGS 84). À donner avec la latitude.',
  }),
  contactName: column(textReader(120), {
    header: 'contact',
    aliases: ['nom du contact', 'interlocuteur', 'référent', 'contact name', 'personne'],
    example: 'Camille Exemple',
    help: 'Personne à joindre. Un nom nouveau s’ajoute aux contacts déjà connus.',
  }),
  email: column(emailReader, {
    header: 'email',
    aliases: ['mail', 'courriel', 'e-mail', 'adresse électronique', 'adresse mail', 'email address'],
    example: 'camille@deux-vallons.example',
    help: 'Adresse électronique du contact.',
  }),
  phone: column(phoneReader, {
    header: 'telephone',
    aliases: ['tél', 'tel', 'phone', 'portable', 'mobile', 'numéro de téléphone', 'phone number'],
    example: '05 36 49 00 00',
    help: 'Téléphone du contact.',
  }),
  notes: column(textReader(2000), {
    header: 'notes',
    aliases: ['note', 'remarques', 'commentaires', 'commentaire', 'observations', 'comments'],
    example: 'Visite à prévoir au printemps.',
    help: 'Texte libre, lu des seuls animateurs.',
  }),
}
