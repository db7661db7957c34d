package firn.house.tidy;

import java.util.List;

/** The table of banned calls and of the rooms that own them. {@code firn.server.Main} wires, so it may begin things. */
final class Bans {
    private static final String BENCH = "firn.bench";
    private static final String MAIN = "firn.server.Main";
    private static final String TIMES =
            "(Instant|LocalDate|LocalDateTime|LocalTime|OffsetDateTime|ZonedDateTime|Year|YearMonth)";

    /** In the product. */
    static final List<Banned> PRODUCT = List.of(
            Banned.of(TIMES + "(\\.now\\(\\)|::now)", "take a java.time.InstantSource by constructor"),
            Banned.of("System\\.currentTimeMillis", "take a java.time.InstantSource by constructor"),
            Banned.of("System\\.nanoTime", "only bench measures", BENCH),
            Banned.of("(Clock|InstantSource)\\.(system.*|tick.*)", "Main hands the clock on", MAIN, BENCH),
            Banned.of("new (Random|SplittableRandom|SecureRandom)\\(\\)", "Main hands randomness on", MAIN, BENCH),
            Banned.of("(Math\\.random|UUID\\.randomUUID|ThreadLocalRandom\\.current)", "Main hands randomness on"),
            Banned.of("(Thread|TimeUnit|[A-Z]+)\\.sleep", "wait for what happens, not for time"),
            Banned.of(
                    "(Files\\.[a-z].*|new (FileInputStream|FileOutputStream|RandomAccessFile|FileReader|FileWriter)\\(…\\)"
                            + "|(FileChannel|AsynchronousFileChannel)\\.open)",
                    "the disk belongs to other rooms",
                    "firn.storage.backup",
                    "firn.storage.chunks",
                    "firn.storage.objects",
                    "firn.storage.sql",
                    "firn.server.config",
                    MAIN,
                    BENCH),
            Banned.of("System\\.(out|err)", "say it by SLF4J, or let Main say it", MAIN, "firn.server.admin", BENCH),
            Banned.of(
                    "System\\.(exit|getenv|getProperty)|Runtime\\.halt",
                    "Main alone ends and asks the process",
                    MAIN,
                    "firn.server.config",
                    BENCH),
            Banned.of(".*\\.printStackTrace", "say it by SLF4J"));

    /** In tests. */
    static final List<Banned> TESTS = List.of(
            Banned.of("@Disabled", "mend it or delete it; Assumptions say what is missing on this machine"),
            Banned.of("(Thread|TimeUnit|[A-Z]+)\\.sleep", "wait for what happens, not for time"),
            Banned.of("(new Random\\(\\)|Math\\.random|ThreadLocalRandom\\.current)", "use a fixed seed"),
            Banned.of("Mockito\\..*|@Mock|@Spy", "use the in-memory implementation"));

    private Bans() {}

    static List<Finding> check(JavaFile file) {
        return (file.test() ? TESTS : PRODUCT)
                .stream().flatMap(ban -> ban.look(file).stream()).toList();
    }
}
