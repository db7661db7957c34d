package firn.server.dav;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a file's extension says of its type. */
final class MediaTypes {
    static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = new HashMap<>();

    static {
        add("text/plain", "txt log ini conf cfg asc");
        add("text/markdown", "md markdown");
        add("text/csv", "csv");
        add("text/html", "html htm");
        add("application/xhtml+xml", "xhtml");
        add("text/css", "css");
        add("text/javascript", "js mjs");
        add("text/calendar", "ics");
        add("text/vcard", "vcf");
        add("application/json", "json");
        add("application/xml", "xml xsl");
        add("application/pdf", "pdf");
        add("application/rtf", "rtf");
        add("application/zip", "zip");
        add("application/gzip", "gz tgz");
        add("application/x-7z-compressed", "7z");
        add("application/x-tar", "tar");
        add("application/epub+zip", "epub");
        add("application/msword", "doc dot");
        add("application/vnd.ms-excel", "xls");
        add("application/vnd.ms-powerpoint", "ppt");
        add("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
        add("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
        add("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx");
        add("application/vnd.oasis.opendocument.text", "odt");
        add("application/vnd.oasis.opendocument.spreadsheet", "ods");
        add("application/vnd.oasis.opendocument.presentation", "odp");
        add("image/jpeg", "jpg jpeg");
        add("image/png", "png");
        add("image/gif", "gif");
        add("image/webp", "webp");
        add("image/avif", "avif");
        add("image/heic", "heic heif");
        add("image/svg+xml", "svg svgz");
        add("image/tiff", "tif tiff");
        add("image/bmp", "bmp");
        add("audio/mpeg", "mp3");
        add("audio/ogg", "ogg oga opus");
        add("audio/flac", "flac");
        add("audio/wav", "wav");
        add("audio/mp4", "m4a");
        add("video/mp4", "mp4 m4v");
        add("video/webm", "webm");
        add("video/quicktime", "mov");
        add("video/x-matroska", "mkv");
        add("message/rfc822", "eml");
    }

    private MediaTypes() {}

    static String of(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return UNKNOWN;
        }
        String extension = name.substring(dot + 1);
        String type = BY_EXTENSION.get(extension);
        return type != null ? type : BY_EXTENSION.getOrDefault(extension.toLowerCase(Locale.ROOT), UNKNOWN);
    }

    /** Whether a browser would run or style what is in it. */
    static boolean isActive(String type) {
        return type.contains("html") || type.contains("xml") || type.contains("javascript") || type.contains("css");
    }

    private static void add(String type, String extensions) {
        for (String extension : extensions.split(" ")) {
            BY_EXTENSION.put(extension, type);
        }
    }
}
