import java.io.IOException;

/**
 * Starts Neo4j and ends it with the process that started it.
 *
 * Standard input is a pipe held open by that process. The word "stop" on it asks for a clean stop, on every platform alike.
 * Its end without that word means that the holder is gone, however it died: the database then ends at once, and finds its last
 * committed state again from its transaction log at the next start.
 */
public class Watch {
    public static void main(String[] args) throws Exception {
        Thread watcher = new Thread(Watch::untilTold, "watch-parent");
        watcher.setDaemon(true);
        watcher.start();
        org.neo4j.server.Neo4jCommunity.main(args);
    }

    private static void untilTold() {
        StringBuilder told = new StringBuilder();
        try {
            for (int letter = System.in.read(); letter != -1; letter = System.in.read()) {
                told.append((char) letter);
                if (told.toString().startsWith("stop")) System.exit(0);
            }
        } catch (IOException gone) {
            // As at the end of the stream: nobody holds the other end.
        }
        Runtime.getRuntime().halt(1);
    }
}
