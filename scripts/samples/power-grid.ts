import { createRandom, type Random } from './random.ts';
import { round } from './rounding.ts';
import type { Cell, GeneratedSample } from './sample.ts';

const hoursOfYear = 365 * 24;
const start = Date.UTC(2025, 0, 1);
const holidays = new Set(['01-01', '05-01', '12-25', '12-26']);

type Weather = { temperature: number; wind: number; cloudiness: number };

/**
 * One year of an invented island's power grid, hour by hour in UTC: cold and working days raise demand, sun and
 * wind cover part of it, and the price follows what is left for the gas plants. Two outages of the weather
 * station and a failed meter leave gaps.
 */
export function powerGrid(): GeneratedSample {
  const random = createRandom(8_760);
  const rows: Cell[][] = [];
  let weather: Weather = { temperature: 3, wind: 7, cloudiness: 0.5 };
  for (let hour = 0; hour < hoursOfYear; hour += 1) {
    weather = nextWeather(random, weather, hour);
    rows.push(gridRow(random, hour, weather));
  }
  return {
    name: 'power-grid',
    title: 'Power grid, hour by hour',
    description: 'Demand, solar and wind power, temperature and price of an island grid in 2025.',
    columns: ['hour', 'demand_mw', 'solar_mw', 'wind_mw', 'gas_mw', 'temperature_c', 'price_eur_mwh'],
    rows,
  };
}

function gridRow(random: Random, hour: number, weather: Weather): Cell[] {
  const time = new Date(start + hour * 3_600_000);
  const demand = round(demandAt(time, weather.temperature) * random.normal(1, 0.015), 1);
  const solar = round(solarAt(time, weather.cloudiness), 1);
  const wind = round(windPower(weather.wind), 1);
  const gas = round(Math.max(0, demand - solar - wind), 1);
  const price = round(22 + 0.19 * gas + (gas === 0 ? -18 : 0) + random.normal(0, 3), 2);
  const stationDown = isBetween(hour, 1450, 1493) || isBetween(hour, 6110, 6128);
  const meterDown = isBetween(hour, 4702, 4713);
  return [
    `${time.toISOString().slice(0, 10)} ${time.toISOString().slice(11, 16)}`,
    demand,
    meterDown ? null : solar,
    wind,
    gas,
    stationDown ? null : round(weather.temperature, 1),
    price,
  ];
}

function nextWeather(random: Random, last: Weather, hour: number): Weather {
  const day = hour / 24;
  const season = 10.5 - 8.5 * Math.cos((2 * Math.PI * (day - 20)) / 365);
  const daily = -2.8 * Math.cos((2 * Math.PI * ((hour % 24) - 3)) / 24);
  return {
    temperature: last.temperature + 0.06 * (season + daily * 2 - last.temperature) + random.normal(0, 0.35),
    wind: Math.max(0, last.wind + 0.04 * (7.5 - last.wind) + random.normal(0, 0.7)),
    cloudiness: clamp(last.cloudiness + 0.05 * (0.5 - last.cloudiness) + random.normal(0, 0.07), 0, 1),
  };
}

function demandAt(time: Date, temperature: number): number {
  const hour = time.getUTCHours();
  const weekday = time.getUTCDay();
  const isFree = weekday === 0 || weekday === 6 || holidays.has(time.toISOString().slice(5, 10));
  const morning = bump(hour, 8, 3) * (isFree ? 40 : 95);
  const evening = bump(hour, 19, 3.2) * 110;
  const heating = Math.max(0, 15 - temperature) * 6.5;
  const cooling = Math.max(0, temperature - 21) * 9;
  return (isFree ? 330 : 365) + morning + evening + heating + cooling;
}

function solarAt(time: Date, cloudiness: number): number {
  const dayOfYear = (time.getTime() - start) / 86_400_000;
  const dayLength = 12 - 4.2 * Math.cos((2 * Math.PI * (dayOfYear + 10)) / 365);
  const elevation = Math.cos((Math.PI * (time.getUTCHours() + 0.5 - 12)) / dayLength);
  const strength = 0.62 + (0.38 * (dayLength - 7.8)) / 8.4;
  return elevation <= 0 ? 0 : 240 * strength * elevation * (1 - 0.8 * cloudiness);
}

/** A turbine's curve: nothing below 3 m/s, full from 13 m/s, stopped in a storm. */
function windPower(speed: number): number {
  if (speed < 3 || speed > 25) return 0;
  return 210 * clamp(((speed - 3) / 10) ** 2, 0, 1);
}

function bump(hour: number, centre: number, width: number): number {
  return Math.exp(-(((hour - centre) / width) ** 2));
}

function isBetween(value: number, first: number, last: number): boolean {
  return value >= first && value <= last;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
