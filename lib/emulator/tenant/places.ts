/** Where people sign in from: addresses of the documentation ranges and a few like real access lines. */
import type { Dice } from "./dice";

export interface GeoIp {
  country_code: string;
  timezone: string;
  latitude: number;
  continent_code: string;
  region_name: string;
  longitude: number;
  region_code: string;
  city: string;
}
export interface Place {
  ip: string;
  geoip: GeoIp;
  asn: { number: number; organization: string };
}
interface City {
  geoip: GeoIp;
  /** First three octets of the office line and of home lines. */
  office: string;
  homes: readonly string[];
  carrier: { number: number; organization: string };
}

function city(
  name: string,
  [country_code, continent_code, region_code, region_name]: [string, string, string, string],
  [latitude, longitude]: [number, number],
  timezone: string,
  office: string,
  homes: readonly string[],
  carrier: [number, string],
): City {
  const geoip = {
    country_code,
    timezone,
    latitude,
    continent_code,
    region_name,
    longitude,
    region_code,
    city: name,
  };
  return { geoip, office, homes, carrier: { number: carrier[0], organization: carrier[1] } };
}

/** Numbers of autonomous systems are those set aside for documentation. */
export const CITIES = {
  chicago: city(
    "Chicago",
    ["US", "NA", "IL", "Illinois"],
    [41.8835, -87.6305],
    "America/Chicago",
    "192.0.2",
    ["73.36.118", "98.213.44"],
    [64496, "Lakeshore Cable"],
  ),
  dallas: city(
    "Dallas",
    ["US", "NA", "TX", "Texas"],
    [32.7831, -96.8067],
    "America/Chicago",
    "198.51.100",
    ["76.183.20"],
    [64497, "Lone Star Fiber"],
  ),
  toronto: city(
    "Toronto",
    ["CA", "NA", "ON", "Ontario"],
    [43.6547, -79.3623],
    "America/Toronto",
    "203.0.113",
    ["99.230.71"],
    [64498, "Ontario Broadband"],
  ),
  london: city(
    "London",
    ["GB", "EU", "ENG", "England"],
    [51.5164, -0.093],
    "Europe/London",
    "192.0.2",
    ["86.160.12", "81.2.69"],
    [64499, "Thames Telecom"],
  ),
  lyon: city(
    "Lyon",
    ["FR", "EU", "69", "Rhône"],
    [45.748, 4.85],
    "Europe/Paris",
    "198.51.100",
    ["90.112.33"],
    [64500, "Réseau du Rhône"],
  ),
  hamburg: city(
    "Hamburg",
    ["DE", "EU", "HH", "Hamburg"],
    [53.5753, 10.0153],
    "Europe/Berlin",
    "203.0.113",
    ["79.199.8"],
    [64501, "Elbnetz"],
  ),
  bengaluru: city(
    "Bengaluru",
    ["IN", "AS", "KA", "Karnataka"],
    [12.9634, 77.5855],
    "Asia/Kolkata",
    "198.51.100",
    ["106.51.24"],
    [64502, "Deccan Networks"],
  ),
} satisfies Record<string, City>;
export type CityName = keyof typeof CITIES;

/** The office line of a city for the org whose lines begin at `site`: no address stands in two cities. */
export function officeOf(name: CityName, site: number): Place {
  const { geoip, office, carrier } = CITIES[name];
  return { ip: `${office}.${site + Object.keys(CITIES).indexOf(name)}`, geoip, asn: carrier };
}

/** A home line in the same city; one in twelve has an IPv6 address. */
export function homeIn(name: CityName, dice: Dice): Place {
  const { geoip, homes, carrier } = CITIES[name];
  const ip = dice.chance(1 / 12)
    ? `2001:db8:${dice.hex(4)}:${dice.hex(4)}::${dice.hex(2)}`
    : `${dice.pick(homes)}.${dice.between(2, 253)}`;
  return { ip, geoip, asn: carrier };
}

/** An address outside every org's cities, for the stories. */
export function elsewhere(ip: string, geoip: GeoIp, organization: string): Place {
  return { ip, geoip, asn: { number: 64511, organization } };
}
