/** The provider and its four client orgs. */
import { hexId } from "../random";
import type { CityName } from "./places";

export interface OrgProfile {
  id: string;
  name: string;
  domain: string;
  colour: string;
  region: "us" | "eu" | "in";
  /** The zone whose office hours the org keeps. */
  zone: string;
  cities: readonly [CityName, number][];
  users: number;
  admins: readonly [string, string][];
  /** How busy, one being the main org. */
  volume: number;
  /** Where the last octets of the office addresses begin: ten for each org. */
  site: number;
}

export const PROVIDER = {
  id: hexId("provider:Harbour Managed IT"),
  name: "Harbour Managed IT",
  domain: "harbour-it.example",
};

export const MAIN_ORG: OrgProfile = {
  id: hexId("org:Northwind Retail"),
  name: "Northwind Retail",
  domain: "northwind-retail.example",
  colour: "teal",
  region: "us",
  zone: "America/Chicago",
  cities: [
    ["chicago", 5],
    ["dallas", 2],
    ["toronto", 2],
    ["london", 1],
  ],
  users: 210,
  admins: [
    ["Rosa", "Delgado"],
    ["Marcus", "Thorne"],
    ["Ifeoma", "Nwosu"],
    ["Peter", "Lindgren"],
    ["Yuki", "Arai"],
  ],
  volume: 1,
  site: 10,
};

export const OTHER_ORGS: readonly OrgProfile[] = [
  {
    id: hexId("org:Fabrikam Clinics"),
    name: "Fabrikam Clinics",
    domain: "fabrikam-clinics.example",
    colour: "violet",
    region: "us",
    zone: "Europe/Paris",
    cities: [["lyon", 1]],
    users: 48,
    admins: [
      ["Hélène", "Garnier"],
      ["Tobias", "Kern"],
    ],
    volume: 0.14,
    site: 20,
  },
  {
    id: hexId("org:Tailspin Freight"),
    name: "Tailspin Freight",
    domain: "tailspin-freight.example",
    colour: "amber",
    region: "us",
    zone: "Europe/Berlin",
    cities: [
      ["hamburg", 3],
      ["london", 1],
    ],
    users: 36,
    admins: [
      ["Jonas", "Petersen"],
      ["Merle", "Voss"],
    ],
    volume: 0.1,
    site: 30,
  },
  {
    id: hexId("org:Litware Labs"),
    name: "Litware Labs",
    domain: "litware-labs.example",
    colour: "rose",
    region: "us",
    zone: "Asia/Kolkata",
    cities: [["bengaluru", 1]],
    users: 27,
    admins: [
      ["Kavya", "Iyer"],
      ["Arjun", "Menon"],
    ],
    volume: 0.07,
    site: 40,
  },
];
