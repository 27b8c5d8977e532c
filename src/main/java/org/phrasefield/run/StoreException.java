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
}
