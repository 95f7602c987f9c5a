/** Devices: sign-ins, operating systems, disk encryption, remote sessions, MDM and software. */
import { type EventType, types } from "./row";

export const DEVICE_TYPES: readonly EventType[] = [
  ...types("systems", "", {
    login_attempt: "A user signed in to a device, or failed to.",
    system_fde_key_update: "The disk encryption key of a device changed.",
    system_fde_key_decrypt: "The disk encryption key of a device was revealed.",
    os_major_upgrade: "A device moved to a newer major release of its operating system.",
    os_minor_upgrade: "A device moved to a newer minor, patch or revision of its operating system.",
    os_major_rollback: "A device went back to an older major release of its operating system.",
    os_minor_rollback: "A device went back to an older minor, patch or revision of its operating system.",
    remote_session_start: "An admin started a remote assistance session.",
    remote_session_join: "Somebody joined or rejoined a remote assistance session.",
    remote_session_end: "A remote assistance session was ended by either side.",
    remote_session_feedback: "Somebody rated a remote assistance session.",
    google_emm_create: "The organisation was registered for Android management.",
    google_emm_patch: "The registration for Android management was changed.",
    google_emm_delete: "The registration for Android management was removed.",
    device_command: "An admin sent a command to an Android device.",
  }),
  ...types("mdm", "", {
    configuration_file_download: "The configuration file for Microsoft MDM was downloaded.",
    device_enrollment: "A device was enrolled in Microsoft MDM.",
    mdm_command_result: "A managed device answered a command.",
  }),
  ...types("software", "", {
    software_add: "Software appeared on a device.",
    software_change: "Software on a device changed, mostly its version.",
    software_remove: "Software left a device.",
    software_add_request: "An admin asked for software to be installed.",
    software_change_request: "An admin asked for software to be changed.",
    software_remove_request: "An admin asked for software to be removed.",
    windows_patch_export: "An admin exported the list of Windows patches.",
    windows_patch_install: "An admin started the installation of a Windows patch.",
  }),
];
