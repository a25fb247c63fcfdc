// Planted: LFO4006
using Langfuse.Observe;

namespace Radio.Playlist;

public sealed record Track(string Title, string Genre, TimeSpan Length);

public sealed class PlaylistAgent
{
    private const double Undecided = 0.5;

    [Observe(AsType = ObservationType.Agent)]
    public IReadOnlyList<Track> Compose(IReadOnlyList<Track> library, TimeSpan length)
    {
        var chosen = new List<Track>();
        var total = TimeSpan.Zero;
        foreach (var track in library)
        {
            if (total + track.Length > length)
            {
                break;
            }

            chosen.Add(track);
            total += track.Length;
        }

        LangfuseContext.ScoreCurrentObservation("fills-slot", Fill(total, length), dataType: ScoreDataType.Boolean);
        return chosen;
    }

    private static double Fill(TimeSpan total, TimeSpan length)
    {
        if (total == TimeSpan.Zero)
        {
            return Undecided;
        }

        return length - total < TimeSpan.FromMinutes(3) ? 1 : 0;
    }
}
