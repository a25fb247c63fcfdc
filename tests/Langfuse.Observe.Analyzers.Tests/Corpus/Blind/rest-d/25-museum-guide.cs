// Planted: LFO6002
using Langfuse.Observe;

namespace Museum;

public sealed record Exhibit(string Title, string Text);

public sealed class Guide(Func<string, Task<string>> model)
{
    [Observe(Name = "guided-tour")]
    public async Task<IReadOnlyList<string>> TourAsync(IReadOnlyList<Exhibit> exhibits)
    {
        var telling = new List<Task<string>>();
        using (ExecutionContext.SuppressFlow())
        {
            foreach (var exhibit in exhibits)
            {
                telling.Add(Task.Run(() => TellAsync(exhibit)));
            }
        }

        return await Task.WhenAll(telling);
    }

    [Observe(Name = "tell", AsType = ObservationType.Chain)]
    private async Task<string> TellAsync(Exhibit exhibit)
    {
        var story = await model($"Tell a child about {exhibit.Title}: {exhibit.Text}");
        return story.Length > 600 ? story[..600] : story;
    }
}
