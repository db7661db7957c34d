package firn.server.admin;

import firn.core.keys.Device;
import firn.core.people.Account;
import firn.core.people.AppPassword;
import firn.core.people.DriveEntry;
import firn.core.people.Limits;
import firn.core.people.Organisation;
import firn.core.people.Team;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What commands tell of things; the names of members are stable, for programs that read the JSON. */
final class Shapes {
    private Shapes() {}

    static Map<String, Object> of(Account account) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", account.id());
        members.put("email", account.email().toString());
        members.put("name", account.name());
        members.put("twoFactor", account.twoFactor());
        members.put("blocked", account.blocked());
        members.put("created", account.createdAt().toString());
        return members;
    }

    static Map<String, Object> of(DriveEntry drive) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", drive.id());
        members.put("name", drive.name());
        members.put("organisation", drive.organisation());
        members.put("offer", drive.offer());
        members.put("created", drive.createdAt().toString());
        return members;
    }

    static Map<String, Object> of(Organisation organisation) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", organisation.id());
        members.put("name", organisation.name());
        members.put("created", organisation.createdAt().toString());
        return members;
    }

    static Map<String, Object> of(Team team) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", team.id());
        members.put("name", team.name());
        members.put("accounts", team.accounts().stream().sorted().toList());
        return members;
    }

    static Map<String, Object> of(AppPassword password) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", password.id());
        members.put("name", password.name());
        limits(members, password.limits());
        times(members, password.createdAt(), password.lastUsedAt());
        return members;
    }

    static Map<String, Object> of(Device device) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", device.id());
        members.put("name", device.program().name());
        members.put("client", device.program().client());
        limits(members, device.limits());
        times(members, device.createdAt(), device.lastUsedAt());
        return members;
    }

    private static void limits(Map<String, Object> members, Limits limits) {
        members.put("drive", limits.drive().<Object>map(id -> id).orElse("all"));
        members.put("readOnly", limits.readOnly());
    }

    private static void times(Map<String, Object> members, Instant created, Optional<Instant> used) {
        members.put("created", created.toString());
        members.put("used", used.map(Instant::toString).orElse("never"));
    }
}
