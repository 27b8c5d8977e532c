package org.phrasefield.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.phrasefield.run.HeldStoreException;
import org.phrasefield.run.StoreException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteJDBCLoader;

/** The SQLite file of a results folder: opened, migrated, and its faults put into words. */
final class Database implements AutoCloseable {
    /** Never edited once released; a new schema is a new file at the end. */
    private static final List<String> MIGRATIONS = List.of(
            "001-first.sql",
            "002-scores-by-answer.sql",
            "003-ratings.sql",
            "004-traits.sql",
            "005-embedding.sql",
            "006-about.sql",
            "007-outcomes-by-trial.sql",
            "008-bets.sql",
            "009-widths.sql",
            "010-revisions.sql",
            "011-identities.sql",
            "012-meanings.sql",
            "013-lost.sql",
            "014-preferences.sql",
            "015-bases.sql",
            "016-course.sql",
            "017-made.sql");

    private static final int BUSY_MILLIS = 10_000;
    /** Bytes below which a disk is full for a database. */
    private static final long LEAST_ROOM = 1 << 20;

    private final Path file;
    private final Connection connection;
    private volatile BooleanSupplier patience = () -> false;
    /** Whether a write is part of a larger one. */
    private boolean together;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Loads SQLite, if nobody has; whatever hinders it is told when a file is opened. */
    static void load() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception hindrance) {
            // initialize() declares no narrower one.
        }
    }

    /** Opens the file, making it when it is not there, and brings its schema up to date. */
    static Database open(Path file) {
        if (readOnly(file)) return opened(file, unchanging(), address(file));
        // SQLite gives the files beside it the rights of this one.
        if (Files.notExists(file)) created(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL: an answer that counts survives a power cut.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        // Who writes waits for its turn at the beginning: what it reads then cannot be changed by another before it
        // writes.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        return opened(file, config, address(file));
    }

    private static void created(Path file) {
        try {
            PrivateFiles.create(file);
        } catch (FileAlreadyExistsException another) {
            // Made by another process in this moment.
            return;
        } catch (IOException e) {
            throw inWords(file, new SQLException("not made", null, SQLiteErrorCode.SQLITE_CANTOPEN.code));
        }
    }

    private static String address(Path file) {
        return readOnly(file)
                ? "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1"
                : "jdbc:sqlite:" + file;
    }

    /**
     * Whether the file lies where nothing may be written, such as on a medium that is read only. SQLite then wants to be told that nobody else
     * writes there either. What a run that ended badly left in its log could not be seen that way.
     */
    private static boolean readOnly(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.isRegularFile(file)
                && folder != null
                && !Files.isWritable(folder)
                && !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    }

    private static SQLiteConfig unchanging() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return config;
    }

    private static Database opened(Path file, SQLiteConfig config, String address) {
        try {
            Database database = new Database(file, config.createConnection(address));
            try {
                database.migrate();
            } catch (SQLException | RuntimeException e) {
                database.close();
                throw e;
            }
            return database;
        } catch (SQLException e) {
            throw inWords(file, e);
        }
    }

    /** What is wrong with an existing file, a clause each, found without changing it. */
    static List<String> faults(Path file) {
        SQLiteConfig config = unchanging();
        config.setBusyTimeout(BUSY_MILLIS);
        List<String> faults = new ArrayList<>();
        try (Connection connection = config.createConnection(address(file));
                Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > MIGRATIONS.size()) faults.add(newer(file, version));
            if (!sound(statement)) faults.add(unsound(file));
        } catch (SQLException e) {
            faults.add(String.valueOf(inWords(file, e).getMessage()));
        }
        return faults;
    }

    /** Whether every page is in order: a query meets some pages only, and may tell less than there is without a fault. */
    private static boolean sound(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            return row.next() && row.getString(1).equals("ok");
        }
    }

    /** @throws StoreException where a page is not in order, whether or not a query would meet it */
    void examine() {
        boolean sound = read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return sound(statement);
            }
        });
        if (!sound) throw damaged(file, new IllegalStateException("quick_check"));
    }

    private static String newer(Path file, int version) {
        return file + " was written by a newer Phrasefield (schema " + version + ", this one knows " + MIGRATIONS.size()
                + "); use that one, or another --results folder";
    }

    private void migrate() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > MIGRATIONS.size()) {
                throw new StoreException(newer(file, version));
            }
            for (int next = version; next < MIGRATIONS.size(); next++) {
                statement.execute("BEGIN IMMEDIATE");
                if (version(statement) == next) {
                    statement.executeUpdate(text(MIGRATIONS.get(next)));
                    statement.execute("PRAGMA user_version = " + (next + 1));
                }
                statement.execute("COMMIT");
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String text(String migration) {
        try (InputStream in = Database.class.getResourceAsStream(migration)) {
            if (in == null) throw new IllegalStateException("no resource " + migration);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("resource " + migration, e);
        }
    }

    /** Work with the connection; a fault of SQLite becomes one clear sentence. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    synchronized <T> T read(Work<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw inWords(file, e);
        } catch (Json.Unreadable e) {
            throw damaged(file, e);
        }
    }

    /** Work that is done as a whole or not at all, with another database attached as {@code other}. */
    synchronized <T> T attached(Path another, Work<T> work) {
        read(connection -> {
            try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS other")) {
                attach.setString(1, another.toString());
                return attach.execute();
            }
        });
        try {
            return write(work);
        } finally {
            read(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("DETACH other");
                }
            });
        }
    }

    /** Makes one plain file of a database that nobody has open. */
    static void single(Path file) {
        try (Database database = open(file)) {
            database.read(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("PRAGMA journal_mode = DELETE");
                }
            });
        }
    }

    /**
     * Copies a database that nobody writes to.
     *
     * @return whether the file is one, and is sound; nothing is copied where it is not
     */
    static boolean copied(Path from, Path to) {
        SQLiteConfig config = unchanging();
        config.setBusyTimeout(BUSY_MILLIS);
        try (Connection connection = config.createConnection(address(from));
                Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > MIGRATIONS.size()) {
                throw new StoreException(from.getFileName() + " was written by a newer Phrasefield (schema " + version
                        + ", this one knows " + MIGRATIONS.size() + "); take it in with that one");
            }
            if (!sound(statement)) return false;
        } catch (SQLException none) {
            return false;
        }
        try {
            PrivateFiles.remove(to);
            PrivateFiles.create(to);
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            long room = room(to.toAbsolutePath().getParent());
            throw room < LEAST_ROOM
                    ? full(to.toAbsolutePath().getParent(), e)
                    : new StoreException(
                            from.getFileName() + " cannot be copied to " + to.getParent()
                                    + "; see that the one may be read and the other written",
                            e);
        }
    }

    /**
     * From now on a lock that another program holds is tried for again and again.
     *
     * @param tries how long each try takes; above 0
     * @param lasts whether it is tried for once more, asked after each try that was in vain
     */
    void patient(Duration tries, BooleanSupplier lasts) {
        patience = lasts;
        read(used -> {
            try (Statement statement = used.createStatement()) {
                return statement.execute("PRAGMA busy_timeout = " + tries.toMillis());
            }
        });
    }

    /** Begins a transaction; where another program holds the lock, once it does so no more. */
    private void begin() throws SQLException {
        while (true) {
            try {
                connection.setAutoCommit(false);
                return;
            } catch (SQLException held) {
                if (!busy(held) || !patience.getAsBoolean()) throw held;
                undo(held);
            }
        }
    }

    private static boolean busy(SQLException e) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** The work is done as a whole or not at all. */
    synchronized <T> T write(Work<T> work) {
        if (together) return read(work);
        try {
            T value;
            try {
                begin();
                value = work.with(connection);
                connection.commit();
            } catch (Throwable e) {
                undo(e);
                throw e;
            }
            connection.setAutoCommit(true);
            return value;
        } catch (SQLException e) {
            throw inWords(file, e);
        }
    }

    /** All that the work writes is done as a whole or not at all; nobody else reads any of it before. */
    synchronized void together(Runnable work) {
        write(connection -> {
            together = true;
            try {
                work.run();
            } finally {
                together = false;
            }
            return connection;
        });
    }

    /** Takes back what was begun. SQLite does so by itself on a full disk, and then has nothing to take back: the first fault counts. */
    private void undo(Throwable fault) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            fault.addSuppressed(e);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            fault.addSuppressed(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw inWords(file, e);
        }
    }

    private static StoreException damaged(Path file, Throwable cause) {
        return new StoreException(unsound(file), cause);
    }

    private static String unsound(Path file) {
        return file + " is not a database of Phrasefield, or is damaged; it is left as it is. Move it away or name"
                + " another folder with --results; sqlite3's .recover may save what it held";
    }

    /** A fault of SQLite in one clear sentence, told of a file. */
    static StoreException inWords(Path file, SQLException e) {
        Path folder = file.toAbsolutePath().getParent();
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
        return switch (code) {
            case SQLITE_FULL -> full(folder, e);
            case SQLITE_READONLY ->
                new StoreException(
                        file + " may not be written; change its rights, or name another folder with --results", e);
            case SQLITE_CANTOPEN -> new StoreException(closed(file, folder), e);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new HeldStoreException(file + " is in use by another program; try again when it has ended", e);
            case SQLITE_NOTADB, SQLITE_CORRUPT -> damaged(file, e);
            case SQLITE_IOERR -> unreadable(file, room(folder), e);
            default -> new StoreException(file + ": " + e.getMessage(), e);
        };
    }

    /** What is said where nothing more goes into a folder. */
    static StoreException full(@Nullable Path folder, Throwable cause) {
        return new StoreException("The disk is full at " + folder + "; make room, or name another folder", cause);
    }

    /**
     * What is said where the system itself refuses: it does not always call a full disk one.
     *
     * @param room bytes that are free there
     */
    static StoreException unreadable(Path file, long room, Throwable cause) {
        if (room < LEAST_ROOM) return full(file.toAbsolutePath().getParent(), cause);
        return new StoreException(
                "Reading or writing " + file + " failed; see that the disk is there and sound, or name another folder",
                cause);
    }

    private static long room(@Nullable Path folder) {
        try {
            return folder == null ? Long.MAX_VALUE : Files.getFileStore(folder).getUsableSpace();
        } catch (IOException gone) {
            return Long.MAX_VALUE;
        }
    }

    private static String closed(Path file, @Nullable Path folder) {
        if (Files.isDirectory(file)) return file + " is a folder; move it away, or name another folder with --results";
        return Files.isDirectory(folder == null ? file : folder)
                ? folder + " may not be written; change its rights, or name another folder with --results"
                : folder + " is no folder; name another with --results";
    }
}
