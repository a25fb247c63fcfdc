// Planted: LFO6012
using Langfuse.Observe;

namespace Election;

public sealed class BallotReader(LangfuseClient langfuse, Func<byte[], Task<string>> recognise)
{
    public async Task<Dictionary<string, int>> CountAsync(IEnumerable<byte[]> scans)
    {
        var votes = new Dictionary<string, int>();
        foreach (var scan in scans)
        {
            using var reading = langfuse.StartObservation("read-ballot", ObservationType.Tool, metadata: new { scan.Length });
            var name = await recognise(scan);
            if (name.Length == 0)
            {
                Reject(reading);
            }
            else
            {
                votes[name] = votes.GetValueOrDefault(name) + 1;
            }

            reading.End(output: name.Length == 0 ? "invalid" : name);
        }

        return votes;
    }

    private static void Reject(Observation reading) => reading.End(level: ObservationLevel.Warning, statusMessage: "unreadable");
}
