package org.phrasefield.run;

/** The store cannot do what was asked; the message is one clear sentence that names the place and the way out. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the fault beneath. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Without a fault beneath. */
    public StoreException(String message) {
        super(message);
    }

    /** There is no room, or the disk is gone: no fault of what was asked for. */
    public static final class Exhausted extends StoreException {
        private static final long serialVersionUID = 1L;

        /** With the fault beneath. */
        public Exhausted(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The file is no store, or is damaged; it is left as it is. */
    public static final class Damaged extends StoreException {
        private static final long serialVersionUID = 1L;

        /** With the fault beneath. */
        public Damaged(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
