package firn.house.tidy;

/** What a rule has against a place: {@code path:line: words}. */
record Finding(String path, long line, String words) {
    @Override
    public String toString() {
        return path + ":" + line + ": " + words;
    }
}
