package org.phrasefield.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Bet;
import org.phrasefield.forecast.Place;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Settings;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.run.AnswerStore;
import org.phrasefield.run.Spent;
import org.phrasefield.run.StoreException;
import org.phrasefield.scoring.Assessment;
import org.phrasefield.scoring.ContentLemmas;
import org.phrasefield.scoring.Meaning;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Preference;
import org.phrasefield.scoring.Rating;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Course;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Spell;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Usage;
import org.phrasefield.trial.Width;

/** The store in a results folder's SQLite file. */
public final class JdbcAnswerStore implements AnswerStore, AutoCloseable {
    private static final String FILE = "phrasefield.db";
    /** A quarter of a second's work. */
    private static final long EXAMINED = 64L << 20;

    /** The newest result of a trial is the one with the largest id. */
    static final String NEWEST = "(SELECT max(id) FROM result WHERE result.run = trial.run AND result.key = trial.key)";

    private static final String NEWEST_OF_KEY = "SELECT max(id) FROM result WHERE run = ? AND key = ?";

    private final Path file;
    private final Database database;

    /** A column of moments as text that sorts by time: stored moments have no fraction, or three digits, or six. */
    static String moment(String column) {
        return "strftime('%Y-%m-%dT%H:%M:%fZ', " + column + ")";
    }

    private JdbcAnswerStore(Path file) {
        this.file = file;
        this.database = Database.open(file);
    }

    /**
     * Opens the store of a results folder, making it when it is not there.
     *
     * @param folder an existing folder
     */
    public static JdbcAnswerStore open(Path folder) {
        return new JdbcAnswerStore(folder.resolve(FILE));
    }

    /**
     * Looks a store over without changing it.
     *
     * @return what is wrong with it, a clause each; empty where nothing is, or where the folder holds none
     */
    public static List<String> faults(Path folder) {
        return existsIn(folder) ? Database.faults(folder.resolve(FILE)) : List.of();
    }

    /**
     * Looks at every page, since a query meets some only and may tell less than there is without a fault. A store of years would take long: the
     * pages of one that is larger than {@value #EXAMINED} bytes are looked at only when {@link #faults} are asked for.
     *
     * @throws StoreException where one is not in order
     */
    public void examine() {
        if (file.toFile().length() <= EXAMINED) database.examine();
    }

    /**
     * From now on another program that holds the store's lock is waited for as long as somebody says; without this for ten seconds.
     *
     * @param tries after how long it is asked again and again; above 0
     * @param lasts whether it is waited for still
     */
    public void patient(Duration tries, BooleanSupplier lasts) {
        database.patient(tries, lasts);
    }

    /** Loads the database's own code, which the first to open one waits for. */
    public static void load() {
        Database.load();
    }

    /** Whether the folder holds a store. */
    public static boolean existsIn(Path folder) {
        return java.nio.file.Files.exists(folder.resolve(FILE));
    }

