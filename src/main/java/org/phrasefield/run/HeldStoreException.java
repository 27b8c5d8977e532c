package org.phrasefield.run;

/** Another program holds the lock of the store, and was waited for in vain. */
public final class HeldStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    /** With the fault beneath. */
    public HeldStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
