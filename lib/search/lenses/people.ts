import { accountNamed } from "../account";
import { type Lens, searchFor, types } from "./lens";

const group = "People who leave";

export const PEOPLE_LENSES: Lens[] = [
  {
    id: "leavers",
    title: "Leavers",
    group,
    looksFor: "Users who were suspended or deleted, and who did it.",
    why: "The start of an offboarding check: take each name to the next lens, or look at the Related tab of the deletion over 30 days. A suspension that was taken back without a word is worth a question too.",
    search: searchFor(
      "30d",
      [
        types(
          "user_suspended",
          "user_unsuspended",
          "user_delete",
          "user_delete_provision",
          "user_suspension_schedule_create",
          "admin_delete",
          "admin_suspended",
        ),
      ],
      { columns: ["time", "outcome", "sentence", "actor", "target"], breakdown: "event_type" },
    ),
  },
  {
    id: "offboarding-check",
    title: "Offboarding check: what one person still does",
    group,
    looksFor:
      "Every event of one user: sign-ins, local accounts on devices, and what others did to the account.",
    why: "After the last day there should be nothing. A local account on a laptop that was never wiped works on without the directory; it shows here as device sign-ins after the deletion.",
    asks: { label: "Username or email", example: "jane.doe, jane.doe@example.com" },
    search: searchFor("30d", [accountNamed()], {
      columns: ["time", "outcome", "sentence", "device", "address"],
      breakdown: "service",
    }),
  },
];
