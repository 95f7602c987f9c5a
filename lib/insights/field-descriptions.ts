/**
 * What a field holds, in words, where its label does not say enough. Kept apart from fields.ts: the texts
 * are only needed once somebody picks a field.
 */
const descriptions = new Map(
  Object.entries({
    outcome:
      "Our reading of success, the SSO token, error codes and answers: success, failure, step or unknown.",
    event_type: "The name of what happened, such as user_lockout. New names appear without notice.",
    service: "The part of JumpCloud that sent the event.",
    timestamp:
      "When it happened, in UTC, with up to nine digits below the second. Some events arrive minutes late.",
    server_timestamp: "When JumpCloud received the event; seen on newer events.",
    timestamp_source: "Which clock the time comes from; seen on newer events.",
    system_timestamp: "The device's own clock, with its offset.",
    id: "Identifies the event; the same event fetched twice has the same id.",
    organization: "The JumpCloud organisation that the event belongs to.",
    provider: "The managed service provider of the organisation, if it has one.",
    pid: "The partner id of the managed service provider.",
    "@version": "The version of the event's form.",
    success: "Whether it worked. Missing on every SSO sign-in: use the outcome there.",
    sso_token_success:
      "SSO only: whether the application received a token. False without an error is an MFA step of a sign-in that goes on.",
    error_message: "What went wrong, in the words of the service.",
    error_code: "LDAP result code: 0 is success.",
    mfa: "Whether a second factor was used.",
    "mfa_meta.type": "The second factor: totp, webauthn, duo, push or none.",
    auth_method:
      "How the caller was signed in: a session of the portal, an API key, or the kind of LDAP bind.",
    idp_initiated: "True when the sign-in started in JumpCloud, false when it started at the application.",
    client_ip: "The address that the request came from.",
    src_ip: "The address that a sign-in to a device came from.",
    username: "The name that was given at sign-in, or the account that the event is about.",
    process_name: "The program on the device that asked for the sign-in, such as sshd.",
    message: "The line of the device's own log.",
    detail: "What happened, in the words of the service.",
    "initiated_by.email":
      "The e-mail address of who did it. Missing on lockouts and on what JumpCloud does by itself.",
    "initiated_by.username":
      "The username of who did it; users have one where admins have an e-mail address.",
    "initiated_by.type": "Admin or user; the documents call a user systemuser.",
    "initiated_by.source": "The integration that acted for somebody, such as SCIM.",
    "initiated_by.administrator": "Whether the user is an admin as well.",
    jc_initiated_by_email: "The e-mail address of who did it, as some newer events spell it.",
    jc_initiated_by_id: "The id of who did it, as some newer events spell it.",
    "resource.type": "The kind of thing that was changed, or of account that tried to sign in.",
    "resource.name": "The name of what was changed.",
    "resource.username": "The username of the account that was changed.",
    "resource.email": "The e-mail address of the account that was changed.",
    "resource.recipient_email": "Who an e-mail was sent to.",
    "resource.id": "The id of what was changed.",
    "resource.source_id": "The device or user that an alert is about.",
    "target_resource.type": "Where somebody signed in to, such as admin_portal.",
    "association.op": "What happened to the association: add, update or remove.",
    "association.action_source": "Whether a person or a rule made the change.",
    "association.connection.from.type": "The kind of thing on one side, such as a user group.",
    "association.connection.to.type": "The kind of thing on the other side, such as a user.",
    "system_group.name": "The device group that had most to do with the event.",
    "correlation.id": "The job that this event is part of, such as an import of users.",
    "correlation.type": "The kind of job that this event is part of.",
    changes: "The fields that changed, with the values before and after.",
    useragent: "The browser or program that sent the request.",
    "geoip.country_code": "The country of the address, in two letters.",
    "geoip.country_code2": "The country of the address, as the oldest documents spell it.",
    "geoip.region_name": "The region or state of the address.",
    "geoip.city": "The city of the address; seen on newer events.",
    "geoip.continent_code": "The continent of the address, in two letters.",
    "geoip.timezone": "The time zone at the address.",
    "asn.number": "The network (autonomous system) of the address; seen on newer events.",
    "asn.organization": "Who runs the network of the address.",
    "application.display_label": "The application, under the name that an admin gave it.",
    "application.name": "The kind of connector, or the name of the software.",
    "application.sso_url": "The address at JumpCloud that starts a sign-in to the application.",
    "application.version": "The version of the software.",
    "auth_context.system.hostname":
      "The managed device that somebody signed in from. Missing does not prove a private device.",
    "auth_context.policies_applied.name": "The conditional access policies that took part in the decision.",
    "auth_context.policies_applied.metadata.action":
      "What the policy decided: ALLOW, ALLOW_WITH_MFA or DENY.",
    "auth_context.jumpcloud_protect_device.ip": "The address of the phone that confirmed the sign-in.",
    "auth_meta.auth_idp": "Who checked the password of a RADIUS sign-in.",
    nas_mfa_state:
      "What the RADIUS server asks for: disabled, enabled (if the user has MFA), required, or always.",
    auth_type: "The RADIUS protocol, such as pap or eap.",
    eap_type: "The EAP method within the tunnel.",
    "outer.eap_type": "The EAP method of the tunnel itself.",
    "outer.username": "The name shown outside the tunnel.",
    "outer.error_message": "What went wrong in the tunnel.",
    dn: "The LDAP name that was used to sign in.",
    base: "Where in the LDAP tree a search starts.",
    filter: "The LDAP search itself.",
    scope: "How far an LDAP search reaches: 0 the entry, 1 its children, 2 the whole tree.",
    deref: "How an LDAP search treats aliases.",
    operation_number: "Counts the operations of one LDAP connection from 0.",
    tls_established: "Whether the connection used LDAPS.",
    start_tls: "Whether the connection was secured by StartTLS.",
    "system.displayName": "The name of the device in JumpCloud.",
    "system.hostname": "The name that the device gives itself.",
    "windows_meta.elevated": "Whether the sign-in to Windows had administrator rights.",
    "windows_meta.logon_type":
      "2 interactive, 3 network, 4 batch, 5 service, 7 unlock, 8 network in clear text, 9 new credentials, 10 remote, 11 cached.",
    app_management_source: "How JumpCloud installed the software.",
    mdm_type: "The platform of the managed device.",
    request_type: "The MDM command, such as RestartDevice.",
    status: "The answer of a managed device: Acknowledged, Error, CommandFormatError or Idle.",
    result: "How it ended, in the words of the service.",
    "error_chain.us_english_description": "What the managed device says went wrong.",
    "message_chain.response_code": "The answer of a connected service, as an HTTP status.",
    severity: "How serious the alert is, in the words of its rule.",
    category: "What the alert is about.",
    access_request_id: "The request for access that this event belongs to.",
    "workflow.name": "The approval workflow.",
    referrer_type: "What a stored file is for.",
    object_storage_item_version_name: "The name of the stored file.",
    object_storage_item_version_sha_256_sum: "The fingerprint of the stored file.",
  }),
);

/** A sentence on the field at `path`, or null where its label says enough. */
export function fieldDescription(path: string): string | null {
  return descriptions.get(path) ?? null;
}

/** Paths that have a description. */
export function describedFields(): string[] {
  return [...descriptions.keys()];
}
