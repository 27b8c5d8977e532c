package org.phrasefield.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.scoring.Preference;
import org.phrasefield.scoring.Verdict;

/** What people said of pairs of answers, in its table. */
final class PreferenceRows {
    private static final String NEWEST = "(SELECT max(id) FROM result WHERE run = ? AND key = ?)";

    private PreferenceRows() {}

    /** Keeps what was said of the newest results of each two trials; what the same person said before of the same order counts no longer. */
    static void keep(Connection connection, String run, List<Preference> preferences) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO preference (result, other, rater, turned, verdict, rated_at) VALUES (" + NEWEST + ", "
                        + NEWEST + ", ?, ?, ?, ?)")) {
            for (Preference each : preferences) {
                insert.setString(1, run);
                insert.setString(2, each.pair().one());
                insert.setString(3, run);
                insert.setString(4, each.pair().other());
                insert.setString(5, each.rater());
                insert.setBoolean(6, each.turned());
                insert.setString(7, each.verdict().map(Verdict::name).orElse(null));
                insert.setString(8, each.at().toString());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What everybody said last of the newest results of a run, in the order in which it was said; nothing that was taken back. */
    static List<Preference> of(Connection connection, String run) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT one.key, other.key, preference.rater, preference.turned, preference.verdict, preference.rated_at FROM preference"
                        + " JOIN result AS one ON one.id = preference.result JOIN result AS other ON other.id = preference.other"
                        + " WHERE one.run = ? AND preference.verdict IS NOT NULL"
                        + " AND one.id = (SELECT max(id) FROM result WHERE run = one.run AND key = one.key)"
                        + " AND other.id = (SELECT max(id) FROM result WHERE run = other.run AND key = other.key)"
                        + " AND preference.id = (SELECT max(id) FROM preference AS later WHERE later.result = preference.result"
                        + " AND later.other = preference.other AND later.rater = preference.rater"
                        + " AND later.turned = preference.turned) ORDER BY preference.id")) {
            query.setString(1, run);
            List<Preference> preferences = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    preferences.add(new Preference(
                            new Preference.Pair(row.getString(1), row.getString(2)),
                            row.getBoolean(4),
                            row.getString(3),
                            Optional.of(Verdict.valueOf(row.getString(5))),
                            Instant.parse(row.getString(6))));
                }
            }
            return preferences;
        }
    }
}
