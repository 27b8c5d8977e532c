package org.phrasefield.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.scoring.Rating;

/** Ratings of people in their table. */
final class RatingRows {
    private RatingRows() {}

    /** Keeps what was said of the newest result of each trial; what the same person said before counts no longer. */
    static void keep(Connection connection, String run, List<Rating> ratings) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO rating (result, rater, zone, strategy, rated_at)"
                        + " SELECT max(id), ?, ?, ?, ? FROM result WHERE run = ? AND key = ? HAVING max(id) IS NOT NULL")) {
            for (Rating rating : ratings) {
                insert.setString(1, rating.rater());
                insert.setString(
                        2, rating.verdict().flatMap(Rating.Verdict::zone).orElse(null));
                insert.setString(
                        3, rating.verdict().flatMap(Rating.Verdict::strategy).orElse(null));
                insert.setString(4, rating.at().toString());
                insert.setString(5, run);
                insert.setString(6, rating.key());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What everybody said last of the newest result of each trial of a run, in the order in which it was said; nothing that was taken back. */
    static List<Rating> of(Connection connection, String run) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT result.key, rating.rater, rating.zone, rating.strategy, rating.rated_at FROM rating"
                        + " JOIN result ON result.id = rating.result WHERE result.run = ? AND"
                        + " (rating.zone IS NOT NULL OR rating.strategy IS NOT NULL)"
                        + " AND result.id = (SELECT max(id) FROM result AS newest WHERE newest.run = result.run AND"
                        + " newest.key = result.key)"
                        + " AND rating.id = (SELECT max(id) FROM rating AS later WHERE later.result = rating.result AND"
                        + " later.rater = rating.rater) ORDER BY rating.id")) {
            query.setString(1, run);
            List<Rating> ratings = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ratings.add(new Rating(
                            row.getString(1),
                            row.getString(2),
                            Optional.of(new Rating.Verdict(
                                    Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)))),
                            Instant.parse(row.getString(5))));
                }
            }
            return ratings;
        }
    }
}
