package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the manifests of files that are given by them, from chunks that the author has claimed and no other. */
record Listed(Drive drive, long account) {
    /**
     * The steps with all manifests that could be read; those of which chunks are missing stay as they are.
     *
     * @throws IllegalArgumentException when what was brought is no manifest
     */
    List<Step> read(List<Step> steps) throws IOException {
        if (steps.stream().noneMatch(Step.WriteListed.class::isInstance)) {
            return steps;
        }
        List<Step> read = new ArrayList<>(steps.size());
        for (Step step : steps) {
            read.add(step instanceof Step.WriteListed listed ? read(listed) : step);
        }
        return read;
    }

    private Step read(Step.WriteListed listed) throws IOException {
        Step.Content content = listed.file().content();
        List<Extent> list = content.manifest().extents();
        Set<ChunkId> chunks = new LinkedHashSet<>();
        list.forEach(extent -> chunks.add(extent.chunk()));
        Map<ChunkId, Claims.Claim> claims = drive.read(ledger -> ledger.claims().of(account, chunks));
        var encoded =
                new ByteArrayOutputStream(Math.toIntExact(content.manifest().size()));
        for (Extent extent : list) {
            Claims.Claim claim = claims.get(extent.chunk());
            if (claim == null || !claim.at().extent().equals(extent)) {
                return listed;
            }
            encoded.write(drive.chunk(claim.at()));
        }
        var told = new Step.Content(
                Manifest.decode(encoded.toByteArray()), content.modified(), content.executable(), content.sources());
        return new Step.WriteFile(listed.file().at(), told, listed.file().only());
    }
}