    @Override
    public void begin(RunRecord run) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO run (id, number, protocol, version, protocol_hash, protocol_text, wordings, tool, seed, models,"
                            + " notes, started_at, ended_at, status) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
                insert.setString(1, run.id());
                insert.setInt(2, run.number());
                insert.setString(3, run.protocol());
                insert.setInt(4, run.version());
                insert.setString(5, run.protocolHash());
                insert.setString(6, run.protocolText());
                insert.setString(7, run.wordings());
                insert.setString(8, run.tool());
                insert.setLong(9, run.seed());
                insert.setString(10, Json.ofModels(run.models()));
                insert.setString(11, Json.ofTexts(run.notes()));
                insert.setString(12, run.startedAt().toString());
                insert.setString(13, run.endedAt().map(Instant::toString).orElse(null));
                insert.setString(14, run.status().name());
                insert.executeUpdate();
            }
            return meaning(connection, run);
        });
    }

    @Override
    public void keep(String run, Width width) {
        database.write(connection -> CourseRows.keep(connection, run, width));
    }

    @Override
    public List<Width> widths(String run) {
        return database.read(connection -> CourseRows.widths(connection, run));
    }

    @Override
    public void keep(String run, Residence residence) {
        database.write(connection -> CourseRows.keep(connection, run, residence));
    }

    @Override
    public void keep(String run, Spell spell) {
        database.write(connection -> CourseRows.keep(connection, run, spell));
    }

    @Override
    public Course course(String run) {
        return database.read(connection -> new Course(
                CourseRows.widths(connection, run),
                CourseRows.residences(connection, run),
                CourseRows.spells(connection, run),
                CourseRows.loading(connection, run)));
    }

    /**
     * How fast a model gave its answers in a run: tokens of them a second of their calls, loads left out.
     *
     * @param model model reference
     * @param from calls that began then or later; absent for the first one
     * @param until calls that began before; absent to the last one
     * @return empty where no answer with a count of tokens began then
     */
    public OptionalDouble speed(String run, String model, Optional<Instant> from, Optional<Instant> until) {
        return database.read(connection -> CourseRows.speed(connection, run, model, from, until));
    }

    /** All that the work keeps here is kept as a whole or not at all. */
    public void together(Runnable work) {
        database.together(work);
    }

    @Override
    public void update(RunRecord run) {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE run SET version = ?, protocol_hash = ?, protocol_text = ?, wordings = ?, models = ?, notes = ?,"
                            + " ended_at = ?, status = ? WHERE id = ?")) {
                update.setInt(1, run.version());
                update.setString(2, run.protocolHash());
                update.setString(3, run.protocolText());
                update.setString(4, run.wordings());
                update.setString(5, Json.ofModels(run.models()));
                update.setString(6, Json.ofTexts(run.notes()));
                update.setString(7, run.endedAt().map(Instant::toString).orElse(null));
                update.setString(8, run.status().name());
                update.setString(9, run.id());
                update.executeUpdate();
            }
            return meaning(connection, run);
        });
    }

    /** Keeps what a run's protocol means from now on, unless that is what it meant before. */
    private static int meaning(Connection connection, RunRecord run) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO meaning (run, protocol_hash, after)"
                + " SELECT id, protocol_hash, (SELECT coalesce(max(result.id), 0) FROM result WHERE result.run = run.id) FROM run"
                + " WHERE id = ? AND protocol_hash IS NOT (SELECT protocol_hash FROM meaning WHERE meaning.run = run.id"
                + " ORDER BY meaning.id DESC LIMIT 1)")) {
            insert.setString(1, run.id());
            return insert.executeUpdate();
        }
    }

    @Override
    public Optional<RunRecord> newest(String protocol) {
        return runs("WHERE protocol = ? ORDER BY number DESC LIMIT 1", protocol).stream()
                .findFirst();
    }

    @Override
    public Optional<RunRecord> run(String id) {
        return runs("WHERE id = ?", id).stream().findFirst();
    }

    @Override
    public List<RunRecord> runs() {
        return runs("ORDER BY " + moment("started_at") + ", id");
    }

    private List<RunRecord> runs(String clause, String... values) {
        return database.read(connection -> {
            List<RunRecord> runs = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement("SELECT * FROM run " + clause)) {
                for (int i = 0; i < values.length; i++) query.setString(i + 1, values[i]);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) runs.add(run(row));
                }
            }
            return runs;
        });
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        return new RunRecord(
                row.getString("id"),
                row.getInt("number"),
                row.getString("protocol"),
                row.getInt("version"),
                row.getString("protocol_hash"),
                row.getString("protocol_text"),
                row.getString("wordings"),
                row.getString("tool"),
                row.getLong("seed"),
                Json.models(row.getString("models")),
                Json.texts(row.getString("notes")),
                Instant.parse(row.getString("started_at")),
                Optional.ofNullable(row.getString("ended_at")).map(Instant::parse),
                RunRecord.Status.valueOf(row.getString("status")));
    }

    @Override
    public void plan(String run, List<Trial> trials) {
        database.write(connection -> {
            try (PreparedStatement hide =
                    connection.prepareStatement("UPDATE trial SET position = NULL WHERE run = ?")) {
                hide.setString(1, run);
                hide.executeUpdate();
            }
            revise(connection, run);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO trial (run, key, position, language, intent, form, word_level, model, number, phrasing, wording,"
                            + " person, word, messages, settings, sampling_seed, part, about)"
                            + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                            + " ON CONFLICT (run, key) DO UPDATE SET position = excluded.position, language = excluded.language,"
                            + " intent = excluded.intent, form = excluded.form, word_level = excluded.word_level,"
                            + " phrasing = excluded.phrasing, part = excluded.part, wording = excluded.wording, person = excluded.person,"
                            + " word = excluded.word")) {
                for (Trial trial : trials) {
                    bind(insert, run, trial);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    private static void bind(PreparedStatement insert, String run, Trial trial) throws SQLException {
        Cell cell = trial.cell();
        Phrasing phrasing = trial.phrasing();
        insert.setString(1, run);
        insert.setString(2, trial.key());
        insert.setInt(3, trial.position());
        insert.setString(4, cell.language());
        insert.setString(5, cell.intent());
        insert.setString(6, cell.form());
        insert.setString(7, cell.word());
        insert.setString(8, cell.model());
        insert.setInt(9, trial.number());
        insert.setString(10, phrasing.id());
        insert.setString(11, phrasing.wording());
        insert.setString(12, phrasing.person().orElse(null));
        insert.setString(13, phrasing.word().orElse(null));
        insert.setString(14, Json.ofMessages(trial.messages()));
        insert.setString(15, Json.ofSettings(trial.settings()));
        insert.setInt(16, trial.samplingSeed());
        insert.setString(17, trial.part().name());
        insert.setString(18, Json.ofTexts(trial.about()));
    }

    @Override
    public List<Trial> trials(String run) {
        return database.read(connection -> {
            List<Trial> trials = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT * FROM trial WHERE run = ? AND position IS NOT NULL ORDER BY position")) {
                query.setString(1, run);
                Map<String, Settings> known = new HashMap<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) trials.add(trial(row, known));
                }
            }
            return trials;
        });
    }

    /** @param known settings read before by their text: a run has as many as it has models, and each trial names its own */
    private static Trial trial(ResultSet row, Map<String, Settings> known) throws SQLException {
        String language = row.getString("language");
        String intent = row.getString("intent");
        String form = row.getString("form");
        var messages = Json.messages(row.getString("messages"));
        Phrasing phrasing = new Phrasing(
                row.getString("phrasing"),
                language,
                intent,
                form,
                row.getString("wording"),
                Optional.ofNullable(row.getString("person")),
                Optional.ofNullable(row.getString("word")),
                messages.get(messages.size() - 1).text());
        return new Trial(
                row.getString("key"),
                row.getInt("position"),
                Trial.Part.valueOf(row.getString("part")),
                new Cell(language, intent, form, row.getString("word_level"), row.getString("model")),
                row.getInt("number"),
                phrasing,
                messages,
                known.computeIfAbsent(row.getString("settings"), Json::settings),
                row.getInt("sampling_seed"),
                Json.texts(row.getString("about")));
    }

    @Override
    public Set<String> settled(String run) {
        return database.read(connection -> {
            Set<String> keys = new HashSet<>();
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT trial.key FROM trial JOIN result ON result.id = " + NEWEST
                            + " WHERE trial.run = ? AND trial.position IS NOT NULL"
                            + " AND result.outcome IN ('answered', 'refused', 'cut', 'empty')")) {
                query.setString(1, run);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) keys.add(row.getString(1));
                }
            }
            return keys;
        });
    }

    @Override
    public Spent spent(String run) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT sum(calls), coalesce(sum(tokens), 0) FROM"
                            + " (SELECT count(*) AS calls, sum(attempt.tokens) AS tokens FROM attempt"
                            + " JOIN result ON result.id = attempt.result WHERE result.run = ?"
                            + " UNION ALL SELECT coalesce(sum(calls), 0), sum(tokens) FROM embedding WHERE run = ?)")) {
                query.setString(1, run);
                query.setString(2, run);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return new Spent(row.getLong(1), row.getLong(2), tokens(connection, run), lost(connection, run));
                }
            }
        });
    }

    private static long lost(Connection connection, String run) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT coalesce(sum(calls), 0) FROM lost WHERE run = ?")) {
            query.setString(1, run);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Notes that a run was ended without a word: as many calls as might be in flight to the model that was asked last are lost. Does nothing where
     * nobody was asked since that was noted before.
     */
    public void endedWithoutAWord(String run) {
        List<Width> widths = widths(run);
        int seen = count("SELECT coalesce(max(seen), 0) FROM lost WHERE run = ?", run);
        int most = 0;
        for (Width width : widths.subList(seen, widths.size())) {
            most = width.why() == Width.Why.BEGINNING ? width.calls() : Math.max(most, width.calls());
        }
        int calls = most;
        if (calls == 0) return;
        database.write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO lost (run, seen, calls) VALUES (?,?,?)")) {
                insert.setString(1, run);
                insert.setInt(2, widths.size());
                insert.setInt(3, calls);
                return insert.executeUpdate();
            }
        });
    }

    /** Tokens of every answer of a run, also of those that another stands before, by model. */
    private static Map<String, Spent.Tokens> tokens(Connection connection, String run) throws SQLException {
        Map<String, Spent.Tokens> tokens = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT trial.model, sum(coalesce(input_tokens, 0)), sum(coalesce(output_tokens, 0)),"
                        + " sum(result.text IS NOT NULL AND input_tokens IS NULL),"
                        + " sum(result.text IS NOT NULL AND output_tokens IS NULL) FROM result"
                        + " JOIN trial ON trial.run = result.run AND trial.key = result.key WHERE result.run = ?"
                        + " GROUP BY trial.model")) {
            query.setString(1, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tokens.put(
                            row.getString(1),
                            new Spent.Tokens(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                }
            }
        }
        return tokens;
    }

    @Override
    public void record(String run, List<Result> results) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO result (run, key, outcome, kind, reason, text, reasoning, finish, input_tokens,"
                                    + " output_tokens, model_reported) VALUES (?,?,?,?,?,?,?,?,?,?,?) RETURNING id");
                    PreparedStatement attempt = connection.prepareStatement(
                            "INSERT INTO attempt (result, number, started_at, nanos, outcome, kind, reason, status, tokens, raw,"
                                    + " digest, server, loading) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
                for (Result result : results) {
                    long id = insert(insert, run, result);
                    for (Attempt made : result.attempts()) insert(attempt, id, made);
                }
            }
            revise(connection, run);
            return results.size();
        });
    }

    private static long insert(PreparedStatement insert, String run, Result result) throws SQLException {
        Outcome outcome = result.outcome();
        insert.setString(1, run);
        insert.setString(2, result.key());
        insert.setString(3, outcome.word());
        insert.setString(4, OutcomeColumns.kind(outcome));
        insert.setString(5, outcome.reason());
        Optional<Answer> answer = outcome.text();
        insert.setString(6, answer.map(Answer::text).orElse(null));
        insert.setString(7, answer.flatMap(Answer::reasoning).orElse(null));
        insert.setString(8, answer.map(Answer::finish).orElse(null));
        number(insert, 9, answer.map(text -> text.usage().inputTokens()).orElse(OptionalInt.empty()));
        number(insert, 10, answer.map(text -> text.usage().outputTokens()).orElse(OptionalInt.empty()));
        insert.setString(11, answer.flatMap(Answer::model).orElse(null));
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void insert(PreparedStatement insert, long result, Attempt attempt) throws SQLException {
        insert.setLong(1, result);
        insert.setInt(2, attempt.number());
        insert.setString(3, attempt.startedAt().toString());
        insert.setLong(4, attempt.took().toNanos());
        insert.setString(5, attempt.outcome().word());
        insert.setString(6, OutcomeColumns.kind(attempt.outcome()));
        insert.setString(7, attempt.outcome().reason());
        number(insert, 8, attempt.status());
        Usage usage = attempt.outcome().text().map(Answer::usage).orElse(Usage.UNKNOWN);
        insert.setLong(
                9, (long) usage.inputTokens().orElse(0) + usage.outputTokens().orElse(0));
        insert.setString(10, attempt.raw().orElse(null));
        insert.setString(11, attempt.digest().orElse(null));
        insert.setString(12, attempt.server().orElse(null));
        if (attempt.loading().isPresent())
            insert.setLong(13, attempt.loading().get().toNanos());
        else insert.setNull(13, Types.INTEGER);
        insert.executeUpdate();
    }

    private static void number(PreparedStatement statement, int index, OptionalInt value) throws SQLException {
        if (value.isPresent()) statement.setInt(index, value.getAsInt());
        else statement.setNull(index, Types.INTEGER);
    }

    @Override
    public void each(String run, BiConsumer<Trial, Optional<Result>> reader) {
        eachScored(run, (trial, result, scores) -> reader.accept(trial, result));
    }

    /**
     * Why trials of a run's present plan have no whole answer.
     *
     * @param outcome the outcome's word
     * @param reason why, in a sentence
     * @param trials how many ended so
     */
    public record Loss(String outcome, String reason, int trials) {}

    /** The losses of a run, the most frequent first. */
    public List<Loss> losses(String run) {
        return database.read(connection -> {
            List<Loss> losses = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT result.outcome, result.reason, count(*) AS trials FROM trial"
                            + " JOIN result ON result.id = " + NEWEST
                            + " WHERE trial.run = ? AND trial.position IS NOT NULL AND result.outcome <> 'answered'"
                            + " GROUP BY result.outcome, result.reason ORDER BY trials DESC, result.outcome, result.reason")) {
                query.setString(1, run);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        losses.add(new Loss(row.getString("outcome"), row.getString("reason"), row.getInt("trials")));
                    }
                }
            }
            return losses;
        });
    }

    /** Reads a trial with what came of it. */
    public interface ScoredReader {
        /**
         * @param scores stored scores of this very result, of every version; empty where none are stored
         */
        void read(Trial trial, Optional<Result> result, List<Score> scores);
    }

    /** As {@link #each}, with stored scores. Reads on a connection of its own, so that several may read at the same time. */
    public void eachScored(String run, ScoredReader reader) {
        try (Database own = Database.open(file)) {
            eachScored(own, run, reader);
        }
    }

    /** As {@link #each}, without attempts: for those who read texts alone. Reads on a connection of its own. */
    public void eachText(String run, BiConsumer<Trial, Optional<Result>> reader) {
        try (Database own = Database.open(file)) {
            eachText(own, run, "trial.position IS NOT NULL", reader);
        }
    }

    /** Hands each trial of a part of a run's present plan with its newest result, without its attempts, to a reader, in plan order. */
    public void eachOf(String run, Trial.Part part, BiConsumer<Trial, Optional<Result>> reader) {
        eachText(database, run, "trial.part = '" + part + "' AND trial.position IS NOT NULL", reader);
    }

    private static final String WITH_RESULT =
            "SELECT trial.*, result.id AS result_id, result.outcome, result.kind, result.reason, result.text,"
                    + " result.reasoning, result.finish, result.input_tokens, result.output_tokens,"
                    + " result.model_reported FROM trial LEFT JOIN result ON result.id = " + NEWEST
                    + " WHERE trial.run = ? AND ";

    /**
     * Hands each trial of a judge with its newest result, without its attempts, to a reader.
     *
     * @param hidden whether trials that the present plan does not have are handed out too
     */
    public void eachJudged(String run, boolean hidden, BiConsumer<Trial, Optional<Result>> reader) {
        eachText(database, run, "trial.part = 'JUDGE'" + (hidden ? "" : " AND trial.position IS NOT NULL"), reader);
    }

    /**
     * Whose verdicts a run has under a judge's name, those of questions that are hidden now among them.
     *
     * @param judge model reference
     * @return hashes of the weights, each once, absent for a service that tells none; empty where there are no verdicts
     */
    public Set<Optional<String>> judgedBy(String run, String judge) {
        return database.read(connection -> {
            Set<Optional<String>> digests = new HashSet<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT DISTINCT attempt.digest FROM trial JOIN result ON result.id = " + NEWEST
                            + " JOIN attempt ON attempt.result = result.id"
                            + " WHERE trial.run = ? AND trial.part = 'JUDGE' AND trial.model = ?"
                            + " AND result.outcome IN ('answered', 'cut', 'empty', 'refused')")) {
                query.setString(1, run);
                query.setString(2, judge);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) digests.add(Optional.ofNullable(row.getString(1)));
                }
            }
            return digests;
        });
    }

    private static void eachText(
            Database database, String run, String which, BiConsumer<Trial, Optional<Result>> reader) {
        database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement(WITH_RESULT + which + " ORDER BY trial.position, trial.key")) {
                query.setString(1, run);
                Map<String, Settings> known = new HashMap<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        boolean asked = row.getString("outcome") != null;
                        reader.accept(
                                trial(row, known),
                                asked ? Optional.of(result(row, new ArrayList<>())) : Optional.empty());
                    }
                }
            }
            return run;
        });
    }

    private static void eachScored(Database database, String run, ScoredReader reader) {
        database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                            WITH_RESULT + "trial.position IS NOT NULL ORDER BY trial.position");
                    PreparedStatement attempts =
                            connection.prepareStatement("SELECT * FROM attempt WHERE result = ? ORDER BY number");
                    PreparedStatement scores = ScoreRows.query(connection)) {
                ScoreRows scoreRows = new ScoreRows(connection);
                query.setString(1, run);
                Map<String, Settings> known = new HashMap<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        long id = row.getLong("result_id");
                        if (row.wasNull()) {
                            reader.read(trial(row, known), Optional.empty(), List.of());
                        } else {
                            reader.read(
                                    trial(row, known),
                                    Optional.of(result(row, attempts(attempts, id))),
                                    scoreRows.read(scores, id));
                        }
                    }
                }
            }
            return run;
        });
    }

    private static Result result(ResultSet row, List<Attempt> attempts) throws SQLException {
        Outcome outcome = OutcomeColumns.outcome(
                row.getString("outcome"), row.getString("kind"), row.getString("reason"), answer(row));
        if (!attempts.isEmpty()) {
            // The answer is kept once, with the result; the attempt that brought it is the last.
            Attempt last = attempts.remove(attempts.size() - 1);
            attempts.add(last.with(outcome));
        }
        return new Result(row.getString("key"), attempts, outcome);
    }

    private static Optional<Answer> answer(ResultSet row) throws SQLException {
        String text = row.getString("text");
        if (text == null) return Optional.empty();
        return Optional.of(new Answer(
                text,
                Optional.ofNullable(row.getString("reasoning")),
                row.getString("finish"),
                new Usage(number(row, "input_tokens"), number(row, "output_tokens")),
                Optional.ofNullable(row.getString("model_reported"))));
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static List<Attempt> attempts(PreparedStatement query, long result) throws SQLException {
        query.setLong(1, result);
        List<Attempt> attempts = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                // An earlier attempt than the last has no answer, or there would have been no other.
                String word = row.getString("outcome");
                String reason = row.getString("reason");
                Answer none = new Answer("", Optional.empty(), "", Usage.UNKNOWN, Optional.empty());
                attempts.add(new Attempt(
                        row.getInt("number"),
                        Instant.parse(row.getString("started_at")),
                        Duration.ofNanos(row.getLong("nanos")),
                        OutcomeColumns.outcome(word, row.getString("kind"), reason, Optional.of(none)),
                        number(row, "status"),
                        Optional.ofNullable(row.getString("raw")),
                        Optional.ofNullable(row.getString("digest")),
                        Optional.ofNullable(row.getString("server")),
                        duration(row, "loading")));
            }
        }
        return attempts;
    }

    private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /**
     * Keeps what the scores of each metric's present version are made with; what an earlier version was made with stays.
     *
     * @param bases by metric, name, version and digest of each instrument in one line
     */
    public void keepBases(Map<Metric, List<String>> bases) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR IGNORE INTO basis (metric, version, instruments) VALUES (?,?,?)")) {
                for (Map.Entry<Metric, List<String>> basis : bases.entrySet()) {
                    insert.setString(1, basis.getKey().id());
                    insert.setString(2, basis.getKey().version());
                    insert.setString(3, Json.ofTexts(basis.getValue()));
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    /**
     * What scores of a version of a metric were made with, name, version and digest of each instrument in one line; empty where that is not known,
     * as of scores that are older than this table.
     */
    public List<String> basis(String metric, String version) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT instruments FROM basis WHERE metric = ? AND version = ?")) {
                query.setString(1, metric);
                query.setString(2, version);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Json.texts(row.getString(1)) : List.of();
                }
            }
        });
    }

    /**
     * Keeps what was found of the newest result of a trial; scores by the same list of metrics and versions are replaced.
     *
     * @param assessments by trial key
     */
    public void keep(String run, Map<String, Assessment> assessments) {
        if (assessments.isEmpty()) return;
        database.write(connection -> {
            revise(connection, run);
            try (PreparedStatement newest = connection.prepareStatement(NEWEST_OF_KEY);
                    PreparedStatement scores = ScoreRows.insert(connection);
                    PreparedStatement traits = TraitRows.insert(connection)) {
                ScoreRows rows = new ScoreRows(connection);
                for (var entry : assessments.entrySet()) {
                    long id = TraitRows.newest(newest, run, entry.getKey());
                    Assessment assessment = entry.getValue();
                    rows.keep(scores, id, assessment.scores());
                    TraitRows.keep(
                            traits,
                            id,
                            ContentLemmas.INSTRUMENT,
                            assessment.lemmas().bytes());
                }
                traits.executeBatch();
                return scores.executeBatch();
            }
        });
    }

    /** Notes that what a run holds is not what it was. */
    private static void revise(Connection connection, String run) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE run SET revision = revision + 1 WHERE id = ?")) {
            update.setString(1, run);
            update.executeUpdate();
        }
    }

    /**
     * How often a run's plan, results, scores, ratings or vectors were added to; what was worked out of a run holds for as long as this stays. 0
     * for a run that is not there.
     */
    public int revision(String run) {
        return count("SELECT coalesce(max(revision), 0) FROM run WHERE id = ?", run);
    }

    /** Keeps what people said of answers of a run; what the same person said before of the same answer counts no longer. */
    public void keepRatings(String run, List<Rating> ratings) {
        database.write(connection -> {
            RatingRows.keep(connection, run, ratings);
            revise(connection, run);
            return ratings.size();
        });
    }

    /** What everybody said last of a run's newest answers, in the order in which it was said. */
    public List<Rating> ratings(String run) {
        return database.read(connection -> RatingRows.of(connection, run));
    }

    /** Keeps which of two answers of a run people said goes deeper; what the same person said before of the same two in the same order counts no longer. */
    public void keepPreferences(String run, List<Preference> preferences) {
        database.write(connection -> {
            PreferenceRows.keep(connection, run, preferences);
            revise(connection, run);
            return preferences.size();
        });
    }

    /** What everybody said last of pairs of a run's newest answers, in the order in which it was said. */
    public List<Preference> preferences(String run) {
        return database.read(connection -> PreferenceRows.of(connection, run));
    }

    /**
     * What the store holds, in few words that change when a run comes, goes, begins to be asked, ends or, once it has ended, {@link #revision changes}: what was
     * worked out of all holds for as long as these stay.
     */
    public String state() {
        return database.read(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery(
                            "SELECT id, protocol_hash, status, started_at, CASE status WHEN 'OPEN' THEN 0 ELSE revision END"
                                    + " FROM run ORDER BY id")) {
                StringBuilder state = new StringBuilder();
                while (rows.next()) {
                    for (int column = 1; column <= 5; column++)
                        state.append(rows.getString(column)).append(' ');
                }
                return Sha256.hex(state.toString());
            }
        });
    }

    /**
     * Who has begun to answer.
     *
     * @param run the run's id
     * @param model who was asked
     * @param at when the first question was asked that it answered in any way
     * @param protocolHash of what the run's protocol meant when that answer came; it may have been changed since
     */
    public record Begun(String run, String model, Instant at, String protocolHash) {}

    /**
     * Who has begun to answer in the runs of a protocol, in the order of runs; those who judge are no part of it.
     *
     * @param protocolHash of what the protocol means: one that was changed is another one, whatever it is called
     */
    public List<Begun> begun(String protocolHash) {
        return database.read(connection -> begun(connection, protocolHash));
    }

    /** Who has begun to answer in a run, in the order of names; those who judge are no part of it. */
    public List<Begun> begunIn(String run) {
        return database.read(connection -> begun(connection, "run.id = ?", run));
    }

    private static List<Begun> begun(Connection connection, String protocolHash) throws SQLException {
        return begun(connection, "run.id IN (SELECT run FROM meaning WHERE protocol_hash = ?)", protocolHash).stream()
                .filter(each -> each.protocolHash().equals(protocolHash))
                .toList();
    }

    private static List<Begun> begun(Connection connection, String where, String value) throws SQLException {
        List<Begun> begun = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT first.run, model, at, (SELECT protocol_hash"
                + " FROM meaning WHERE meaning.run = first.run AND after < result ORDER BY meaning.id DESC LIMIT 1) FROM ("
                + "SELECT trial.run, trial.model, coalesce(min(" + moment("attempt.started_at")
                + "), run.started_at) AS at, min(result.id) AS result, run.started_at AS began FROM run JOIN trial ON trial.run = run.id"
                + " JOIN result ON result.run = trial.run AND result.key = trial.key"
                + " AND result.outcome IN ('answered', 'refused', 'cut', 'empty')"
                + " LEFT JOIN attempt ON attempt.result = result.id"
                + " WHERE " + where + " AND trial.part <> 'JUDGE'"
                + " GROUP BY trial.run, trial.model) AS first ORDER BY began, first.run, model")) {
            query.setString(1, value);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    begun.add(new Begun(
                            row.getString(1), row.getString(2), Instant.parse(row.getString(3)), row.getString(4)));
                }
            }
        }
        return begun;
    }

    /**
     * Keeps bets on the next run of a protocol.
     *
     * @param known who had answered in its runs when the bets were asked for
     * @return whether they are kept; not, and none of them, where somebody has answered since
     */
    public boolean keepBets(List<Bet> bets, List<Begun> known) {
        try {
            database.write(connection -> {
                // First the write, which waits for others to end theirs: what is then read is what counts.
                BetRows.keep(connection, bets);
                if (answeredSince(connection, bets, known)) throw new TooLate();
                return bets;
            });
            return true;
        } catch (TooLate late) {
            return false;
        }
    }

    /** Whether one of the models that bets are on has begun a run since; of whichever model is there, any. */
    private static boolean answeredSince(Connection connection, List<Bet> bets, List<Begun> known) throws SQLException {
        Set<String> models = bets.stream().map(bet -> bet.place().model()).collect(Collectors.toSet());
        Set<String> protocols = bets.stream().map(Bet::protocolHash).collect(Collectors.toSet());
        for (String protocol : protocols) {
            for (Begun each : begun(connection, protocol)) {
                boolean concerned = models.contains(each.model()) || models.contains(Place.AUTO);
                if (concerned && !known.contains(each)) return true;
            }
        }
        return false;
    }

    /** The answers are there; what was written is taken back. */
    private static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Takes bets on the next run of a protocol back, as if they had not been made: each by a row of its own.
     *
     * @param known who had answered in its runs when the bets were looked at
     * @return whether they are taken back; not, and none of them, where somebody has answered since
     */
    public boolean takeBack(List<Bet> bets, Instant at, List<Begun> known) {
        try {
            database.write(connection -> {
                for (Bet bet : bets) BetRows.takeBack(connection, bet, at);
                if (answeredSince(connection, bets, known)) throw new TooLate();
                return bets;
            });
            return true;
        } catch (TooLate late) {
            return false;
        }
    }

    /** Every bet in the order in which they were made; empty in the place of one that was changed since. */
    public List<Optional<Bet>> bets() {
        return database.read(BetRows::all);
    }

    /** How many rows of bets were deleted by hand. */
    public int deletedBets() {
        return database.read(BetRows::deleted);
    }

    /**
     * Writes the whole store to a new file, as it stands at one moment, while others go on writing.
     *
     * @param to a file that is not there
     */
    public void backup(Path to) {
        made(
                to,
                () -> database.read(connection -> {
                    // SQLite writes into an empty file, which is its owner's alone.
                    try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                        vacuum.setString(1, to.toString());
                        return vacuum.execute();
                    } catch (SQLException e) {
                        throw Database.inWords(to, e);
                    }
                }));
    }

    /** Makes a new file as a whole or not at all. */
    private static void made(Path file, Runnable making) {
        PrivateFiles.claim(file);
        try {
            making.run();
        } catch (RuntimeException | Error e) {
            PrivateFiles.discard(file, e);
            throw e;
        }
    }

    /** Looks every page, every reference and every answer over; clauses that say what is wrong, empty where nothing is. */
    public List<String> check() {
        return database.read(connection -> {
            List<String> faults = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                try (ResultSet row = statement.executeQuery("PRAGMA integrity_check(20)")) {
                    while (row.next()) if (!row.getString(1).equals("ok")) faults.add(row.getString(1));
                }
                count(
                        statement,
                        "SELECT count(*) FROM pragma_foreign_key_check",
                        "rows whose run or answer is missing",
                        faults);
                count(
                        statement,
                        "SELECT count(*) FROM result WHERE outcome = 'answered' AND (text IS NULL OR trim(text) = '')",
                        "answered trials without a text",
                        faults);
            }
            int deleted = BetRows.deleted(connection);
            if (deleted > 0)
                faults.add(deleted == 1 ? "1 row of bets was deleted" : deleted + " rows of bets were deleted");
            return faults;
        });
    }

    private static void count(Statement statement, String query, String what, List<String> faults) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            if (row.getLong(1) > 0) faults.add(row.getLong(1) + " " + what);
        }
    }

    /** Removes a run with its plan, answers, scores and ratings, for good. */
    public void delete(String run) {
        database.write(connection -> {
            RunRows.delete(connection, run);
            return run;
        });
    }

    /**
     * Writes one run with all that hangs on it to a new file, for another machine.
     *
     * @param to a file that is not there
     */
    public void copyTo(RunRecord run, Path to) {
        made(to, () -> {
            // From the new file's side, so that whatever hinders the writing is told of that file.
            try (Database other = Database.open(to)) {
                other.attached(file, connection -> {
                    RunRows.copy(connection, "other", run.id(), "main", run.id(), run.number());
                    return run;
                });
            }
            Database.single(to);
        });
    }

    /**
     * Takes the run of such a file in, as the next of its protocol.
     *
     * @param from a file that {@link #copyTo} wrote; it is not changed
     * @param scratch a folder for a copy of it, which may be of an older schema
     * @return the run as it is called here
     * @throws StoreException when the file is not such a file, or the run is here already
     */
    public RunRecord copyFrom(Path from, Path scratch) {
        Path copy = scratch.resolve("." + from.getFileName() + ".part");
        RunRecord taken;
        try {
            taken = taken(from, copy);
        } catch (RuntimeException | Error e) {
            PrivateFiles.discard(copy, e);
            throw e;
        }
        try {
            PrivateFiles.remove(copy);
        } catch (IOException e) {
            throw new StoreException(copy + " is left over and may be deleted", e);
        }
        return taken;
    }

    private RunRecord taken(Path from, Path copy) {
        if (!Database.copied(from, copy)) throw noRun(from);
        RunRecord there;
        try (Database other = Database.open(copy)) {
            Optional<String> foreign = other.read(connection -> RunRows.foreign(connection, "main"));
            if (foreign.isPresent()) throw noRun(from);
        }
        try (JdbcAnswerStore other = new JdbcAnswerStore(copy)) {
            List<RunRecord> runs = other.runs();
            if (runs.size() != 1 || !runs.get(0).protocol().matches("[a-z0-9-]+")) throw noRun(from);
            there = runs.get(0);
        }
        for (RunRecord here : runs()) {
            if (here.protocol().equals(there.protocol())
                    && here.seed() == there.seed()
                    && here.startedAt().equals(there.startedAt())) {
                throw new StoreException("the run of " + from.getFileName() + " is here already, as " + here.id());
            }
        }
        int number = newest(there.protocol()).map(RunRecord::number).orElse(0) + 1;
        String id = RunRecord.id(there.protocol(), number);
        database.attached(copy, connection -> {
            RunRows.copy(connection, "other", there.id(), "main", id, number);
            return id;
        });
        return run(id).orElseThrow();
    }

    private static StoreException noRun(Path file) {
        return new StoreException(file.getFileName()
                + " does not hold one run of Phrasefield, or is damaged; write it anew where the run lies, with phrasefield export"
                + " RUN --format run --out FILE");
    }

    /**
     * How much of a run's present plan is done.
     *
     * @param planned trials of the plan
     * @param settled those that need not be asked again
     */
    public record Standing(int planned, int settled) {}

    /** How a run stands, without reading a trial; of one that is complete every planned trial is settled. */
    public Standing standing(RunRecord run) {
        int planned = count("SELECT count(*) FROM trial WHERE run = ? AND position IS NOT NULL", run.id());
        if (run.status() == RunRecord.Status.COMPLETE) return new Standing(planned, planned);
        return new Standing(
                planned,
                count(
                        // The newest alone counts: an answer can be taken back. One walk along the index tells it,
                        // without
                        // reading a result or looking one up.
                        "SELECT count(*) FROM (SELECT key, outcome, max(id) FROM result WHERE run = ?1 GROUP BY key)"
                                + " WHERE outcome IN ('answered', 'refused', 'cut', 'empty')"
                                + " AND key NOT IN (SELECT key FROM trial WHERE run = ?1 AND position IS NULL)",
                        run.id()));
    }

    private int count(String query, String run) {
        return database.read(connection -> {
            try (PreparedStatement counting = connection.prepareStatement(query)) {
                counting.setString(1, run);
                try (ResultSet row = counting.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /** Reads the scores of one answer. */
    public interface CellReader {
        /**
         * @param key the trial's key
         * @param scores stored scores, of every version
         */
        void read(String key, Cell cell, List<Score> scores);
    }

    /** Hands the scores of each answer of a run's sweep to a reader, without any text. */
    public void eachScores(String run, CellReader reader) {
        database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT trial.key, trial.language, trial.intent, trial.form, trial.word_level, trial.model,"
                                    + " result.id AS result_id"
                                    + " FROM trial JOIN result ON result.id = " + NEWEST
                                    + " WHERE trial.run = ? AND trial.part = 'MAIN' AND trial.position IS NOT NULL"
                                    + " AND result.outcome = 'answered'");
                    PreparedStatement scores = ScoreRows.query(connection)) {
                ScoreRows rows = new ScoreRows(connection);
                query.setString(1, run);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        reader.read(row.getString("key"), cell(row), rows.read(scores, row.getLong("result_id")));
                    }
                }
            }
            return run;
        });
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getString("language"),
                row.getString("intent"),
                row.getString("form"),
                row.getString("word_level"),
                row.getString("model"));
    }

    /**
     * An answer to a canary.
     *
     * @param model who was asked
     * @param text what it answered
     */
    public record Canary(String model, String text) {}

    /** The answers to a run's canaries, by trial key, which is the same in every run. */
    public Map<String, Canary> canaries(String run) {
        return database.read(connection -> {
            Map<String, Canary> canaries = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement("SELECT trial.key, trial.model, result.text"
                    + " FROM trial JOIN result ON result.id = " + NEWEST
                    + " WHERE trial.run = ? AND trial.part = 'CANARY' AND result.outcome = 'answered'")) {
                query.setString(1, run);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        canaries.put(row.getString(1), new Canary(row.getString(2), row.getString(3)));
                    }
                }
            }
            return canaries;
        });
    }

    /** The text of a trial's newest answer; empty where it is not answered. */
    public Optional<String> text(String run, String key) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT result.text FROM trial"
                    + " JOIN result ON result.id = " + NEWEST
                    + " WHERE trial.run = ? AND trial.key = ? AND result.outcome = 'answered'")) {
                query.setString(1, run);
                query.setString(2, key);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Keeps where answers lie among meanings, beside the scores that come from it.
     *
     * @param instrument what made the vectors
     * @param meanings by trial key
     */
    public void keepMeanings(String run, String instrument, Map<String, Meaning> meanings) {
        database.write(connection -> {
            revise(connection, run);
            try (PreparedStatement newest = connection.prepareStatement(NEWEST_OF_KEY);
                    PreparedStatement scores = ScoreRows.insert(connection);
                    PreparedStatement traits = TraitRows.insert(connection)) {
                ScoreRows rows = new ScoreRows(connection);
                for (var entry : meanings.entrySet()) {
                    long id = TraitRows.newest(newest, run, entry.getKey());
                    rows.keep(scores, id, entry.getValue().scores());
                    TraitRows.keep(traits, id, instrument, entry.getValue().bytes());
                }
                traits.executeBatch();
                return scores.executeBatch();
            }
        });
    }

    /**
     * One time that answers of a run were embedded.
     *
     * @param startedAt when it began
     * @param answers how many were embedded
     * @param spent calls and tokens that it took
     * @param reason why not all were; empty where all are now
     */
    public record Embedded(Instant startedAt, int answers, Spent spent, String reason) {}

    /**
     * Keeps that answers of a run were embedded.
     *
     * @param instrument what made the vectors
     * @param identity who embedded
     * @param made when, how many and what it took
     */
    public void keepEmbedding(String run, String instrument, ModelIdentity identity, Embedded made) {
        database.write(connection -> {
            revise(connection, run);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO embedding (run, instrument, identity, started_at, answers, calls, tokens, reason)"
                            + " VALUES (?,?,?,?,?,?,?,?)")) {
                insert.setString(1, run);
                insert.setString(2, instrument);
                insert.setString(3, Json.ofModels(List.of(identity)));
                insert.setString(4, made.startedAt().toString());
                insert.setInt(5, made.answers());
                insert.setLong(6, made.spent().calls());
                insert.setLong(7, made.spent().tokens());
                insert.setString(8, made.reason());
                return insert.executeUpdate();
            }
        });
    }

    /** What embedded a run's answers the last time that it could; empty where nothing did. */
    public Optional<String> instrument(String run) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT instrument FROM embedding WHERE run = ? AND (answers > 0 OR reason = '')"
                            + " ORDER BY id DESC LIMIT 1")) {
                query.setString(1, run);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /**
     * One trait of a trial's newest answer.
     *
     * @param key the trial's key
     * @param cell the trial's cell
     * @param settings what it is asked with
     * @param outcome the word of what came of it; empty where nobody asked
     * @param bytes as they were kept; empty where none were
     * @param text the answer's text, where the trial is answered and no bytes were kept
     */
    public record Trait(
            String key,
            Cell cell,
            Settings settings,
            Optional<String> outcome,
            Optional<byte[]> bytes,
            Optional<String> text) {}

    /**
     * Hands the trait of each planned trial of a part to a reader, cell by cell, one at a time. Reads on a connection of its own.
     *
     * @param instrument what the trait comes from
     */
    public void eachTrait(String run, Trial.Part part, String instrument, Consumer<Trait> reader) {
        try (Database own = Database.open(file)) {
            own.read(connection -> {
                try (PreparedStatement query = TraitRows.query(connection, run, part, instrument);
                        ResultSet row = query.executeQuery()) {
                    Map<String, Settings> known = new HashMap<>();
                    while (row.next()) reader.accept(trait(row, known));
                }
                return run;
            });
        }
    }

    private static Trait trait(ResultSet row, Map<String, Settings> known) throws SQLException {
        return new Trait(
                row.getString("key"),
                cell(row),
                known.computeIfAbsent(row.getString("settings"), Json::settings),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getBytes("value")),
                Optional.ofNullable(row.getString("text")));
    }

    /**
     * Time from one settled trial to the next in the newest run that got answers from a model, whatever was in flight together.
     *
     * @param model model reference
     * @return empty where fewer than two answers are known
     */
    public Optional<Duration> pace(String model) {
        List<RunRecord> runs = new ArrayList<>(runs());
        Collections.reverse(runs);
        for (RunRecord run : runs) {
            boolean asked =
                    run.models().stream().anyMatch(each -> each.reference().equals(model));
            Optional<Duration> pace = asked ? pace(run.id(), model) : Optional.empty();
            if (pace.isPresent()) return pace;
        }
        return Optional.empty();
    }

    private Optional<Duration> pace(String run, String model) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT min(" + moment("attempt.started_at") + "), max(" + moment("attempt.started_at")
                            + "), count(*) FROM trial JOIN result ON result.run = trial.run AND result.key = trial.key"
                            + " JOIN attempt ON attempt.result = result.id WHERE trial.run = ? AND trial.model = ?")) {
                query.setString(1, run);
                query.setString(2, model);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    long count = row.getLong(3);
                    if (count < 2) return Optional.empty();
                    Duration all = Duration.between(Instant.parse(row.getString(1)), Instant.parse(row.getString(2)));
                    return Optional.of(all.dividedBy(count - 1));
                }
            }
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
