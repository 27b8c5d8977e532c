package org.phrasefield.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.Spell;
import org.phrasefield.trial.Width;

/** How the asking of runs went, in a database. */
final class CourseRows {
    private static final double NANOS = 1e9;

    private CourseRows() {}

    static int keep(Connection connection, String run, Width width) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO width (run, model, since, calls, why) VALUES (?,?,?,?,?)")) {
            insert.setString(1, run);
            insert.setString(2, width.model());
            insert.setString(3, width.since().toString());
            insert.setInt(4, width.calls());
            insert.setString(5, width.why().name());
            return insert.executeUpdate();
        }
    }

    static int keep(Connection connection, String run, Residence residence) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO residence (run, model, since, bytes, in_graphics) VALUES (?,?,?,?,?)")) {
            insert.setString(1, run);
            insert.setString(2, residence.model());
            insert.setString(3, residence.since().toString());
            insert.setLong(4, residence.bytes());
            insert.setLong(5, residence.inGraphics());
            return insert.executeUpdate();
        }
    }

    static int keep(Connection connection, String run, Spell spell) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO spell (run, model, what, nanos) VALUES (?,?,?,?)")) {
            insert.setString(1, run);
            insert.setString(2, spell.model().orElse(null));
            insert.setString(3, spell.what().name());
            insert.setLong(4, spell.took().toNanos());
            return insert.executeUpdate();
        }
    }

    /** Reads one row. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> all(Connection connection, String query, String run, Row<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) all.add(reader.read(row));
            }
        }
        return all;
    }

    static List<Width> widths(Connection connection, String run) throws SQLException {
        return all(
                connection,
                "SELECT model, since, calls, why FROM width WHERE run = ? ORDER BY id",
                run,
                row -> new Width(
                        row.getString(1),
                        Instant.parse(row.getString(2)),
                        row.getInt(3),
                        Width.Why.valueOf(row.getString(4))));
    }

    static List<Residence> residences(Connection connection, String run) throws SQLException {
        return all(
                connection,
                "SELECT model, since, bytes, in_graphics FROM residence WHERE run = ? ORDER BY id",
                run,
                row -> new Residence(
                        row.getString(1), Instant.parse(row.getString(2)), row.getLong(3), row.getLong(4)));
    }

    static List<Spell> spells(Connection connection, String run) throws SQLException {
        return all(
                connection,
                "SELECT model, what, nanos FROM spell WHERE run = ? ORDER BY id",
                run,
                row -> new Spell(
                        Optional.ofNullable(row.getString(1)),
                        Spell.What.valueOf(row.getString(2)),
                        Duration.ofNanos(row.getLong(3))));
    }

    /** By model, for how long servers loaded while calls waited, where they tell. */
    static Map<String, Duration> loading(Connection connection, String run) throws SQLException {
        Map<String, Duration> loading = new TreeMap<>();
        all(
                        connection,
                        "SELECT trial.model, sum(attempt.loading) FROM trial"
                                + " JOIN result ON result.run = trial.run AND result.key = trial.key"
                                + " JOIN attempt ON attempt.result = result.id"
                                + " WHERE trial.run = ? AND attempt.loading IS NOT NULL GROUP BY trial.model",
                        run,
                        row -> Map.entry(row.getString(1), Duration.ofNanos(row.getLong(2))))
                .forEach(each -> loading.put(each.getKey(), each.getValue()));
        return loading;
    }

    /**
     * Tokens of a model's answers a second of their calls, loads left out.
     *
     * @param from calls that began then or later; absent for the first one
     * @param until calls that began before; absent to the last one
     */
    static OptionalDouble speed(
            Connection connection, String run, String model, Optional<Instant> from, Optional<Instant> until)
            throws SQLException {
        String began = JdbcAnswerStore.moment("attempt.started_at");
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT sum(result.output_tokens), sum(max(attempt.nanos - coalesce(attempt.loading, 0), 0)) FROM trial"
                        + " JOIN result ON result.run = trial.run AND result.key = trial.key"
                        + " JOIN attempt ON attempt.result = result.id"
                        + " WHERE trial.run = ?1 AND trial.model = ?2 AND attempt.outcome = 'answered'"
                        + " AND result.output_tokens IS NOT NULL"
                        + " AND (?3 IS NULL OR " + began + " >= " + JdbcAnswerStore.moment("?3") + ")"
                        + " AND (?4 IS NULL OR " + began + " < " + JdbcAnswerStore.moment("?4") + ")")) {
            select.setString(1, run);
            select.setString(2, model);
            select.setString(3, from.map(Instant::toString).orElse(null));
            select.setString(4, until.map(Instant::toString).orElse(null));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long tokens = row.getLong(1);
                long nanos = row.getLong(2);
                return tokens > 0 && nanos > 0 ? OptionalDouble.of(tokens * NANOS / nanos) : OptionalDouble.empty();
            }
        }
    }
}
