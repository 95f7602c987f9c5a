export interface AdminTab {
  label: string;
  path: string;
}

/** The parts of the administration, in the order of their tabs. One that is not finished is not here. */
export const ADMIN_TABS: readonly [AdminTab, ...AdminTab[]] = [
  { label: "Organisations", path: "/admin/orgs" },
  { label: "Keys", path: "/admin/keys" },
  { label: "Users", path: "/admin/users" },
  { label: "Audit log", path: "/admin/audit" },
];
