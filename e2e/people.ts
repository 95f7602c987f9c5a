/** Who signs in, and the orgs that they may see. The same in each worker's stack. */
import { testOrg } from "@/lib/emulator/scenarios/small";

export const PASSWORD = "a quiet lamp by the window";

export const ORGS = {
  north: { slug: "north", name: "Northwind Retail", id: testOrg("north"), colour: "teal" },
  south: { slug: "south", name: "Fabrikam Clinics", id: testOrg("south"), colour: "violet" },
} as const;

export const PEOPLE = {
  admin: { email: "ada@e2e.example", name: "Ada Admin", role: "admin", orgs: "all" },
  analyst: { email: "anna@e2e.example", name: "Anna Analyst", role: "analyst", orgs: "all" },
  /** May see the south org only. */
  viewer: { email: "vik@e2e.example", name: "Viktor Viewer", role: "viewer", orgs: ["south"] },
} as const;
export type Person = keyof typeof PEOPLE;
