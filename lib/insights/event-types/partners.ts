/** The multi-tenant portal of managed service providers (asked for with the provider's id). */
import { type EventType, lifecycle, types } from "./row";

const integration = (prefix: string, name: string, article: string): EventType[] => [
  ...lifecycle("directory", `${prefix}_billing_mapping`, `${article} ${name} billing mapping`),
  ...lifecycle("directory", `${prefix}_company_mapping`, `${article} ${name} company mapping`),
  ...lifecycle("directory", `${prefix}_integration`, `${article} ${name} integration`),
  ...types("directory", `${prefix}_`, { settings_update: `The ${name} settings were changed.` }),
];

export const PARTNER_TYPES: readonly EventType[] = [
  ...integration("autotask", "Autotask", "An"),
  ...integration("connectwise", "ConnectWise", "A"),
  ...integration("syncro", "Syncro", "A"),
  ...types("directory", "", {
    msp_ticket_create: "A ticket was opened in a partner's system, or could not be.",
    mtp_download_invoice: "An admin downloaded an invoice in the multi-tenant portal.",
    provider_update: "The billing details of the provider were changed.",
  }),
];
