package org.phrasefield.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.phrasefield.forecast.Bet;
import org.phrasefield.forecast.Claim;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Index;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.Size;

/** Bets of people in their table. */
final class BetRows {
    private BetRows() {}

    static void keep(Connection connection, List<Bet> bets) throws SQLException {
        try (PreparedStatement insert = insert(connection)) {
            for (Bet bet : bets) {
                Claim claim = bet.claim();
                place(insert, bet);
                insert.setString(8, claim.size().sign());
                insert.setDouble(9, claim.low());
                insert.setDouble(10, claim.high());
                insert.setDouble(11, claim.probability());
                if (claim.rank().isPresent()) insert.setInt(12, claim.rank().getAsInt());
                else insert.setNull(12, Types.INTEGER);
                insert.setString(14, bet.hash());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        made(connection, bets.size());
    }

    /** @param at when it is taken back */
    static void takeBack(Connection connection, Bet bet, Instant at) throws SQLException {
        try (PreparedStatement insert = insert(connection)) {
            place(insert, bet);
            for (int column = 8; column <= 12; column++) insert.setNull(column, Types.NULL);
            insert.setString(13, at.toString());
            insert.setString(14, bet.hash());
            insert.executeUpdate();
        }
        made(connection, 1);
    }

    /** Counts rows, so that those that are deleted by hand are missed. */
    private static void made(Connection connection, int rows) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("UPDATE bets_made SET count = count + ?")) {
            count.setInt(1, rows);
            count.executeUpdate();
        }
    }

    private static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO bet (person, protocol, protocol_hash, language, model, form, subject, size, low, high,"
                        + " probability, place, made_at, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    }

    private static void place(PreparedStatement insert, Bet bet) throws SQLException {
        insert.setString(1, bet.person().name());
        insert.setString(2, bet.protocol());
        insert.setString(3, bet.protocolHash());
        insert.setString(4, bet.place().language());
        insert.setString(5, bet.place().model());
        insert.setString(6, bet.place().form());
        insert.setString(7, bet.place().index().id());
        insert.setString(13, bet.at().toString());
    }

    /** Every bet that was not taken back, in the order in which they were made; of one that was changed by hand nothing but that it is there. */
    static List<Optional<Bet>> all(Connection connection) throws SQLException {
        Map<Long, Optional<Bet>> bets = new LinkedHashMap<>();
        Map<String, Long> byHash = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM bet ORDER BY id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String hash = row.getString("hash");
                if (row.getString("size") == null) {
                    Long before = byHash.get(hash);
                    if (before != null) bets.remove(before);
                    continue;
                }
                byHash.put(hash, row.getLong("id"));
                bets.put(row.getLong("id"), bet(row).filter(bet -> bet.hash().equals(hash)));
            }
        }
        return new ArrayList<>(bets.values());
    }

    /** Rows are never taken away, so that those fewer than were ever made were deleted by hand. */
    static int deleted(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT max(count - (SELECT count(*) FROM bet), 0) FROM bets_made");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Optional<Bet> bet(ResultSet row) throws SQLException {
        Optional<Index> index = Index.of(row.getString("subject"));
        Optional<Size> size = Size.of(row.getString("size"));
        if (index.isEmpty() || size.isEmpty()) return Optional.empty();
        int rank = row.getInt("place");
        OptionalInt place = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(rank);
        try {
            return Optional.of(new Bet(
                    new Forecaster.Person(row.getString("person")),
                    row.getString("protocol"),
                    row.getString("protocol_hash"),
                    new Place(row.getString("language"), row.getString("model"), row.getString("form"), index.get()),
                    new Claim(
                            size.get(),
                            row.getDouble("low"),
                            row.getDouble("high"),
                            row.getDouble("probability"),
                            place),
                    Instant.parse(row.getString("made_at"))));
        } catch (IllegalArgumentException | DateTimeException changed) {
            return Optional.empty();
        }
    }
}
