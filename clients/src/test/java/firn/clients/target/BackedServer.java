package firn.clients.target;

/** One server on PostgreSQL and S3, as the run's server. */
final class BackedServer {
    private BackedServer() {}

    /** What it stands on lives as long as this process. */
    static FirnServer start() {
        Backing backing = Backing.start();
        try {
            FirnServer server = FirnServer.with(backing.settings());
            Runtime.getRuntime().addShutdownHook(new Thread(backing::close));
            return server;
        } catch (RuntimeException e) {
            backing.close();
            throw e;
        }
    }
}
