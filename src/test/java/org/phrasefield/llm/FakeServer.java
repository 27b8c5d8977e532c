package org.phrasefield.llm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A server made of bare sockets that repairs nothing: each request gets exactly the bytes, the silence or the reset that a test asks for,
 * and the server notes what it was sent and when a client hung up.
 */
public final class FakeServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    /** What one request gets. */
    @FunctionalInterface
    public interface Script {
        void answer(Request request, Wire wire) throws IOException;
    }

    /** One request as it came. */
    public record Request(String method, String path, String version, Map<String, String> headers, String body) {}

    private final Script script;
    private final InetAddress at;
    private final int port;
    private ServerSocket listening;
    private Thread accepting;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
    private final Semaphore hangUps = new Semaphore(0);
    private final ConcurrentLinkedQueue<Instant> closings = new ConcurrentLinkedQueue<>();

    public FakeServer(Script script) throws IOException {
        this(InetAddress.getLoopbackAddress(), script);
    }

    /** At one of this machine's own addresses. */
    FakeServer(InetAddress at, Script script) throws IOException {
        this.script = script;
        this.at = at;
        ServerSocket first = new ServerSocket(0, BACKLOG, at);
        this.listening = first;
        this.port = first.getLocalPort();
        this.accepting = daemon(() -> accept(first));
    }

    int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public List<Request> requests() {
        return requests;
    }

    /** Requests to one path. */
    public List<Request> requests(String path) {
        return requests.stream().filter(one -> one.path().equals(path)).toList();
    }

    /** Forgets what it was sent, so that a long run does not fill the memory. */
    public void forget() {
        requests.clear();
    }

    /** Whether a client hung up while it was kept waiting. */
    public boolean clientHungUp() throws InterruptedException {
        return hangUps.tryAcquire(5, TimeUnit.SECONDS);
    }

    /** Whether a script closed a connection between these two moments: who sends something through that one just then is not heard. */
    public boolean hungUp(Instant from, Instant to) {
        return closings.stream().anyMatch(each -> !each.isBefore(from) && !each.isAfter(to));
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket socket = from.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Wire wire = new Wire(socket, in, hangUps);
            while (!socket.isClosed()) {
                Request request = read(in);
                requests.add(request);
                script.answer(request, wire);
            }
            closings.add(Instant.now());
        } catch (IOException over) {
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", 3);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) throw new IOException("a client that speaks no HTTP");
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Request(first[0], first[1], first[2], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) throw new IOException("client gone");
            if (one != '\r') line.write(one);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fake server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Takes callers again, at the same port, after it was closed. */
    public synchronized void reopen() throws IOException {
        ServerSocket next = new ServerSocket();
        next.setReuseAddress(true);
        next.bind(new InetSocketAddress(at, port), BACKLOG);
        listening = next;
        accepting = daemon(() -> accept(next));
    }

    /** Closes the port and every connection. An accept under way can still take a caller after the close, so it is waited for. */
    @Override
    public synchronized void close() throws IOException {
        listening.close();
        try {
            accepting.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        for (Socket socket : open) socket.close();
    }

    /** One connection, to be written to as a test likes. */
    public static final class Wire {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final Semaphore hangUps;

        private Wire(Socket socket, InputStream in, Semaphore hangUps) throws IOException {
            this.socket = socket;
            this.in = in;
            this.out = socket.getOutputStream();
            this.hangUps = hangUps;
        }

        /** Status line and headers, each such as {@code Retry-After: 3}. */
        public Wire head(int status, String... headers) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Word\r\n");
            for (String header : headers) head.append(header).append("\r\n");
            return bytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        }

        public Wire bytes(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            return this;
        }

        public Wire text(String text) throws IOException {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        /** One chunk of a chunked body. */
        public Wire chunk(byte[] bytes) throws IOException {
            if (bytes.length == 0) return this;
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunk.writeBytes(bytes);
            chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            return bytes(chunk.toByteArray());
        }

        public Wire chunk(String text) throws IOException {
            return chunk(text.getBytes(StandardCharsets.UTF_8));
        }

        /** The last chunk. */
        public Wire end() throws IOException {
            return text("0\r\n\r\n");
        }

        /** A whole reply with its length. */
        public Wire whole(int status, String type, String body, String... more) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String[] headers = new String[more.length + 2];
            headers[0] = "Content-Type: " + type;
            headers[1] = String.format(Locale.ROOT, "Content-Length: %d", bytes.length);
            System.arraycopy(more, 0, headers, 2, more.length);
            return head(status, headers).bytes(bytes);
        }

        public Wire json(int status, String body, String... more) throws IOException {
            return whole(status, "application/json; charset=utf-8", body, more);
        }

        /** Headers of a stream of this type. */
        public Wire stream(String type) throws IOException {
            return head(200, "Content-Type: " + type, "Transfer-Encoding: chunked");
        }

        /** Closes in order. */
        public void close() throws IOException {
            socket.close();
        }

        /** Breaks the connection off. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing for so long; over at once when the client hangs up. */
        public Wire pause(Duration time) throws IOException {
            socket.setSoTimeout((int) Math.max(1, time.toMillis()));
            try {
                if (in.read() < 0) throw new IOException("client gone");
                throw new IOException("the client goes on before it has its reply");
            } catch (SocketTimeoutException over) {
                socket.setSoTimeout(0);
                return this;
            }
        }

        /** Says nothing more until the client hangs up. */
        public void silence() throws IOException {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException broken) {
                socket.close();
            }
            hangUps.release();
            socket.close();
        }
    }
}
