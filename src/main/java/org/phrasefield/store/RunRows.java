package org.phrasefield.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whole runs in a database: copied from one to another, and removed. */
final class RunRows {
    private static final Set<String> TABLES = Set.of(
            "run",
            "trial",
            "result",
            "attempt",
            "metric_list",
            "scored",
            "basis",
            "rating",
            "preference",
            "trait",
            "embedding",
            "width",
            "residence",
            "spell",
            "meaning",
            "lost",
            "bet",
            "bets_made");

    /** How the asking of a run went. */
    private static final List<String> OF_ITS_COURSE = List.of("width", "residence", "spell", "lost");

    private static final String OF_RUN = "result IN (SELECT id FROM %s.result WHERE run = ?)";

    private RunRows() {}

    /** What an attached database holds that one of Phrasefield does not: views, triggers and the like can do things when they are read. */
    static Optional<String> foreign(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT type, name, tbl_name FROM " + schema + ".sqlite_master")) {
            while (row.next()) {
                String type = row.getString("type");
                boolean known =
                        (type.equals("table") || type.equals("index")) && TABLES.contains(row.getString("tbl_name"));
                if (!known) return Optional.of(type + " " + row.getString("name"));
            }
        }
        return Optional.empty();
    }

    /** Ids of the runs of a database. */
    static List<String> ids(Connection connection, String schema) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM " + schema + ".run ORDER BY id")) {
            while (row.next()) ids.add(row.getString(1));
        }
        return ids;
    }

    /**
     * Copies a run from one attached database to another. Results get numbers beyond those that are there, in their order.
     *
     * @param from schema where it lies
     * @param id the run there
     * @param to schema that it goes to
     * @param as its id there
     * @param number which run of its protocol it is there
     */
    static void copy(Connection connection, String from, String id, String to, String as, int number)
            throws SQLException {
        long shift = newest(connection, to);
        String shifted = "result + " + shift;
        String ofRun = OF_RUN.formatted(from);
        copy(connection, "run", from, to, "id = ?", id, Map.of("id", quoted(as), "number", Integer.toString(number)));
        copy(connection, "trial", from, to, "run = ?", id, Map.of("run", quoted(as)));
        copy(connection, "result", from, to, "run = ?", id, Map.of("run", quoted(as), "id", "id + " + shift));
        copy(connection, "attempt", from, to, ofRun, id, Map.of("result", shifted));
        copy(connection, "trait", from, to, ofRun, id, Map.of("result", shifted));
        copy(connection, "rating", from, to, ofRun, id, Map.of("result", shifted, "id", "NULL"));
        copy(
                connection,
                "preference",
                from,
                to,
                ofRun,
                id,
                Map.of("result", shifted, "other", "other + " + shift, "id", "NULL"));
        copy(connection, "embedding", from, to, "run = ?", id, Map.of("run", quoted(as), "id", "NULL"));
        for (String table : OF_ITS_COURSE) {
            copy(connection, table, from, to, "run = ?", id, Map.of("run", quoted(as), "id", "NULL"));
        }
        copy(
                connection,
                "meaning",
                from,
                to,
                "run = ?",
                id,
                Map.of("run", quoted(as), "id", "NULL", "after", "after + " + shift));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT OR IGNORE INTO " + to + ".metric_list (metrics) SELECT metrics FROM " + from
                    + ".metric_list");
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT OR IGNORE INTO " + to + ".basis (metric, version, instruments)"
                    + " SELECT metric, version, instruments FROM " + from + ".basis");
        }
        String list = "(SELECT there.id FROM " + to + ".metric_list AS there JOIN " + from
                + ".metric_list AS here ON here.metrics = there.metrics WHERE here.id = " + from + ".scored.metrics)";
        copy(connection, "scored", from, to, ofRun, id, Map.of("result", shifted, "metrics", list));
    }

    private static long newest(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(id), 0) FROM " + schema + ".result")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** @param other columns that are not taken as they are, each with what it becomes */
    private static void copy(
            Connection connection,
            String table,
            String from,
            String to,
            String where,
            String id,
            Map<String, String> other)
            throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT name FROM pragma_table_info('" + table + "', '" + to + "')")) {
            while (row.next()) columns.put(row.getString(1), other.getOrDefault(row.getString(1), row.getString(1)));
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + to + "." + table + " ("
                + String.join(", ", columns.keySet()) + ") SELECT " + String.join(", ", columns.values()) + " FROM "
                + from + "." + table + " WHERE " + where + (columns.containsKey("id") ? " ORDER BY id" : ""))) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Removes a run and everything that hangs on it; lists of metrics stay, others may share them. */
    static void delete(Connection connection, String id) throws SQLException {
        String ofRun = OF_RUN.formatted("main");
        for (String table : List.of("attempt", "scored", "rating", "preference", "trait")) {
            delete(connection, table, ofRun, id);
        }
        for (String table : List.of("result", "trial", "embedding", "meaning"))
            delete(connection, table, "run = ?", id);
        for (String table : OF_ITS_COURSE) delete(connection, table, "run = ?", id);
        delete(connection, "run", "id = ?", id);
    }

    private static void delete(Connection connection, String table, String where, String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE " + where)) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }
}
