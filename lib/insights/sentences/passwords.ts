/** Phrases of the password manager and of the vault that follows it. */

const manager = new Map(
  Object.entries({
    enable: "turn on|Password Manager",
    disable: "turn off|Password Manager",
    app_unlock: "unlock|the Password Manager app",
    app_update: "update|the Password Manager app",
    backup_create: "create|a cloud backup",
    backup_enable: "turn on|+cloud backups",
    backup_disable: "turn off|+cloud backups",
    backup_key_create: "create|a backup key",
    backup_key_delete: "delete|a backup key",
    backup_key_regenerate: "regenerate|a backup key",
    backup_request: "request|the restore of a cloud backup",
    backup_request_approve: "approve|a request to restore a cloud backup",
    backup_request_cancel: "cancel|a request to restore a cloud backup",
    backup_request_reject: "reject|a request to restore a cloud backup",
    backup_request_restore: "restore|an approved cloud backup",
    local_backup_create: "create|a local backup",
    local_backup_path_update: "update|the path of local backups",
    local_backup_restore: "restore|a local backup",
    extension_pair: "pair|a browser extension",
    extension_settings_update: "update|+the browser extension settings",
    extension_site_exclusion: "exclude|a site|from the browser extension",
    extension_unlock: "unlock|the browser extension",
    mini_launch: "open|Password Manager mini",
    pincode_update: "change|the PIN of the Password Manager app",
    paranoid_mode_enable: "turn on|paranoid mode",
    paranoid_mode_disable: "turn off|paranoid mode",
    force_sync: "force|a sync of the Password Manager app",
    folder_force_sync: "force|a sync of [folder @]",
    folder_group_add: "add|[group ~]|to [shared folder @]",
    folder_group_update: "update|the role of [group ~] in [shared folder @]",
    folder_group_remove: "remove|[group ~]|from [shared folder @]",
    folder_member_add: "add|[member ~]|to [folder @]",
    folder_member_update: "update|the role of [member ~] in [folder @]",
    folder_member_remove: "remove|[member ~]|from [folder @]",
    sharedfolders_policy_update: "update|the shared folders policy",
    sharedfolders_policy_group_add: "allow|[group ~]|to share folders",
    sharedfolders_policy_group_remove: "remove|the permission of [group ~] to share folders",
    sharedfolders_policy_user_add: "allow|[user ~]|to share folders",
    sharedfolders_policy_user_remove: "remove|the permission of [user ~] to share folders",
    item_add: "add|[item @]|to a folder",
    item_update: "update|[item @]",
    item_remove: "remove|[item @]|from a folder",
    item_move: "move|[item @]|to another folder",
    item_autofill: "autofill|[item @]",
    item_copy: "copy|[item @]",
    item_reveal: "reveal|[item @]",
    item_history_reveal: "reveal|the history of [item @]",
    item_history_restore: "restore|[item @]|from its history",
    item_settings_update: "update|+the settings of [item @]",
    items_export: "export|+Password Manager items|to a local file",
    items_import: "import|+Password Manager items",
    user_activate: "activate|Password Manager",
    user_deactivate: "deactivate|Password Manager",
    user_reactivate: "reactivate|Password Manager",
    user_device_pair: "pair|[device ^]|with Password Manager",
    user_device_unpair: "unpair|[device ^]|from Password Manager",
    user_enable: "turn on|Password Manager|for [user @]",
    user_disable: "turn off|Password Manager|for [user @]",
    "user_re-enable": "turn on|Password Manager|for [user @] again",
    user_remove: "remove|[user @]|from Password Manager",
    user_signup: "sign up||for Password Manager",
    user_update: "update|[Password Manager user @]",
  }),
);

const vault = new Map(
  Object.entries({
    enable: "turn on|Password Vault",
    disable: "turn off|Password Vault",
    user_enable: "turn on|Password Vault|for [user @]",
    user_disable: "turn off|Password Vault|for [user @]",
    credential_import: "import|+credentials|into the vault",
    websites_export: "export|+websites|from the vault",
    website_connect: "open|[website @]|from the vault",
    website_linkcredential: "link|a credential|to [website @]",
  }),
);

const vaultItem = new Map(
  Object.entries({
    add: "add|#|to the vault",
    archive: "archive|#",
    autofill: "autofill|#",
    copy: "copy|#",
    delete: "delete|#|from the vault",
    duplicate: "duplicate|#",
    export: "export|#|from the vault",
    history_reveal: "reveal|the history of #",
    reveal: "reveal|#",
    shareuser: "share|#|with [user ~]",
    shareusergroup: "share|#|with [user group ~]",
    update: "update|#",
    viewdetail: "view|+the details of #",
    viewdetails: "view|+the details of #",
    viewsecret: "view|the secret of #",
  }),
);

const folderVerbs = new Map(
  Object.entries({
    create: "create|#",
    delete: "delete|#",
    add: "add|%|to #",
    update: "update|% in #",
    remove: "remove|%|from #",
  }),
);
const folderType = /^(personal|shared)folder_(?:(credential|website|user|group)_)?([a-z]+)$/;

/** The phrase of a type of either product, or undefined. */
export function passwordPhrase(type: string): string | undefined {
  if (type.startsWith("passwordmanager_")) return manager.get(type.slice("passwordmanager_".length));
  return type.startsWith("passwordvault_") ? vaultPhrase(type.slice("passwordvault_".length)) : undefined;
}

function vaultPhrase(rest: string): string | undefined {
  const folder = folderType.exec(rest);
  if (folder) return folderPhrase(folder);
  const [, noun = "", verb = ""] = /^(credential|website)_([a-z_]+)$/.exec(rest) ?? [];
  return vault.get(rest) ?? vaultItem.get(verb)?.replace("#", `[${noun} @]`);
}

/** In a folder the target is the folder; what goes in or out is the association. */
function folderPhrase([, kind, thing, verb = ""]: RegExpExecArray): string | undefined {
  if ((thing === undefined) !== (verb === "create" || verb === "delete")) return undefined;
  return folderVerbs.get(verb)?.replace("%", `[${thing} ~]`).replace("#", `[${kind} folder @]`);
}
