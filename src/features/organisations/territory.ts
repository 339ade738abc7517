/**
 * The territory served: the 34 communes of Grand Auch Cœur de Gascogne (EPCI 200066926), with the population
 * (INSEE) and the centre of each (centroid of its outline, IGN), Licence Ouverte 2.0.
 */
export interface TerritoryCommune {
  /** INSEE code. */
  code: string
  name: string
  population: number
  lat: number
  lng: number
}

export const territory: { name: string; epci: string; communes: readonly TerritoryCommune[] } = {
  name: 'Grand Auch Cœur de Gascogne',
  epci: '200066926',
  communes: [
    { code: '32003', name: 'Antras', population: 40, lat: 43.73, lng: 0.4442 },
    { code: '32013', name: 'Auch', population: 22428, lat: 43.6533, lng: 0.5749 },
    { code: '32014', name: 'Augnax', population: 132, lat: 43.7239, lng: 0.7732 },
    { code: '32019', name: 'Auterive', population: 529, lat: 43.5803, lng: 0.6323 },
    { code: '32024', name: 'Ayguetinte', population: 156, lat: 43.8326, lng: 0.419 },
    { code: '32054', name: 'Biran', population: 379, lat: 43.6946, lng: 0.4035 },
    { code: '32059', name: 'Bonas', population: 106, lat: 43.7789, lng: 0.4051 },
    { code: '32076', name: 'Castelnau-Barbarens', population: 596, lat: 43.5815, lng: 0.7237 },
    { code: '32083', name: 'Castéra-Verduzan', population: 1041, lat: 43.8015, lng: 0.4338 },
    { code: '32089', name: 'Castillon-Massas', population: 222, lat: 43.7164, lng: 0.5414 },
    { code: '32091', name: 'Castin', population: 337, lat: 43.6943, lng: 0.5359 },
    { code: '32112', name: 'Crastes', population: 264, lat: 43.7154, lng: 0.7311 },
    { code: '32117', name: 'Duran', population: 862, lat: 43.6723, lng: 0.5619 },
    { code: '32162', name: 'Jegun', population: 1176, lat: 43.757, lng: 0.4455 },
    { code: '32183', name: 'Lahitte', population: 235, lat: 43.6577, lng: 0.6803 },
    { code: '32204', name: 'Lavardens', population: 363, lat: 43.7657, lng: 0.5199 },
    { code: '32207', name: 'Leboulin', population: 346, lat: 43.671, lng: 0.6591 },
    { code: '32251', name: 'Mérens', population: 66, lat: 43.7506, lng: 0.5501 },
    { code: '32258', name: 'Mirepoix', population: 227, lat: 43.7446, lng: 0.6698 },
    { code: '32279', name: 'Montaut-les-Créneaux', population: 697, lat: 43.7018, lng: 0.666 },
    { code: '32282', name: 'Montégut', population: 719, lat: 43.6421, lng: 0.6688 },
    { code: '32298', name: 'Nougaroulet', population: 386, lat: 43.69, lng: 0.7176 },
    { code: '32301', name: 'Ordan-Larroque', population: 858, lat: 43.6838, lng: 0.4771 },
    { code: '32307', name: 'Pavie', population: 2566, lat: 43.6055, lng: 0.5892 },
    { code: '32312', name: 'Pessan', population: 648, lat: 43.6086, lng: 0.6649 },
    { code: '32316', name: 'Peyrusse-Massas', population: 117, lat: 43.7389, lng: 0.5571 },
    { code: '32331', name: 'Preignan', population: 1202, lat: 43.7209, lng: 0.6365 },
    { code: '32335', name: 'Puycasquier', population: 420, lat: 43.7473, lng: 0.7471 },
    { code: '32347', name: 'Roquefort', population: 275, lat: 43.7571, lng: 0.5883 },
    { code: '32348', name: 'Roquelaure', population: 563, lat: 43.7239, lng: 0.5933 },
    { code: '32368', name: 'Sainte-Christie', population: 541, lat: 43.7569, lng: 0.632 },
    { code: '32382', name: 'Saint-Jean-Poutge', population: 310, lat: 43.7343, lng: 0.382 },
    { code: '32384', name: 'Saint-Lary', population: 271, lat: 43.72, lng: 0.498 },
    { code: '32453', name: 'Tourrenquets', population: 99, lat: 43.7489, lng: 0.7014 },
  ],
}
