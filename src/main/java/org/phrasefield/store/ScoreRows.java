package org.phrasefield.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.phrasefield.scoring.Score;

/** Scores in their tables: a row for each answer and list of metrics. Knows the lists that it has met, for one connection. */
final class ScoreRows {
    /**
     * A metric of a list.
     *
     * @param id the metric's id, without a space
     * @param version its version
     */
    record Version(String id, String version) {
        static Version of(Score score) {
            return new Version(score.metric(), score.version());
        }

        static Version parse(String text) {
            int space = text.indexOf(' ');
            return new Version(text.substring(0, space), text.substring(space + 1));
        }

        @Override
        public String toString() {
            return id + " " + version;
        }
    }

    private final Connection connection;
    private final Map<Long, List<Version>> lists = new HashMap<>();
    private final Map<List<Version>, Long> ids = new HashMap<>();

    ScoreRows(Connection connection) {
        this.connection = connection;
    }

    /** Keeps scores of a result; those of the same list of metrics are replaced. */
    void keep(PreparedStatement insert, long result, List<Score> scores) throws SQLException {
        if (scores.isEmpty()) return;
        insert.setLong(1, result);
        insert.setLong(2, id(scores.stream().map(Version::of).toList()));
        insert.setString(3, Json.ofScores(scores));
        insert.addBatch();
    }

    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement("INSERT OR REPLACE INTO scored (result, metrics, scores) VALUES (?,?,?)");
    }

    static PreparedStatement query(Connection connection) throws SQLException {
        return connection.prepareStatement("SELECT metrics, scores FROM scored WHERE result = ? ORDER BY metrics");
    }

    /** Every stored score of a result, of every version. */
    List<Score> read(PreparedStatement query, long result) throws SQLException {
        query.setLong(1, result);
        List<Score> scores = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                List<Version> metrics = list(row.getLong(1));
                List<Score.Value> values = Json.values(row.getString(2));
                for (int i = 0; i < metrics.size(); i++) {
                    scores.add(new Score(metrics.get(i).id(), metrics.get(i).version(), values.get(i)));
                }
            }
        }
        return scores;
    }

    private long id(List<Version> metrics) throws SQLException {
        Long known = ids.get(metrics);
        if (known != null) return known;
        String text = Json.ofTexts(metrics.stream().map(Version::toString).toList());
        try (PreparedStatement insert =
                        connection.prepareStatement("INSERT OR IGNORE INTO metric_list (metrics) VALUES (?)");
                PreparedStatement query = connection.prepareStatement("SELECT id FROM metric_list WHERE metrics = ?")) {
            insert.setString(1, text);
            insert.executeUpdate();
            query.setString(1, text);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                ids.put(metrics, id);
                return id;
            }
        }
    }

    private List<Version> list(long id) throws SQLException {
        List<Version> known = lists.get(id);
        if (known != null) return known;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT metrics FROM metric_list WHERE id = " + id)) {
            row.next();
            List<Version> read =
                    Json.texts(row.getString(1)).stream().map(Version::parse).toList();
            lists.put(id, read);
            return read;
        }
    }
}
