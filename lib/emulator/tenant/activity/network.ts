/** RADIUS and LDAP, under the names that real tenants emit and, now and then, the documented ones. */
import { RADIUS_SERVERS } from "../catalogue";
import { type Activity, byUser, from } from "./context";

const BAD_PASSWORD = "mschap: MS-CHAP2-Response is incorrect";

const radius: Activity = {
  rate: 66,
  kind: "people",
  act({ world, dice, scribe }, ms) {
    const person = dice.pick(world.users);
    const success = !dice.chance(0.07);
    const vpn = dice.chance(0.25);
    const { id: _id, ...initiated_by } = byUser(person);
    scribe.write(ms, "radius", dice.chance(0.02) ? "radius_auth" : "radius_auth_attempt", {
      initiated_by,
      ...(success ? {} : { error_message: BAD_PASSWORD }),
      auth_type: "eap",
      eap_type: "MSCHAPv2",
      nas_mfa_state: vpn ? "REQUIRED" : "DISABLED",
      outer: {
        eap_type: "PEAP",
        username: person.username,
        ...(success ? {} : { error_message: `eap_peap: rejected, ${BAD_PASSWORD}` }),
      },
      mfa: vpn,
      mfa_meta: { type: vpn ? "push" : "none" },
      auth_meta: {
        user_password_enabled: true,
        device_cert_enabled: false,
        user_cert_enabled: false,
        auth_idp: "JUMPCLOUD",
        userid_type: "USERNAME",
      },
      username: person.username,
      resource: { type: "radius_server", name: RADIUS_SERVERS[vpn ? 2 : dice.between(0, 1)] },
      success,
      ...from(vpn ? person.home : person.office),
    });
  },
};

/** A bind of a service account or a person, with the searches that follow on the same connection. */
const ldap: Activity = {
  rate: 42,
  kind: "machines",
  act({ world, dice, scribe }, ms) {
    const person = dice.chance(0.35) ? dice.pick(world.users) : null;
    const username = person?.username ?? dice.pick(["svc-sssd", "svc-printers", "svc-wiki"]);
    const ou = `ou=Users,o=${world.org.id},dc=jumpcloud,dc=com`;
    const success = !dice.chance(person ? 0.12 : 0.01);
    const shared = {
      connection_id: `${dice.hex(20)}=`,
      initiated_by: person ? byUser(person) : { type: "user", username },
      auth_method: "simple",
      mech: "SIMPLE",
      start_tls: false,
      tls_established: true,
      username,
      client_ip: person?.office.ip ?? world.users[0]?.office.ip ?? "192.0.2.1",
    };
    scribe.write(ms, "ldap", "ldap_bind", {
      ...shared,
      operation_number: 0,
      dn: `uid=${username},${ou}`,
      success,
      error_code: success ? 0 : 49,
      error_message: success ? "" : "invalid credentials",
    });
    if (!success) return;
    scribe.write(ms + 1_000, "ldap", dice.chance(0.03) ? "ldap_search" : "ldap_srch", {
      ...shared,
      operation_number: 1,
      base: ou,
      scope: 2,
      deref: 0,
      filter: dice.pick([
        "(&(objectClass=posixAccount)(uid=*))",
        `(uid=${username})`,
        "(&(objectClass=sambaDomain)(sambaDomainName=workgroup))",
      ]),
      attr: "uid cn mail memberOf",
      number_of_results: dice.between(0, 40),
      success: true,
      error_code: 0,
      error_message: "",
    });
  },
};

export const NETWORK: readonly Activity[] = [radius, ldap];
