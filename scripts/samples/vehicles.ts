import { createRandom, type Random } from './random.ts';
import { round } from './rounding.ts';
import type { Cell, GeneratedSample } from './sample.ts';

const vehicleCount = 1200;

const makers = [
  { name: 'Alderney', country: 'United Kingdom', weight: 2, prestige: 1.35 },
  { name: 'Bergfalk', country: 'Sweden', weight: 3, prestige: 1.25 },
  { name: 'Corvallis', country: 'United States', weight: 4, prestige: 1 },
  { name: 'Dornau', country: 'Germany', weight: 5, prestige: 1.3 },
  { name: 'Estrela', country: 'Portugal', weight: 2, prestige: 0.85 },
  { name: 'Hanabi', country: 'Japan', weight: 5, prestige: 0.95 },
  { name: 'Mirae', country: 'South Korea', weight: 4, prestige: 0.9 },
  { name: 'Valcourt', country: 'France', weight: 3, prestige: 0.92 },
] as const;

const bodies = [
  { name: 'Hatchback', weight: 5, mass: 1180, power: 78, drag: 0.95, seats: [4, 5] },
  { name: 'Sedan', weight: 4, mass: 1430, power: 112, drag: 0.9, seats: [5] },
  { name: 'Estate', weight: 3, mass: 1510, power: 115, drag: 1, seats: [5] },
  { name: 'SUV', weight: 6, mass: 1690, power: 128, drag: 1.22, seats: [5, 7] },
  { name: 'Coupe', weight: 1, mass: 1390, power: 165, drag: 0.9, seats: [2, 4] },
  { name: 'Van', weight: 1.5, mass: 1820, power: 105, drag: 1.35, seats: [3, 7, 9] },
] as const;

type Body = (typeof bodies)[number];
type Drive = 'Petrol' | 'Diesel' | 'Hybrid' | 'Electric';

const firstWords = [
  'Aero',
  'Brio',
  'Cita',
  'Duna',
  'Faro',
  'Lumo',
  'Nova',
  'Orbi',
  'Pico',
  'Silva',
  'Terra',
  'Vela',
];

/**
 * Invented road vehicles of 2005–2025. Consumption follows mass, power and year, range belongs to electric
 * vehicles only (others have none), and old entries sometimes lack a price or an acceleration.
 */
export function vehicles(): GeneratedSample {
  const random = createRandom(1_886);
  const rows = Array.from({ length: vehicleCount }, () => vehicleRow(random));
  return {
    name: 'vehicles',
    title: 'Vehicles',
    description: 'Invented cars and vans of 2005–2025 with power, weight, consumption, range and price.',
    columns: [
      'maker',
      'model',
      'country',
      'year',
      'body',
      'drive',
      'seats',
      'power_kw',
      'weight_kg',
      'consumption_l_100km',
      'electric_range_km',
      'zero_to_100_s',
      'price_eur',
    ],
    rows,
  };
}

function vehicleRow(random: Random): Cell[] {
  const maker = random.weighted(makers);
  const body = random.weighted(bodies);
  const year = random.integer(2005, 2025);
  const drive = driveOf(random, year);
  const power = round(
    Math.max(45, random.normal(body.power * driveFactor(drive) * 1.018 ** (year - 2005), 24)),
  );
  const weight = round((random.normal(body.mass, 90) + power * 1.4 + batteryOf(drive)) / 5) * 5;
  const seconds = round(Math.max(2.9, (weight / power) * 0.62 + random.normal(1.4, 0.5)), 1);
  const price =
    (6800 + power * 138 + weight * 4.1) * maker.prestige * priceOf(drive) * 1.021 ** (year - 2005);
  const isOld = year < 2010;
  return [
    maker.name,
    `${random.pick(firstWords)} ${random.integer(1, 9) * 10}`,
    maker.country,
    year,
    body.name,
    drive,
    random.pick<number>(body.seats),
    power,
    weight,
    drive === 'Electric' ? null : round(consumption(random, { body, drive, power, weight, year }), 1),
    drive === 'Electric' ? round(random.normal(215 + (year - 2010) * 19, 40) / 5) * 5 : null,
    isOld && random.chance(0.12) ? null : seconds,
    random.chance(isOld ? 0.15 : 0.02) ? null : round(random.normal(price, price * 0.06) / 10) * 10,
  ];
}

function driveOf(random: Random, year: number): Drive {
  const electric = Math.max(0, (year - 2010) / 15) ** 1.6 * 0.55;
  const hybrid = Math.max(0, (year - 2007) / 18) * 0.3;
  const diesel = year < 2016 ? 0.38 : Math.max(0.08, 0.38 - (year - 2015) * 0.04);
  const drawn = random.uniform();
  if (drawn < electric) return 'Electric';
  if (drawn < electric + hybrid) return 'Hybrid';
  return drawn < electric + hybrid + diesel ? 'Diesel' : 'Petrol';
}

type Engine = { body: Body; drive: Drive; power: number; weight: number; year: number };

function consumption(random: Random, { body, drive, power, weight, year }: Engine): number {
  const base = 1.1 + weight * 0.0023 + power * 0.0155;
  const fuel = { Petrol: 1.08, Diesel: 0.83, Hybrid: 0.66, Electric: 0 }[drive];
  return base * body.drag * fuel * 0.986 ** (year - 2005) * random.normal(1, 0.05);
}

function driveFactor(drive: Drive): number {
  return { Petrol: 1, Diesel: 0.96, Hybrid: 1.05, Electric: 1.32 }[drive];
}

function batteryOf(drive: Drive): number {
  return { Petrol: 0, Diesel: 60, Hybrid: 110, Electric: 380 }[drive];
}

function priceOf(drive: Drive): number {
  return { Petrol: 1, Diesel: 1.06, Hybrid: 1.14, Electric: 1.25 }[drive];
}
