// Planted: LFO6009
using Langfuse.Observe;

namespace Music;

public sealed record Track(string Title, int Seconds);

public sealed class Playlist(IReadOnlyList<Track> tracks)
{
    public IEnumerable<string> Announce(string listener, int limit)
    {
        using (LangfuseContext.Propagate(userId: listener, tags: ["radio"]))
        {
            var left = limit;
            foreach (var track in tracks)
            {
                if ((left -= track.Seconds) < 0)
                {
                    yield break;
                }

                yield return Introduce(track);
            }
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private static string Introduce(Track track) => $"And now: {track.Title}";
}
