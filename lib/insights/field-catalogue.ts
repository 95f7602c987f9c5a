/**
 * Every attribute path of the API documentation (both editions), of its schema tables' examples, and those
 * that only real events show. Labels must stand alone: they appear without their path.
 */

import { APPLICATION_FIELDS, DEVICE_FIELDS, PLACE_FIELDS } from "./field-catalogue/devices";
import { GENERAL_FIELDS } from "./field-catalogue/general";
import { ACTOR_FIELDS, RELATION_FIELDS, RESOURCE_FIELDS } from "./field-catalogue/parties";
import type { CatalogueRow } from "./field-catalogue/row";
import { SIGN_IN_FIELDS } from "./field-catalogue/sign-in";

export const CATALOGUE: readonly CatalogueRow[] = [
  ...GENERAL_FIELDS,
  ...ACTOR_FIELDS,
  ...RESOURCE_FIELDS,
  ...RELATION_FIELDS,
  ...PLACE_FIELDS,
  ...SIGN_IN_FIELDS,
  ...APPLICATION_FIELDS,
  ...DEVICE_FIELDS,
];
