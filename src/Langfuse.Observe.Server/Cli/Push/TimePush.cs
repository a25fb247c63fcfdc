using System.Text.Json;

namespace Langfuse.Observe.Server.Cli.Push;

/// <summary>Pushes a list that goes by time: newest first, the place kept with every page, what was left unfinished first.</summary>
internal abstract class TimePush(ServerApi from, bool isDry, Progress progress)
{
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);

    protected ServerApi From { get; } = from;

    protected bool IsDry { get; } = isDry;

    protected abstract string Kind { get; }

    protected abstract string TimeMember { get; }

    public async Task RunAsync(PushState state, PushSince since, CancellationToken cancellationToken)
    {
        var place = state.Of(Kind);
        if (place.Walk is { } left && !IsDry)
        {
            await WalkAsync(state, place, left, cancellationToken);
            place = state.Of(Kind);
        }

        var now = DateTimeOffset.UtcNow;
        var to = DateTimeOffset.FromUnixTimeMilliseconds((now + s_skew).ToUnixTimeMilliseconds());
        await WalkAsync(state, place, new PushWalk(since.After(place.Until), to, to, null), cancellationToken);
    }

    /// <summary>A page of what started in the time, newest first.</summary>
    protected abstract Task<JsonElement> ReadAsync(PushWalk walk, CancellationToken cancellationToken);

    /// <summary>Sends the items of a page.</summary>
    protected abstract Task SendAsync(IReadOnlyList<JsonElement> items, CancellationToken cancellationToken);

    private async Task WalkAsync(PushState state, PushPlace place, PushWalk walk, CancellationToken cancellationToken)
    {
        var begun = DateTimeOffset.UtcNow;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var page = await ReadAsync(walk, cancellationToken);
            // The millisecond at the end of a page is read twice.
            var items = page.Items("data").Where(item => !seen.Contains(Id(item))).ToList();
            await SendAsync(items, cancellationToken);
            progress.Show($"{Kind}, back to {Output.Time(walk.Before)}", walk.Share);
            var oldest = page.Items("data").Select(item => item.Time(TimeMember)).Min();
            if (page.Member("meta").Text("cursor") is not { } next || oldest is null)
            {
                break;
            }

            seen = page.Items("data").Select(Id).ToHashSet(StringComparer.Ordinal);
            walk = walk.After(oldest.Value, next);
            if (!IsDry)
            {
                state.Save(Kind, place with { Walk = walk });
            }
        }

        if (!IsDry)
        {
            var until = walk.To < begun ? walk.To : begun;
            var reaches = place.Until is null || walk.From <= place.Until;
            state.Save(Kind, new PushPlace(reaches && !(until < place.Until) ? until : place.Until, null));
        }
    }

    private static string Id(JsonElement item) => $"{item.Text("traceId")}/{item.Text("id")}";
}
